#pragma once

#include <string_view>
#include <vector>

#include "protocol/sdp/codec.hpp"
#include "protocol/xml/element.hpp"
#include "protocol/xml/writer.hpp"

// RTCP feedback in a description or a payload type (XEP-0293): <rtcp-fb/> and <rtcp-fb-trr-int/>.
namespace protocol::xep0293 {

inline constexpr std::string_view kRtcpFb = "urn:xmpp:jingle:apps:rtp:rtcp-fb:0";

// All that `parent` has, without those that break the grammar of SDP: a codec works without them.
[[nodiscard]] std::vector<sdp::Feedback> read_feedback(const xml::Element& parent);
void write_feedback(xml::Writer& writer, const std::vector<sdp::Feedback>& feedback);

}  // namespace protocol::xep0293
