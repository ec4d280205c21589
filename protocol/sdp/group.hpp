#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace protocol::sdp {

// `a=group` (RFC 5888 §5); BUNDLE (RFC 9143): sections that share one transport.
struct Group {
  std::string semantics;  // token
  std::vector<std::string> mids;

  friend bool operator==(const Group&, const Group&) = default;
};

inline constexpr std::string_view kBundle = "BUNDLE";
inline constexpr std::size_t kMaxGroups = 8;

// `a=mid`: a token; browsers refuse more than 16 characters, because it must fit into an RTP header extension.
[[nodiscard]] bool is_mid(std::string_view text);

[[nodiscard]] std::optional<Group> parse_group(std::string_view text);  // value of `a=group`
[[nodiscard]] std::string write_group(const Group& group);

}  // namespace protocol::sdp
