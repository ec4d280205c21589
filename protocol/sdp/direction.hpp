#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace protocol::sdp {

// Which way media flows, seen from the side whose description it is (RFC 8866 §6.7).
enum class Direction : std::uint8_t { SendRecv, SendOnly, RecvOnly, Inactive };

[[nodiscard]] constexpr std::optional<Direction> parse_direction(std::string_view text) {
  if (text == "sendrecv") return Direction::SendRecv;
  if (text == "sendonly") return Direction::SendOnly;
  if (text == "recvonly") return Direction::RecvOnly;
  if (text == "inactive") return Direction::Inactive;
  return std::nullopt;
}

[[nodiscard]] constexpr std::string_view name_of(Direction direction) {
  switch (direction) {
    case Direction::SendRecv: return "sendrecv";
    case Direction::SendOnly: return "sendonly";
    case Direction::RecvOnly: return "recvonly";
    case Direction::Inactive: return "inactive";
  }
  return {};
}

}  // namespace protocol::sdp
