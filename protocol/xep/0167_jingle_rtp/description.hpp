#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "protocol/sdp/codec.hpp"
#include "protocol/sdp/description.hpp"
#include "protocol/sdp/source.hpp"
#include "protocol/xep/0167_jingle_rtp/payload_type.hpp"
#include "protocol/xep/0294_hdrext/hdrext.hpp"
#include "protocol/xml/element.hpp"
#include "protocol/xml/writer.hpp"

namespace protocol::xep0167 {

inline constexpr std::string_view kRtp = "urn:xmpp:jingle:apps:rtp:1";
inline constexpr std::string_view kRtpAudio = "urn:xmpp:jingle:apps:rtp:audio";
inline constexpr std::string_view kRtpVideo = "urn:xmpp:jingle:apps:rtp:video";

// A <description/> of RTP media (XEP-0167 §4) with what XEP-0293, XEP-0294 and XEP-0339 put into it. <encryption/> is not
// read: media are protected by DTLS-SRTP only.
struct Description {
  sdp::MediaKind media = sdp::MediaKind::Audio;  // Audio or Video
  std::vector<sdp::PayloadType> payload_types;   // most wanted first; never empty when read
  PacketTimes times;
  std::vector<sdp::Feedback> feedback;  // for every payload type
  std::vector<xep0294::HeaderExtension> extensions;
  xep0294::Mixing mixing = xep0294::Mixing::Refused;
  std::vector<sdp::Source> sources;
  std::vector<sdp::SourceGroup> source_groups;
  std::vector<sdp::Msid> streams;  // <stream/> of the msid extension, else out of the sources
  bool rtcp_mux = false;
  bool rtcp_reduced_size = false;

  friend bool operator==(const Description&, const Description&) = default;
};

// Nothing if it is not of this namespace, has no media of ours, or no payload type that follows the grammar of SDP.
[[nodiscard]] std::optional<Description> read_description(const xml::Element& element);
[[nodiscard]] xml::Serialized write_description(const Description& description);

// The `media` attribute alone, as a JMI <propose/> carries it.
[[nodiscard]] std::optional<sdp::MediaKind> read_media(const xml::Element& element);

}  // namespace protocol::xep0167
