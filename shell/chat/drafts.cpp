#include "shell/chat/drafts.hpp"

#include <chrono>

#include "shell/store/record.hpp"

namespace shell::chat {
namespace {

constexpr protocol::Duration kWriteDelay = std::chrono::seconds(1);

}  // namespace

void Drafts::restore() {
  const auto stored = store_.read(store::kDrafts);
  std::string_view record = stored ? std::string_view(*stored) : std::string_view();
  while (const auto address = store::take_field(record)) {
    const auto text = store::take_field(record);
    if (!text) {
      return;
    }
    texts_.emplace(*address, *text);
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

void Drafts::clear() {
  texts_.clear();
  write_at_.reset();
}

void Drafts::write(protocol::Time now) {
  write_at_.reset();
  std::string record;
  for (const auto& [address, text] : texts_) {
    store::append_field(record, address);
    store::append_field(record, text);
  }
  store_.write(store::kDrafts, record, now);
}

}  // namespace shell::chat
