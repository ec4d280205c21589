#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace protocol::sdp {

// `a=ssrc:<ssrc> <name>:<value>` (RFC 5576 §4.1), of those that a browser reads.
struct SourceAttribute {
  std::string name;   // cname, label, mslabel or msid
  std::string value;  // one word; of msid as write_msid() gives it

  friend bool operator==(const SourceAttribute&, const SourceAttribute&) = default;
};

struct Source {
  std::uint32_t ssrc = 0;
  std::vector<SourceAttribute> attributes;

  friend bool operator==(const Source&, const Source&) = default;
};

// `a=ssrc-group`, such as FID for a stream and its retransmissions (RFC 5576 §4.2).
struct SourceGroup {
  std::string semantics;  // token
  std::vector<std::uint32_t> ssrcs;

  friend bool operator==(const SourceGroup&, const SourceGroup&) = default;
};

// `a=msid` (RFC 8830 §2): which MediaStream and track a section is.
struct Msid {
  std::string stream;  // a plain word of at most 128 characters; "-": none
  std::string track;   // the same; may be empty

  friend bool operator==(const Msid&, const Msid&) = default;
};

inline constexpr std::size_t kMaxSources = 64;
inline constexpr std::size_t kMaxSourceAttributes = 16;

[[nodiscard]] std::optional<std::uint32_t> parse_ssrc(std::string_view text);
// White space around `value` goes. Nothing if it is not as that attribute's grammar has it, or no browser reads it.
[[nodiscard]] std::optional<SourceAttribute> make_source_attribute(std::string_view name, std::string_view value);
[[nodiscard]] std::optional<SourceGroup> parse_source_group(std::string_view text);  // value of `a=ssrc-group`
[[nodiscard]] std::optional<Msid> parse_msid(std::string_view text);                 // value of `a=msid`
[[nodiscard]] std::string write_msid(const Msid& msid);

// The source with this number, made at the end if it is new; null if there are kMaxSources others.
[[nodiscard]] Source* find_or_add(std::vector<Source>& sources, std::uint32_t ssrc);

}  // namespace protocol::sdp
