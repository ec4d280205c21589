#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>

#include "protocol/core/jid.hpp"

namespace protocol {

// A string identifier of one kind; different kinds do not convert into each other.
template <class Tag>
struct StringId {
  std::string value;

  friend auto operator<=>(const StringId&, const StringId&) = default;
  [[nodiscard]] bool empty() const { return value.empty(); }
};

using MessageId =
    StringId<struct MessageIdTag>;  // `id` of a message as its sender chose it (RFC 6120 §8.1.3); also its origin-id
using CallId = StringId<struct CallIdTag>;  // what people see as one call, with one other person or with several
// Jingle `sid`: one session with one peer. The JMI `id` of what proposed it, too (XEP-0166 §7, XEP-0353 §3).
using SessionId = StringId<struct SessionIdTag>;

// A message as an archive knows it (XEP-0359 §3, XEP-0313). Another archive may use the same id for something else.
struct ArchiveId {
  Jid by;  // whose archive it is: an account or a room, bare
  std::string id;

  friend bool operator==(const ArchiveId&, const ArchiveId&) = default;
  [[nodiscard]] bool empty() const { return id.empty(); }
};

// Names a request given to Session::send() until its answer comes as an event. Never reused within a Session.
enum class RequestId : std::uint64_t {};

}  // namespace protocol

template <class Tag>
struct std::hash<protocol::StringId<Tag>> {
  std::size_t operator()(const protocol::StringId<Tag>& id) const { return std::hash<std::string>{}(id.value); }
};

template <>
struct std::hash<protocol::ArchiveId> {
  // Almost all that are compared are of one archive.
  std::size_t operator()(const protocol::ArchiveId& id) const { return std::hash<std::string>{}(id.id); }
};
