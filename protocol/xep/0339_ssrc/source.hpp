#pragma once

#include <string_view>
#include <vector>

#include "protocol/sdp/source.hpp"
#include "protocol/xml/element.hpp"
#include "protocol/xml/writer.hpp"

// Source-specific media attributes in a description (XEP-0339): <source/> and <ssrc-group/>.
namespace protocol::xep0339 {

inline constexpr std::string_view kSsma = "urn:xmpp:jingle:apps:rtp:ssma:0";

// What breaks the grammar of SDP is dropped: media find their section by mid or payload type too.
[[nodiscard]] std::vector<sdp::Source> read_sources(const xml::Element& description);
[[nodiscard]] std::vector<sdp::SourceGroup> read_source_groups(const xml::Element& description);
void write_sources(xml::Writer& writer, const std::vector<sdp::Source>& sources);
void write_source_groups(xml::Writer& writer, const std::vector<sdp::SourceGroup>& groups);

}  // namespace protocol::xep0339
