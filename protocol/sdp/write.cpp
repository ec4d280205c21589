#include <array>
#include <string>
#include <string_view>

#include "protocol/sdp/description.hpp"

namespace protocol::sdp {
namespace {

class Lines {
 public:
  void line(char type, std::string_view value) {
    text_ += type;
    text_.append("=").append(value).append("\r\n");
  }

  void flag(std::string_view name) { line('a', name); }

  void attribute(std::string_view name, std::string_view value) {
    text_.append("a=").append(name).append(":").append(value).append("\r\n");
  }

  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

std::string media_line(const Media& media) {
  std::string line(name_of(media.kind));
  line += media.rejected ? " 0 " : " 9 ";
  if (media.kind == MediaKind::Application) return line + "UDP/DTLS/SCTP webrtc-datachannel";
  line += "UDP/TLS/RTP/SAVPF";
  for (const auto& payload_type : media.payload_types) line.append(" ").append(std::to_string(payload_type.id));
  if (media.payload_types.empty()) line += " 0";  // of a rejected section; RFC 8866 §5.14 wants a format
  return line;
}

void write_transport(Lines& out, const Media& media) {
  if (media.ice) {
    out.attribute("ice-ufrag", media.ice->ufrag);
    out.attribute("ice-pwd", media.ice->pwd);
    out.attribute("ice-options", "trickle");
  }
  for (const auto& fingerprint : media.fingerprints)
    out.attribute("fingerprint", fingerprint.hash + ' ' + fingerprint.value);
  if (media.setup) out.attribute("setup", name_of(*media.setup));
  for (const auto& candidate : media.candidates) out.flag(write_candidate(candidate));
}

void write_feedback(Lines& out, std::string_view target, const std::vector<Feedback>& feedback) {
  for (const auto& item : feedback) {
    std::string value(target);
    value.append(" ").append(item.type);
    if (!item.subtype.empty()) value.append(" ").append(item.subtype);
    out.attribute("rtcp-fb", value);
  }
}

void write_payload_type(Lines& out, const PayloadType& payload_type) {
  const auto id = std::to_string(payload_type.id);
  auto encoding = id + ' ' + payload_type.name + '/' + std::to_string(payload_type.clock_rate);
  if (payload_type.channels != 1) encoding.append("/").append(std::to_string(payload_type.channels));
  out.attribute("rtpmap", encoding);
  write_feedback(out, id, payload_type.feedback);
  if (!payload_type.parameters.empty()) out.attribute("fmtp", id + ' ' + write_parameters(payload_type.parameters));
}

void write_sources(Lines& out, const Media& media) {
  for (const auto& group : media.source_groups) {
    std::string value = group.semantics;
    for (const auto ssrc : group.ssrcs) value.append(" ").append(std::to_string(ssrc));
    out.attribute("ssrc-group", value);
  }
  for (const auto& source : media.sources) {
    for (const auto& attribute : source.attributes) {
      auto value = std::to_string(source.ssrc) + ' ' + attribute.name;
      if (!attribute.value.empty()) value.append(":").append(attribute.value);
      out.attribute("ssrc", value);
    }
  }
}

void write_rtp(Lines& out, const Media& media) {
  for (const auto& extension : media.extensions) out.attribute("extmap", write_extmap(extension));
  if (media.extmap_allow_mixed) out.flag("extmap-allow-mixed");
  for (const auto& msid : media.msids) out.attribute("msid", write_msid(msid));
  if (media.rtcp_mux) out.flag("rtcp-mux");
  if (media.rtcp_reduced_size) out.flag("rtcp-rsize");
  write_feedback(out, "*", media.feedback);
  for (const auto& payload_type : media.payload_types) write_payload_type(out, payload_type);
  if (media.ptime) out.attribute("ptime", std::to_string(*media.ptime));
  if (media.max_ptime) out.attribute("maxptime", std::to_string(*media.max_ptime));
  write_sources(out, media);
}

void write_media(Lines& out, const Media& media) {
  out.line('m', media_line(media));
  out.line('c', "IN IP4 0.0.0.0");
  if (media.kind != MediaKind::Application) out.attribute("rtcp", "9 IN IP4 0.0.0.0");
  write_transport(out, media);
  if (!media.mid.empty()) out.attribute("mid", media.mid);  // a rejected section may have none
  out.flag(name_of(media.direction));
  if (media.kind != MediaKind::Application) write_rtp(out, media);
  if (media.sctp) {
    out.attribute("sctp-port", std::to_string(media.sctp->port));
    out.attribute("max-message-size", std::to_string(media.sctp->max_message_size));
  }
}

}  // namespace

std::string_view name_of(MediaKind kind) {
  switch (kind) {
    case MediaKind::Audio: return "audio";
    case MediaKind::Video: return "video";
    case MediaKind::Application: return "application";
  }
  return {};
}

std::string write(const Description& description) {
  Lines out;
  out.line('v', "0");
  out.line('o', "- 1 " + std::to_string(description.version) + " IN IP4 0.0.0.0");
  out.line('s', "-");
  out.line('t', "0 0");
  for (const auto& group : description.groups) out.attribute("group", write_group(group));
  if (description.ice_lite) out.flag("ice-lite");
  for (const auto& media : description.media) write_media(out, media);
  return out.take();
}

}  // namespace protocol::sdp
