#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/xep/0166_jingle/jingle.hpp"
#include "protocol/xml/element.hpp"
#include "protocol/xml/writer.hpp"

// RTP header extensions in a description (XEP-0294): <rtp-hdrext/> and <extmap-allow-mixed/>.
namespace protocol::xep0294 {

inline constexpr std::string_view kHdrext = "urn:xmpp:jingle:apps:rtp:rtp-hdrext:0";

struct HeaderExtension {
  std::uint16_t id = 1;  // as in `a=extmap`
  std::string uri;       // without white space
  xep0166::Senders senders = xep0166::Senders::Both;

  friend bool operator==(const HeaderExtension&, const HeaderExtension&) = default;
};

// All that `description` has, without those that break the grammar of SDP or use a number twice.
[[nodiscard]] std::vector<HeaderExtension> read_extensions(const xml::Element& description);
void write_extensions(xml::Writer& writer, const std::vector<HeaderExtension>& extensions);

// RFC 8285 §6: one- and two-byte headers may be mixed in a stream.
enum class Mixing : bool { Refused, Allowed };
[[nodiscard]] Mixing read_mixing(const xml::Element& description);
void write_mixing(xml::Writer& writer, Mixing mixing);

}  // namespace protocol::xep0294
