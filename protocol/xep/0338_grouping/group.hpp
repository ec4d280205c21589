#pragma once

#include <string_view>
#include <vector>

#include "protocol/sdp/group.hpp"
#include "protocol/xml/element.hpp"
#include "protocol/xml/writer.hpp"

// Contents that belong together (XEP-0338), such as those that share a transport (BUNDLE).
namespace protocol::xep0338 {

inline constexpr std::string_view kGrouping = "urn:xmpp:jingle:apps:grouping:0";

// The groups of a <jingle/>; one that breaks the grammar is dropped, since each content works without it.
[[nodiscard]] std::vector<sdp::Group> read_groups(const xml::Element& jingle);
[[nodiscard]] xml::Serialized write_groups(const std::vector<sdp::Group>& groups);

}  // namespace protocol::xep0338
