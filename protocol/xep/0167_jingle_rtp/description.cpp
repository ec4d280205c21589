#include "protocol/xep/0167_jingle_rtp/description.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "protocol/sdp/grammar.hpp"
#include "protocol/xep/0166_jingle/value.hpp"
#include "protocol/xep/0293_rtcp_fb/rtcp_fb.hpp"
#include "protocol/xep/0339_ssrc/source.hpp"

namespace protocol::xep0167 {
namespace {

using sdp::MediaKind;
using sdp::Msid;

// Not a XEP; which MediaStream a content belongs to, as in `a=msid`.
constexpr std::string_view kMsid = "urn:xmpp:jingle:apps:rtp:msid:0";

std::vector<Msid> read_stream_elements(const xml::Element& description) {
  std::vector<Msid> streams;
  for (const auto element : description.children("stream", kMsid)) {
    std::string text(xep0166::value_of(element, "id"));
    const auto track = xep0166::value_of(element, "track");
    if (!track.empty()) text.append(" ").append(track);
    auto msid = sdp::parse_msid(text);
    if (msid && streams.size() < sdp::kMaxSources) streams.push_back(*std::move(msid));
  }
  return streams;
}

// Most clients say it as `a=ssrc:… msid:…` did. Browsers take it from `a=msid` only.
std::vector<Msid> read_streams_of(const std::vector<sdp::Source>& sources) {
  std::vector<Msid> streams;
  for (const auto& source : sources) {
    for (const auto& attribute : source.attributes) {
      if (attribute.name != "msid") continue;
      auto msid = sdp::parse_msid(attribute.value);
      if (msid && !std::ranges::contains(streams, *msid)) streams.push_back(*std::move(msid));
    }
  }
  return streams;
}

void read_payload_types(Description& description, const xml::Element& element) {
  for (const auto child : element.children("payload-type")) {
    auto payload_type = read_payload_type(child, description.times);
    auto& list = description.payload_types;
    if (!payload_type || list.size() == sdp::kMaxPayloadTypes) continue;
    if (std::ranges::contains(list, payload_type->id, &sdp::PayloadType::id)) continue;
    list.push_back(*std::move(payload_type));
  }
}

void write_streams(xml::Writer& writer, const std::vector<Msid>& streams) {
  for (const auto& msid : streams)
    writer.open("stream", kMsid).attribute("id", msid.stream).attribute("track", msid.track).close();
}

}  // namespace

std::optional<MediaKind> read_media(const xml::Element& element) {
  if (!element.is("description", kRtp)) return std::nullopt;
  const auto kind = sdp::parse_media_kind(xep0166::value_of(element, "media"));
  return kind == MediaKind::Application ? std::nullopt : kind;
}

std::optional<Description> read_description(const xml::Element& element) {
  const auto media = read_media(element);
  if (!media) return std::nullopt;
  Description description;
  description.media = *media;
  read_payload_types(description, element);
  if (description.payload_types.empty()) return std::nullopt;
  description.feedback = xep0293::read_feedback(element);
  description.extensions = xep0294::read_extensions(element);
  description.mixing = xep0294::read_mixing(element);
  description.sources = xep0339::read_sources(element);
  description.source_groups = xep0339::read_source_groups(element);
  description.streams = read_stream_elements(element);
  if (description.streams.empty()) description.streams = read_streams_of(description.sources);
  description.rtcp_mux = static_cast<bool>(element.child("rtcp-mux"));
  description.rtcp_reduced_size = static_cast<bool>(element.child("rtcp-reduced-size"));
  return description;
}

xml::Serialized write_description(const Description& description) {
  xml::Writer writer;
  writer.open("description", kRtp).attribute("media", name_of(description.media));
  if (!description.sources.empty()) writer.attribute("ssrc", description.sources.front().ssrc);
  for (const auto& payload_type : description.payload_types)
    write_payload_type(writer, payload_type, description.times);
  xep0293::write_feedback(writer, description.feedback);
  xep0294::write_extensions(writer, description.extensions);
  xep0294::write_mixing(writer, description.mixing);
  xep0339::write_source_groups(writer, description.source_groups);
  xep0339::write_sources(writer, description.sources);
  write_streams(writer, description.streams);
  if (description.rtcp_mux) writer.open("rtcp-mux").close();
  if (description.rtcp_reduced_size) writer.open("rtcp-reduced-size").close();
  writer.close();
  return writer.take();
}

}  // namespace protocol::xep0167
