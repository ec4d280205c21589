#include "protocol/xep/0085_chat_states/codec.hpp"

#include <array>

namespace protocol::xep0085 {
namespace {

// In the order of ChatState.
constexpr std::array<std::string_view, 5> kNames{"active", "composing", "paused", "inactive", "gone"};

}  // namespace

std::string_view state_name(ChatState state) { return kNames[static_cast<std::size_t>(state)]; }

std::optional<ChatState> parse_state(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i)
    if (kNames[i] == name) return static_cast<ChatState>(i);
  return std::nullopt;
}

void write_state(xml::Writer& writer, ChatState state) { writer.open(state_name(state), kNamespace).close(); }

}  // namespace protocol::xep0085
