#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "protocol/sdp/fingerprint.hpp"
#include "protocol/xml/element.hpp"
#include "protocol/xml/writer.hpp"

// DTLS-SRTP in a transport (XEP-0320): <fingerprint hash='…' setup='…'>AB:CD:…</fingerprint>.
namespace protocol::xep0320 {

inline constexpr std::string_view kDtls = "urn:xmpp:jingle:apps:dtls:0";

struct Dtls {
  std::vector<sdp::Fingerprint> fingerprints;  // empty: no DTLS offered
  std::optional<sdp::Setup> setup;             // some leave it out

  friend bool operator==(const Dtls&, const Dtls&) = default;
};

// All fingerprints of `transport`. One that breaks the grammar is dropped: a certificate that matches none of the others
// fails the handshake. Where setup attributes differ, the first counts.
[[nodiscard]] Dtls read_dtls(const xml::Element& transport);
void write_dtls(xml::Writer& writer, const Dtls& dtls);

}  // namespace protocol::xep0320
