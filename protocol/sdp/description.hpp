#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/sdp/candidate.hpp"
#include "protocol/sdp/codec.hpp"
#include "protocol/sdp/direction.hpp"
#include "protocol/sdp/extmap.hpp"
#include "protocol/sdp/fingerprint.hpp"
#include "protocol/sdp/group.hpp"
#include "protocol/sdp/ice.hpp"
#include "protocol/sdp/source.hpp"

// Session descriptions as browsers make and take them: RFC 8866 in the profile of JSEP (RFC 8829 §5).
namespace protocol::sdp {

inline constexpr std::size_t kMaxBytes = 256 * 1024;
inline constexpr std::size_t kMaxLines = 8192;
inline constexpr std::size_t kMaxSections = 32;
inline constexpr std::size_t kMaxCandidates = 256;  // of a section
inline constexpr std::size_t kMaxPayloadTypes = 128;
inline constexpr std::size_t kMaxExtensions = 64;
inline constexpr std::size_t kMaxFingerprints = 8;

enum class MediaKind : std::uint8_t { Audio, Video, Application };

[[nodiscard]] std::optional<MediaKind> parse_media_kind(std::string_view text);
[[nodiscard]] std::string_view name_of(MediaKind kind);

// A data channel association (RFC 8841 §5, §6).
struct Sctp {
  std::uint16_t port = 5000;
  std::uint64_t max_message_size = 65536;  // bytes; 0: any

  friend bool operator==(const Sctp&, const Sctp&) = default;
};

// One media section (`m=`). What the session level says for all of them (ICE, DTLS, direction) is in each of them.
struct Media {
  MediaKind kind = MediaKind::Audio;
  bool rejected = false;  // port 0
  std::string mid;
  Direction direction = Direction::SendRecv;

  std::optional<IceCredentials> ice;
  std::vector<IceCandidate> candidates;
  std::vector<Fingerprint> fingerprints;
  std::optional<Setup> setup;

  std::vector<PayloadType> payload_types;  // most wanted first
  std::vector<Feedback> feedback;          // for every payload type (`*`)
  std::vector<HeaderExtension> extensions;
  bool extmap_allow_mixed = false;  // RFC 8285 §6
  std::vector<Source> sources;
  std::vector<SourceGroup> source_groups;
  std::vector<Msid> msids;
  bool rtcp_mux = false;                   // RFC 5761
  bool rtcp_reduced_size = false;          // RFC 5506
  std::optional<std::uint16_t> ptime;      // milliseconds
  std::optional<std::uint16_t> max_ptime;  // milliseconds
  std::optional<Sctp> sctp;                // of Application only

  friend bool operator==(const Media&, const Media&) = default;
};

struct Description {
  std::uint64_t version = 1;  // of the origin line; grows with each description of a session
  std::vector<Group> groups;
  bool ice_lite = false;
  std::vector<Media> media;

  friend bool operator==(const Description&, const Description&) = default;
};

enum class Fault : std::uint8_t {
  TooLarge,      // more bytes, lines or repetitions than the limits above
  BadLine,       // not `<letter>=<value>`, or a control character
  BadOrder,      // the session does not begin with v=, o=, s=, or a line stands where it must not
  BadMediaLine,  // `m=` breaks its grammar or names an unknown kind or transport
  BadAttribute,  // a known attribute breaks its grammar
  Duplicate,     // an attribute or mid that may stand once stands twice
  Missing,       // a payload type without encoding, or a section without mid
};

struct ParseError {
  Fault fault = Fault::BadLine;
  std::size_t line = 0;  // counted from 1

  friend bool operator==(const ParseError&, const ParseError&) = default;
};

// Reads a description. Lines end with CRLF or LF. Unknown attributes and lines other than `a=` are skipped.
[[nodiscard]] std::expected<Description, ParseError> parse(std::string_view text);

// Writes what parse() reads back, in the order of RFC 8829 §5.2.1 and with CRLF. Every value must follow its grammar, as
// all values that parse() or the XML codecs make do.
[[nodiscard]] std::string write(const Description& description);

}  // namespace protocol::sdp
