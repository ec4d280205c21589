#include "shell/chat/replying.hpp"

#include <cstddef>
#include <ranges>
#include <string>
#include <string_view>

#include "shell/chat/timeline/preview.hpp"

namespace shell::chat {
namespace {

// Of what is answered, for those whose program does not show that.
constexpr std::size_t kQuotedBytes = 400;

std::string quoted(std::string_view text) {
  const std::string line = preview(text, kQuotedBytes);
  return line.empty() ? std::string() : "> " + line + "\n";
}

}  // namespace

const Entry* Replying::find(const Key& in, ui::model::MessageKey message) const {
  const MessageTimeline* const timeline = conversations_.find_timeline(in);
  const Entry* const entry = timeline != nullptr ? timeline->entry(message) : nullptr;
  return entry != nullptr && !is_deleted(*entry) && !reference_id(*entry).empty() ? entry : nullptr;
}

void Replying::begin(const Key& in, ui::model::MessageKey message) {
  const auto& open = model_.read().open;
  const Entry* const entry = find(in, message);
  if (entry == nullptr || !open || open->key != in) return;
  original_ = message;
  const MessageTimeline& timeline = *conversations_.find_timeline(in);
  const auto item = timeline.item(*timeline.position_of(message));
  model_.edit().open->compose.replying =
      ui::model::QuotedMessage{.author = std::string(item.author), .text = std::string(item.text)};
}

void Replying::end() {
  const auto& open = model_.read().open;
  if (open && open->compose.replying) model_.edit().open->compose.replying.reset();
}

std::optional<protocol::xep0461::Reply> Replying::take(const Key& in, const protocol::Jid& own,
                                                       const protocol::Jid& peer) {
  const auto& open = model_.read().open;
  if (!open || open->key != in || !open->compose.replying) return std::nullopt;
  end();
  const Entry* const entry = find(in, original_);
  if (entry == nullptr) return std::nullopt;
  return protocol::xep0461::Reply{.to = entry->kind == ui::model::ItemKind::Outgoing ? own : peer,
                                  .of = reference_id(*entry),
                                  .quoted = quoted(entry->hint ? *entry->hint : entry->text)};
}

}  // namespace shell::chat
