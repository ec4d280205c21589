#include <algorithm>
#include <utility>

#include "protocol/sdp/attributes.hpp"
#include "protocol/sdp/description.hpp"
#include "protocol/sdp/grammar.hpp"

namespace protocol::sdp {
namespace {

using Outcome = std::optional<Fault>;

bool is_rtp_transport(std::string_view text) {
  return text == "UDP/TLS/RTP/SAVPF" || text == "UDP/TLS/RTP/SAVP" || text == "RTP/SAVPF" ||
         text == "TCP/TLS/RTP/SAVPF" || text == "RTP/AVPF" || text == "RTP/SAVP" || text == "RTP/AVP";
}

bool is_sctp_transport(std::string_view text) { return text == "UDP/DTLS/SCTP" || text == "TCP/DTLS/SCTP"; }

Outcome read_formats(Media& media, Words words) {
  while (!words.rest.empty()) {
    const auto id = parse_number<std::uint8_t>(words.next(), 0, 127);
    if (!id) return Fault::BadMediaLine;
    if (std::ranges::contains(media.payload_types, *id, &PayloadType::id)) return Fault::Duplicate;
    if (media.payload_types.size() == kMaxPayloadTypes) return Fault::TooLarge;
    media.payload_types.emplace_back().id = *id;
  }
  return media.payload_types.empty() ? Outcome(Fault::BadMediaLine) : std::nullopt;
}

Outcome read_media_line(Media& media, std::string_view value) {
  Words words{value};
  const auto kind = parse_media_kind(words.next());
  const auto port = parse_number<std::uint16_t>(words.next(), 0, 0xFFFF);
  const auto transport = words.next();
  if (!kind || !port) return Fault::BadMediaLine;
  media.kind = *kind;
  media.rejected = *port == 0;
  if (*kind != MediaKind::Application)
    return is_rtp_transport(transport) ? read_formats(media, words) : Outcome(Fault::BadMediaLine);
  const bool known = is_sctp_transport(transport) && words.rest == "webrtc-datachannel";
  return known ? std::nullopt : Outcome(Fault::BadMediaLine);
}

// A section without its own value takes the session's (RFC 8866 §5.13).
void inherit(Media& media, const Media& defaults) {
  if (!media.ice) media.ice = defaults.ice;
  if (media.fingerprints.empty()) media.fingerprints = defaults.fingerprints;
  if (!media.setup) media.setup = defaults.setup;
  if (media.extensions.empty()) media.extensions = defaults.extensions;
  if (defaults.extmap_allow_mixed) media.extmap_allow_mixed = true;
}

Outcome finish_section(Media& media) {
  if (media.ice && (media.ice->ufrag.empty() || media.ice->pwd.empty())) return Fault::Missing;
  if (media.rejected) {
    std::erase_if(media.payload_types, [](const PayloadType& type) { return type.name.empty(); });
    return std::nullopt;
  }
  if (media.mid.empty()) return Fault::Missing;
  for (auto& payload_type : media.payload_types)
    if (payload_type.name.empty() && !fill_static_encoding(payload_type)) return Fault::Missing;
  return std::nullopt;
}

class Parser {
 public:
  Outcome line(std::string_view line) {
    if (line.size() < 2 || line[1] != '=' || line[0] < 'a' || line[0] > 'z') return Fault::BadLine;
    const auto value = line.substr(2);
    if (std::ranges::any_of(value, [](char c) { return static_cast<unsigned char>(c) < 0x20; })) return Fault::BadLine;
    if (header_ < kHeader.size()) return read_header(line[0], value);
    if (line[0] == 'm') return open_section(value);
    return line[0] == 'a' ? read_attribute(value) : std::nullopt;
  }

  Outcome finish() {
    if (header_ < kHeader.size()) return Fault::BadOrder;
    for (auto& media : session_.media) {
      inherit(media, defaults_);
      if (const auto fault = finish_section(media)) return fault;
      if (media.mid.empty()) continue;
      if (std::ranges::count(session_.media, media.mid, &Media::mid) > 1) return Fault::Duplicate;
    }
    return std::nullopt;
  }

  Description take() { return std::move(session_); }

 private:
  static constexpr std::string_view kHeader = "vos";  // RFC 8866 §5

  Outcome read_header(char type, std::string_view value) {
    if (type != kHeader[header_]) return Fault::BadOrder;
    ++header_;
    if (type == 'v') return value == "0" ? std::nullopt : Outcome(Fault::BadLine);
    if (type == 's') return std::nullopt;
    Words words{value};  // <username> <sess-id> <sess-version> …
    words.next();
    words.next();
    const auto version = parse_number<std::uint64_t>(words.next(), 0, ~std::uint64_t{0});
    if (!version) return Fault::BadLine;
    session_.version = *version;
    return std::nullopt;
  }

  Outcome open_section(std::string_view value) {
    if (session_.media.size() == kMaxSections) return Fault::TooLarge;
    auto& media = session_.media.emplace_back();
    media.direction = defaults_.direction;
    return read_media_line(media, value);
  }

  Outcome read_attribute(std::string_view attribute) {
    const auto colon = attribute.find(':');
    const auto name = attribute.substr(0, colon);
    const auto value = colon == std::string_view::npos ? std::string_view{} : attribute.substr(colon + 1);
    if (!is_token(name)) return Fault::BadLine;
    if (session_.media.empty()) return read_session_attribute(session_, defaults_, name, value);
    return read_media_attribute(session_.media.back(), name, value);
  }

  Description session_;
  Media defaults_;
  std::size_t header_ = 0;
};

std::string_view take_line(std::string_view& rest) {
  const auto end = rest.find('\n');
  auto line = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

std::optional<MediaKind> parse_media_kind(std::string_view text) {
  if (text == "audio") return MediaKind::Audio;
  if (text == "video") return MediaKind::Video;
  if (text == "application") return MediaKind::Application;
  return std::nullopt;
}

std::expected<Description, ParseError> parse(std::string_view text) {
  if (text.size() > kMaxBytes) return std::unexpected(ParseError{Fault::TooLarge, 0});
  Parser parser;
  std::size_t number = 0;
  while (!text.empty()) {
    if (++number > kMaxLines) return std::unexpected(ParseError{Fault::TooLarge, number});
    if (const auto fault = parser.line(take_line(text))) return std::unexpected(ParseError{*fault, number});
  }
  if (const auto fault = parser.finish()) return std::unexpected(ParseError{*fault, number});
  return parser.take();
}

}  // namespace protocol::sdp
