#pragma once

#include <string>
#include <vector>

#include "protocol/jingle/contents.hpp"
#include "protocol/sdp/description.hpp"

// Session descriptions and Jingle contents into each other (XEP-0167 §10 and the XEPs of the values).
namespace protocol::jingle {

// The audio and video sections of what `author` said. Rejected and other sections are left out; the groups name only
// what is left.
[[nodiscard]] Contents from_sdp(const sdp::Description& description, xep0166::Role author);

// A section of an offer. All later descriptions of the session have them in the same order (RFC 3264 §6, §8).
struct Section {
  sdp::MediaKind kind = sdp::MediaKind::Audio;
  std::string mid;

  friend bool operator==(const Section&, const Section&) = default;
};

[[nodiscard]] std::vector<Section> sections_of(const sdp::Description& offer);

[[nodiscard]] std::vector<Section> sections_of(const Contents& offer);

// An offer that `author` made, in the order of `sections`; those without a content are rejected. Without a role for DTLS
// it leaves the choice to the other side (RFC 8842 §5.2).
[[nodiscard]] sdp::Description offer_from(const Contents& contents, xep0166::Role author,
                                          const std::vector<Section>& sections);

// An answer likewise, which must choose a role.
[[nodiscard]] sdp::Description answer_from(const Contents& contents, xep0166::Role author,
                                           const std::vector<Section>& sections);

}  // namespace protocol::jingle
