#include "protocol/xep/0320_dtls/fingerprint.hpp"

#include <utility>

#include "protocol/sdp/description.hpp"
#include "protocol/xep/0166_jingle/value.hpp"

namespace protocol::xep0320 {

Dtls read_dtls(const xml::Element& transport) {
  Dtls dtls;
  for (const auto element : transport.children("fingerprint", kDtls)) {
    auto fingerprint = sdp::make_fingerprint(xep0166::value_of(element, "hash"), sdp::trim(element.text()));
    if (!fingerprint || dtls.fingerprints.size() == sdp::kMaxFingerprints) continue;
    dtls.fingerprints.push_back(*std::move(fingerprint));
    if (!dtls.setup) dtls.setup = sdp::parse_setup(xep0166::value_of(element, "setup"));
  }
  return dtls;
}

void write_dtls(xml::Writer& writer, const Dtls& dtls) {
  for (const auto& fingerprint : dtls.fingerprints) {
    writer.open("fingerprint", kDtls).attribute("hash", fingerprint.hash);
    if (dtls.setup) writer.attribute("setup", name_of(*dtls.setup));
    writer.text(fingerprint.value).close();
  }
}

}  // namespace protocol::xep0320
