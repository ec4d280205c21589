#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/core/id.hpp"
#include "protocol/core/jid.hpp"
#include "protocol/xep/0166_jingle/reason.hpp"
#include "protocol/xml/element.hpp"
#include "protocol/xml/writer.hpp"

// The <jingle/> element (XEP-0166 §7): which session, what happens, and to which contents.
namespace protocol::xep0166 {

enum class Action : std::uint8_t {
  ContentAccept,
  ContentAdd,
  ContentModify,
  ContentReject,
  ContentRemove,
  DescriptionInfo,
  SecurityInfo,
  SessionAccept,
  SessionInfo,
  SessionInitiate,
  SessionTerminate,
  TransportAccept,
  TransportInfo,
  TransportReject,
  TransportReplace,
};

enum class Role : std::uint8_t { Initiator, Responder };
// Which sides send media of a content.
enum class Senders : std::uint8_t { Both, Initiator, Responder, None };

[[nodiscard]] constexpr Role other(Role role) { return role == Role::Initiator ? Role::Responder : Role::Initiator; }
[[nodiscard]] std::string_view name_of(Action action);
[[nodiscard]] std::string_view name_of(Senders senders);
[[nodiscard]] std::optional<Senders> parse_senders(std::string_view text);
// Whether `role` sends.
[[nodiscard]] constexpr bool sends(Senders senders, Role role) {
  return senders == Senders::Both || senders == (role == Role::Initiator ? Senders::Initiator : Senders::Responder);
}

inline constexpr std::size_t kMaxContents = 32;
inline constexpr std::size_t kMaxSid = 256;
inline constexpr std::size_t kMaxContentName = 256;

// A <content/> as it came; description and transport are for the codecs of their own namespaces.
struct ReceivedContent {
  Role creator = Role::Initiator;
  std::string name;
  Senders senders = Senders::Both;
  xml::Element description;  // null: none
  xml::Element transport;    // null: none
};

// A <jingle/> as it came; its elements are valid as long as the frame.
struct ReceivedJingle {
  Action action = Action::SessionInfo;
  SessionId sid;
  std::vector<ReceivedContent> contents;  // names are unique
  std::optional<Reason> reason;
  xml::Element element;
};

// Nothing if attributes that must be there are not, or are not of the values that the XEP allows, or passing the limits.
[[nodiscard]] std::optional<ReceivedJingle> read_jingle(const xml::Element& element);

// A <content/> to send.
struct Content {
  Role creator = Role::Initiator;
  std::string name;
  Senders senders = Senders::Both;
  xml::Serialized description;  // may be nothing
  xml::Serialized transport;    // may be nothing
};

// A <jingle/> to send. `initiator` and `responder` are left out when empty; `extra` is further children.
struct Jingle {
  Action action = Action::SessionInfo;
  SessionId sid;
  Jid initiator;
  Jid responder;
  std::vector<Content> contents;
  std::optional<Reason> reason;
  xml::Serialized extra;
};

[[nodiscard]] xml::Serialized write_jingle(const Jingle& jingle);

// Conditions that go with a stanza error (XEP-0166 §10).
enum class ErrorCondition : std::uint8_t { OutOfOrder, TieBreak, UnknownSession, UnsupportedInfo };
[[nodiscard]] xml::Serialized write_error_condition(ErrorCondition condition);

}  // namespace protocol::xep0166
