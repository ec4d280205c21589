#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/xml/element.hpp"
#include "protocol/xml/writer.hpp"

namespace protocol::xep0166 {

inline constexpr std::string_view kJingle = "urn:xmpp:jingle:1";

// Defined conditions of <reason/> (XEP-0166 §7.4).
enum class Condition : std::uint8_t {
  AlternativeSession,
  Busy,
  Cancel,
  ConnectivityError,
  Decline,
  Expired,
  FailedApplication,
  FailedTransport,
  GeneralError,
  Gone,
  IncompatibleParameters,
  MediaError,
  SecurityError,
  Success,
  Timeout,
  UnsupportedApplications,
  UnsupportedTransports,
};

struct Reason {
  Condition condition = Condition::GeneralError;
  std::string text;  // for people, in the sender's words; at most kMaxReasonText bytes

  friend bool operator==(const Reason&, const Reason&) = default;
};

inline constexpr std::size_t kMaxReasonText = 1024;

[[nodiscard]] std::string_view name_of(Condition condition);

// Reads the <reason/> child of a <jingle/> or of a JMI element. Nothing without one; an unknown condition is GeneralError.
[[nodiscard]] std::optional<Reason> read_reason(const xml::Element& parent);
void write_reason(xml::Writer& writer, const Reason& reason);

}  // namespace protocol::xep0166
