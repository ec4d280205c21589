#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "protocol/core/id.hpp"
#include "protocol/core/time.hpp"
#include "protocol/xep/0461_replies/reply.hpp"
#include "ui/model/message.hpp"

namespace shell::chat {

// How one side reacts to a message (XEP-0444).
struct Opinion {
  std::vector<std::string> emoji;  // each once
  protocol::Timestamp at{};        // what is older does not count any more
  protocol::MessageId by{};        // the message that said so
};

enum class Side : std::uint8_t { Own, Theirs };

// What a message has beside its words.
struct Extras {
  // What it answers, and who wrote that and how it begins, by the answer's word.
  std::optional<protocol::xep0461::Reply> reply;
  Side answered = Side::Theirs;
  std::string quoted;
  std::array<Opinion, 2> opinions;  // by Side
  bool deleted = false;             // by its sender (XEP-0424): its words are gone

  // For the views, filled whenever one asks.
  std::vector<ui::model::Reaction> reactions;
  ui::model::MessageDetails details;

  [[nodiscard]] Opinion& of(Side side) { return opinions.at(static_cast<std::size_t>(side)); }
  [[nodiscard]] const Opinion& of(Side side) const { return opinions.at(static_cast<std::size_t>(side)); }
  // Whether it has what its message did not bring itself.
  [[nodiscard]] bool was_referred_to() const {
    return deleted || opinions[0].at != protocol::Timestamp{} || opinions[1].at != protocol::Timestamp{};
  }
};

}  // namespace shell::chat
