#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace protocol::sdp {

// One `name=value` of `a=fmtp` (RFC 8866 §6.15). Formats such as telephone-event (`0-15`) and red (`111/111`) have
// values without a name.
struct Parameter {
  std::string name;   // token; empty: a bare value
  std::string value;  // without white space and ';'

  friend bool operator==(const Parameter&, const Parameter&) = default;
};

// RTCP feedback that a codec may use (RFC 4585 §4.2), such as `nack pli`, or `trr-int` with a number.
struct Feedback {
  std::string type;     // token
  std::string subtype;  // words, or empty

  friend bool operator==(const Feedback&, const Feedback&) = default;
};

// A codec under its number in RTP (RFC 8866 §6.6).
struct PayloadType {
  std::uint8_t id = 0;           // at most 127
  std::string name;              // token
  std::uint32_t clock_rate = 0;  // Hz
  std::uint8_t channels = 1;
  std::vector<Parameter> parameters;
  std::vector<Feedback> feedback;

  friend bool operator==(const PayloadType&, const PayloadType&) = default;
};

// Checked values; nothing if they break the grammar.
[[nodiscard]] std::optional<Parameter> make_parameter(std::string_view name, std::string_view value);
[[nodiscard]] std::optional<Feedback> make_feedback(std::string_view type, std::string_view subtype);

// The value of `a=fmtp` behind the payload type: `name=value;name=value`, or bare values.
[[nodiscard]] std::optional<std::vector<Parameter>> parse_parameters(std::string_view text);
[[nodiscard]] std::string write_parameters(const std::vector<Parameter>& parameters);

// Fills name, clock rate and channels out of the value of `a=rtpmap` behind the payload type. False: ill-formed.
[[nodiscard]] bool parse_encoding(std::string_view text, PayloadType& payload_type);
// The same for the static payload types that may go without an rtpmap (RFC 3551 §6). False: not one of them.
[[nodiscard]] bool fill_static_encoding(PayloadType& payload_type);

inline constexpr std::size_t kMaxParameters = 64;
inline constexpr std::size_t kMaxFeedback = 32;
inline constexpr std::uint32_t kMaxClockRate = 1'000'000;

}  // namespace protocol::sdp
