#include "ui/view/list/search.hpp"

#include <algorithm>

#include "ui/text/unicode/utf8.hpp"

namespace ui::view {
namespace {

// Simple case folding for the scripts that have case and are common; others compare as they are.
char32_t folded(char32_t code) {
  if (code >= U'A' && code <= U'Z') return code + 32;
  if ((code >= 0xC0 && code <= 0xDE && code != 0xD7) || (code >= 0x391 && code <= 0x3AB) ||
      (code >= 0x410 && code <= 0x42F))
    return code + 32;
  if (code >= 0x400 && code <= 0x40F) return code + 80;
  if (code >= 0x100 && code <= 0x17F && code % 2 == 0) return code + 1;
  return code;
}

bool is_carried(char32_t code) {
  return code >= 0x20 ? code != 0xFFFE && code != 0xFFFF : code == '\t' || code == '\n' || code == '\r';
}

std::u32string folded(std::string_view text) {
  std::u32string result;
  while (!text.empty()) result.push_back(folded(text::take_code_point(text)));
  return result;
}

bool holds(std::string_view text, const std::u32string& query) {
  return folded(text).find(query) != std::u32string::npos;
}

}  // namespace

std::string searchable(std::string_view typed) {
  std::string carried;
  while (!typed.empty()) {
    const char32_t code = text::take_code_point(typed);
    if (is_carried(code)) text::append_code_point(carried, code);
  }
  return std::string(text::trimmed(carried));
}

bool matches(const model::Conversation& conversation, std::string_view query) {
  const std::u32string wanted = folded(query);
  return holds(conversation.name, wanted) || holds(conversation.address, wanted);
}

Listed::Listed(const model::State& state, std::string_view query, SearchMemory& memory)
    : state_(state), memory_(memory), all_(query.empty()) {
  if (all_) return;
  if (memory.query == query && memory.revision == state.conversations_revision && memory.revision != 0) return;
  memory.query = std::string(query);
  memory.revision = state.conversations_revision;
  memory.found.clear();
  for (std::size_t i = 0; i < state.conversations.size(); ++i)
    if (matches(state.conversations[i], query)) memory.found.push_back(static_cast<std::uint32_t>(i));
}

std::size_t Listed::size() const { return all_ ? state_.conversations.size() : memory_.found.size(); }

const model::Conversation& Listed::at(std::size_t index) const {
  return state_.conversations[all_ ? index : memory_.found[index]];
}

std::size_t Listed::find(const model::ConversationKey& key) const {
  for (std::size_t i = 0; i < size(); ++i)
    if (at(i).key == key) return i;
  return size();
}

}  // namespace ui::view
