#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/sdp/candidate.hpp"
#include "protocol/sdp/ice.hpp"
#include "protocol/xep/0320_dtls/fingerprint.hpp"
#include "protocol/xml/element.hpp"
#include "protocol/xml/writer.hpp"

namespace protocol::xep0176 {

inline constexpr std::string_view kIceUdp = "urn:xmpp:jingle:transports:ice-udp:1";

// A <transport/> (XEP-0176 §5), with the DTLS fingerprints that XEP-0320 puts into it.
struct Transport {
  std::optional<sdp::IceCredentials> ice;  // absent where only candidates come (§5.5)
  std::string ufrag;                       // of the candidates, where it comes without a password
  std::vector<sdp::IceCandidate> candidates;
  xep0320::Dtls dtls;

  friend bool operator==(const Transport&, const Transport&) = default;
};

// Nothing if it is not of this namespace or has a ufrag or pwd that breaks the grammar. Candidates that do are dropped
// alone, as RFC 8839 §4.3.1 wants.
[[nodiscard]] std::optional<Transport> read_transport(const xml::Element& element);

// Writes it with UDP candidates only: some receivers fail on others. Candidates are named after foundation and place.
[[nodiscard]] xml::Serialized write_transport(const Transport& transport);

}  // namespace protocol::xep0176
