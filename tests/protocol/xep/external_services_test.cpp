#include <catch2/catch_test_macros.hpp>

#include "protocol/xep/0215_external_services/codec.hpp"
#include "protocol/xml/parser.hpp"
#include "tests/support/protocol/script.hpp"

using namespace std::chrono_literals;
using support::Script;

namespace {

std::vector<std::string> urls_of(std::string_view services) {
  protocol::xml::Parser parser;
  const auto xml = "<services xmlns='urn:xmpp:extdisco:2'>" + std::string(services) + "</services>";
  std::vector<std::string> urls;
  for (const auto& server : protocol::xep0215::parse_services(*parser.parse(xml)).ice_servers)
    urls.push_back(server.url);
  return urls;
}

using Urls = std::vector<std::string>;

}  // namespace

TEST_CASE("STUN and TURN servers become URLs", "[xep-0215]") {
  CHECK(urls_of("<service type='stun' host='s.example' port='3478' transport='udp'/>") == Urls{"stun:s.example:3478"});
  CHECK(urls_of("<service type='turn' host='192.0.2.1' port='3478' transport='tcp' username='u' password='p'/>") ==
        Urls{"turn:192.0.2.1:3478?transport=tcp"});
  CHECK(urls_of("<service type='turns' host='2001:db8::1' username='u' password='p'/>") == Urls{"turns:[2001:db8::1]"});
}

TEST_CASE("services that a browser would refuse are left out", "[xep-0215][hostile]") {
  CHECK(urls_of("<service type='turn' host='t.example'/>").empty());  // without credentials
  CHECK(urls_of("<service type='ftp' host='f.example'/>").empty());
  CHECK(urls_of("<service type='stun'/>").empty());
  CHECK(urls_of("<service type='stun' host='a b'/>").empty());
  CHECK(urls_of("<service type='stun' host='a?x=y'/>").empty());
  CHECK(urls_of("<service type='stun' host='s.example' port='99999'/>") == Urls{"stun:s.example"});
}

TEST_CASE("services are asked for again in half of their time, by the server's clock", "[xep-0215]") {
  Script script;
  script.come_online();  // refused
  script.inject(
      "<iq xmlns='jabber:client' type='set' id='push' from='example.org'><services xmlns='urn:xmpp:extdisco:2'/></iq>");
  const auto answer = [&](std::string_view ns, std::string_view payload) {
    script.inject("<iq xmlns='jabber:client' type='result' from='example.org' id='" + script.id_of(ns) + "'>" +
                  std::string(payload) + "</iq>");
  };
  answer("urn:xmpp:time", "<time xmlns='urn:xmpp:time'><utc>2026-01-01T00:00:00Z</utc></time>");
  answer("urn:xmpp:extdisco:2",
         "<services xmlns='urn:xmpp:extdisco:2'><service type='turn' host='t' username='u' password='p' "
         "expires='2026-01-01T00:00:40Z'/></services>");
  const auto first = script.id_of("urn:xmpp:extdisco:2");
  // The shortest time is a minute; until then the stream is kept alive.
  for (int i = 0; i < 7; ++i) {
    script.pass(9s);
    script.inject("<r xmlns='urn:xmpp:sm:3'/>");
    script.inject("<a xmlns='urn:xmpp:sm:3' h='0'/>");
    if (i < 5) CHECK(script.id_of("urn:xmpp:extdisco:2") == first);
  }
  CHECK(script.id_of("urn:xmpp:extdisco:2") != first);
}
