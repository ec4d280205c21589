#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "protocol/core/id.hpp"
#include "protocol/xep/0166_jingle/reason.hpp"
#include "protocol/xml/element.hpp"
#include "protocol/xml/writer.hpp"

// Jingle Message Initiation (XEP-0353): how a call rings on all devices before one of them takes it.
namespace protocol::xep0353 {

inline constexpr std::string_view kJmi = "urn:xmpp:jingle-message:0";

enum class Kind : std::uint8_t {
  Accept,  // of the older form of the protocol: one of our devices took the call; sent to our own bare address
  Finish,
  Proceed,
  Propose,
  Reject,
  Retract,
  Ringing,
};

inline constexpr std::array<std::string_view, 7> kNames{"accept", "finish",  "proceed", "propose",
                                                        "reject", "retract", "ringing"};

struct Media {
  bool audio = true;
  bool video = false;
  friend bool operator==(const Media&, const Media&) = default;
};

struct Message {
  Kind kind = Kind::Propose;
  SessionId id;
  Media media{.audio = false, .video = false};  // of Propose
  std::optional<xep0166::Reason> reason;        // of Finish, Reject and Retract
  bool tie_break = false;                       // of Reject and Retract
  SessionId migrated_to;                        // of Finish; empty: not migrated

  friend bool operator==(const Message&, const Message&) = default;
};

// Nothing without a usable id, or where a propose has no RTP media.
[[nodiscard]] std::optional<Message> read_message(const xml::Element& element);
[[nodiscard]] xml::Serialized write_message(const Message& message);

}  // namespace protocol::xep0353
