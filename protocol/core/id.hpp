#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>

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
using ArchiveId = StringId<struct ArchiveIdTag>;  // <stanza-id/> by an archive (XEP-0359, XEP-0313)
using CallId = StringId<struct CallIdTag>;        // what people see as one call, with one other person or with several
// Jingle `sid`: one session with one peer. The JMI `id` of what proposed it, too (XEP-0166 §7, XEP-0353 §3).
using SessionId = StringId<struct SessionIdTag>;

// Names a request given to Session::send() until its answer comes as an event. Never reused within a Session.
enum class RequestId : std::uint64_t {};

}  // namespace protocol

template <class Tag>
struct std::hash<protocol::StringId<Tag>> {
  std::size_t operator()(const protocol::StringId<Tag>& id) const { return std::hash<std::string>{}(id.value); }
};
