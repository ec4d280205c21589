#include "protocol/xep/0320_dtls/fingerprint.hpp"

#include <utility>

#include "protocol/jingle/sdp/description.hpp"

namespace protocol::xep0320 {
namespace {

std::string_view trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const auto begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

}  // namespace

Dtls read_dtls(const xml::Element& transport) {
  Dtls dtls;
  for (const auto element : transport.children("fingerprint", kDtls)) {
    auto fingerprint = jingle::sdp::make_fingerprint(element.attribute("hash").value_or(""), trim(element.text()));
    if (!fingerprint || dtls.fingerprints.size() == jingle::sdp::kMaxFingerprints) continue;
    dtls.fingerprints.push_back(*std::move(fingerprint));
    if (!dtls.setup) dtls.setup = jingle::sdp::parse_setup(element.attribute("setup").value_or(""));
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
