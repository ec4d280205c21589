#pragma once

#include <optional>
#include <string_view>

#include "protocol/sdp/candidate.hpp"
#include "protocol/xml/element.hpp"
#include "protocol/xml/writer.hpp"

namespace protocol::xep0176 {

// A <candidate/> (XEP-0176 §5.3). Nothing if it breaks the grammar of RFC 8839 or uses an unknown transport or type.
[[nodiscard]] std::optional<sdp::IceCandidate> read_candidate(const xml::Element& element);

// Writes one under the namespace that is open in `writer`. `id` must be unique in the session.
void write_candidate(xml::Writer& writer, const sdp::IceCandidate& candidate, std::string_view id);

}  // namespace protocol::xep0176
