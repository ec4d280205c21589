#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/sdp/direction.hpp"

namespace protocol::sdp {

// An RTP header extension (RFC 8285 §5).
struct HeaderExtension {
  std::uint16_t id = 1;  // 1 to 255, or 4096 to 4351 while only offered
  std::string uri;       // without white space
  Direction direction = Direction::SendRecv;

  friend bool operator==(const HeaderExtension&, const HeaderExtension&) = default;
};

[[nodiscard]] std::optional<std::uint16_t> parse_extension_id(std::string_view text);
[[nodiscard]] bool is_extension_uri(std::string_view text);

// The value of `a=extmap`; extension attributes behind the URI are dropped.
[[nodiscard]] std::optional<HeaderExtension> parse_extmap(std::string_view text);
[[nodiscard]] std::string write_extmap(const HeaderExtension& extension);

}  // namespace protocol::sdp
