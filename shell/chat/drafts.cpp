#include "shell/chat/drafts.hpp"

#include <chrono>
#include <utility>

#include "protocol/xml/characters.hpp"
#include "shell/store/record.hpp"

namespace shell::chat {
namespace {

constexpr protocol::Duration kWriteDelay = std::chrono::seconds(1);

}  // namespace

void Drafts::restore(protocol::Time now) {
  for (store::AccountStore::Item& item : store_.read_items(store::kDrafts)) {
    if (auto text = protocol::xml::carriable(std::move(item.value)); !text.empty()) {
      texts_.emplace(std::move(item.id), std::move(text));
    }
  }
  restore_from_one_value(now);
}

// Earlier versions kept all of them as one value.
void Drafts::restore_from_one_value(protocol::Time now) {
  const auto stored = store_.read(store::kDrafts);
  if (!stored) {
    return;
  }
  std::string_view record = *stored;
  bool all_moved = true;
  while (const auto address = store::take_field(record)) {
    const auto text = store::take_field(record);
    if (!text) {
      break;
    }
    const std::string carried = protocol::xml::carriable(std::string(*text));
    if (!carried.empty() && texts_.emplace(*address, carried).second) {
      all_moved = store_.write_item(store::kDrafts, *address, carried, now) && all_moved;
    }
  }
  if (all_moved) {
    store_.write(store::kDrafts, {}, now);
  }
}

std::string_view Drafts::find(std::string_view address) const {
  const auto found = texts_.find(address);
  return found == texts_.end() ? std::string_view() : std::string_view(found->second);
}

void Drafts::put(const std::string& address, std::string_view text, protocol::Time now) {
  if (find(address) == text) {
    return;
  }
  if (text.empty()) {
    texts_.erase(address);
  } else {
    texts_.insert_or_assign(address, std::string(text));
  }
  changed_.insert(address);
  write_at_ = now + kWriteDelay;
}

void Drafts::flush(protocol::Time now) {
  if (write_at_) {
    write(now);
  }
}

void Drafts::handle_timeout(protocol::Time now) {
  if (write_at_ && *write_at_ <= now) {
    write(now);
  }
}

void Drafts::erase() {
  for (const auto& [address, text] : texts_) {
    store_.remove_item(store::kDrafts, address);
  }
  for (const std::string& address : changed_) {
    store_.remove_item(store::kDrafts, address);  // emptied, which was not written yet
  }
  clear();
}

void Drafts::clear() {
  texts_.clear();
  changed_.clear();
  write_at_.reset();
}

void Drafts::write(protocol::Time now) {
  write_at_.reset();
  for (const std::string& address : std::exchange(changed_, {})) {
    const std::string_view text = find(address);
    if (text.empty()) {
      store_.remove_item(store::kDrafts, address);
    } else {
      store_.write_item(store::kDrafts, address, text, now);
    }
  }
}

}  // namespace shell::chat
