#include "protocol/xep/0320_dtls/fingerprint.hpp"

#include <string>

#include <catch2/catch_test_macros.hpp>

#include "tests/protocol/jingle/support/xml_frame.hpp"

using namespace protocol::xep0320;
namespace sdp = protocol::sdp;
using tests::jingle::Frame;

namespace {

constexpr std::string_view kDigest =
    "02:1A:CC:54:27:AB:EB:9C:53:3F:3E:4B:65:2E:7D:46:3F:54:42:CD";  // of the XEP's example

Dtls read(const std::string& fingerprints) {
  const Frame frame("<transport xmlns='urn:xmpp:jingle:transports:ice-udp:1'>" + fingerprints + "</transport>");
  return read_dtls(frame.element());
}

std::string fingerprint(std::string_view attributes, std::string_view value) {
  return "<fingerprint xmlns='urn:xmpp:jingle:apps:dtls:0' " + std::string(attributes) + ">" + std::string(value) +
         "</fingerprint>";
}

}  // namespace

TEST_CASE("fingerprints are read and written again", "[xep0320]") {
  const auto dtls = read(fingerprint("hash='sha-1' setup='passive'", "\n  " + std::string(kDigest) + "\n"));
  REQUIRE(dtls.fingerprints.size() == 1);
  CHECK(dtls.fingerprints[0] == sdp::Fingerprint{"sha-1", std::string(kDigest)});
  CHECK(dtls.setup == sdp::Setup::Passive);
  protocol::xml::Writer writer;
  writer.open("transport", "urn:xmpp:jingle:transports:ice-udp:1");
  write_dtls(writer, dtls);
  writer.close();
  const Frame frame(writer.take().release());
  CHECK(read_dtls(frame.element()) == dtls);
}

TEST_CASE("letters may be of either case, and the role may be missing", "[xep0320]") {
  const auto dtls = read(fingerprint("hash='SHA-1'", "02:1a:cc:54:27:ab:eb:9c:53:3f:3e:4b:65:2e:7d:46:3f:54:42:cd"));
  REQUIRE(dtls.fingerprints.size() == 1);
  CHECK(dtls.fingerprints[0] == sdp::Fingerprint{"sha-1", std::string(kDigest)});
  CHECK_FALSE(dtls.setup.has_value());
}

TEST_CASE("fingerprints that cannot protect anything are dropped", "[xep0320]") {
  CHECK(read(fingerprint("hash='md5'", "02:1A:CC:54:27:AB:EB:9C:53:3F:3E:4B:65:2E:7D:46")).fingerprints.empty());
  CHECK(read(fingerprint("hash='sha-256'", kDigest)).fingerprints.empty());  // too short for that hash
  CHECK(read(fingerprint("hash='sha-1'", std::string(kDigest) + ":00")).fingerprints.empty());
  CHECK(read(fingerprint("hash='sha-1'", std::string(kDigest).replace(2, 1, " "))).fingerprints.empty());
  CHECK(read(fingerprint("hash='sha-1'", std::string(kDigest).replace(0, 2, "0G"))).fingerprints.empty());
  CHECK(read(fingerprint("", kDigest)).fingerprints.empty());
  CHECK(read("").fingerprints.empty());
  CHECK_FALSE(read(fingerprint("hash='sha-1' setup='holdconn'", kDigest)).setup.has_value());
}
