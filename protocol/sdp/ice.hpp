#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "protocol/sdp/grammar.hpp"

namespace protocol::sdp {

// What connectivity checks authenticate with (RFC 8839 §5.4); another pair means an ICE restart.
struct IceCredentials {
  std::string ufrag;  // 4 to 256 ice-char
  std::string pwd;    // 22 to 256 ice-char

  friend bool operator==(const IceCredentials&, const IceCredentials&) = default;
};

[[nodiscard]] inline bool is_ufrag(std::string_view text) { return is_ice_chars(text, 4, 256); }
[[nodiscard]] inline bool is_ice_pwd(std::string_view text) { return is_ice_chars(text, 22, 256); }

// Nothing if one of them breaks the grammar.
[[nodiscard]] inline std::optional<IceCredentials> make_credentials(std::string_view ufrag, std::string_view pwd) {
  if (!is_ufrag(ufrag) || !is_ice_pwd(pwd)) return std::nullopt;
  return IceCredentials{std::string(ufrag), std::string(pwd)};
}

}  // namespace protocol::sdp
