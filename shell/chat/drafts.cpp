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
    const auto peer = protocol::Jid::parse(item.id);
    if (auto text = protocol::xml::carriable(std::move(item.value)); peer && !text.empty())
      texts_.emplace(keys_.key(*peer), std::move(text));
  }
  restore_from_one_value(now);
}

// Earlier versions kept all of them as one value.
void Drafts::restore_from_one_value(protocol::Time now) {
  const auto stored = store_.read(store::kDrafts);
  if (!stored) return;
  std::string_view record = *stored;
  bool all_moved = true;
  while (const auto address = store::take_field(record)) {
    const auto text = store::take_field(record);
    if (!text) break;
    const std::string carried = protocol::xml::carriable(std::string(*text));
    const auto peer = protocol::Jid::parse(*address);
    if (peer && !carried.empty() && texts_.emplace(keys_.key(*peer), carried).second)
      all_moved = store_.write_item(store::kDrafts, peer->str(), carried, now) && all_moved;
  }
  if (all_moved) store_.write(store::kDrafts, {}, now);
}

std::string_view Drafts::find(const Key& in) const {
  const auto found = texts_.find(in);
  return found == texts_.end() ? std::string_view() : std::string_view(found->second);
}

void Drafts::put(const Key& in, std::string_view text, protocol::Time now) {
  if (find(in) == text) return;
  if (text.empty())
    texts_.erase(in);
  else
    texts_.insert_or_assign(in, std::string(text));
  changed_.insert(in);
  write_at_ = now + kWriteDelay;
}

void Drafts::flush(protocol::Time now) {
  if (write_at_) write(now);
}

void Drafts::handle_timeout(protocol::Time now) {
  if (write_at_ && *write_at_ <= now) write(now);
}

void Drafts::erase() {
  for (const auto& [in, text] : texts_) remove(in);
  for (const Key& in : changed_) remove(in);  // emptied, which was not written yet
  clear();
}

void Drafts::clear() {
  texts_.clear();
  changed_.clear();
  write_at_.reset();
}

void Drafts::write(protocol::Time now) {
  write_at_.reset();
  for (const Key& in : std::exchange(changed_, {})) {
    const std::string_view text = find(in);
    if (text.empty())
      remove(in);
    else
      store_.write_item(store::kDrafts, keys_.peer_of(in).str(), text, now);
  }
}

void Drafts::remove(const Key& in) { store_.remove_item(store::kDrafts, keys_.peer_of(in).str()); }

}  // namespace shell::chat
