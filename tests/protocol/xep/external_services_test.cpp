#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

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

TEST_CASE("a host is an address or a name, and one that is neither takes no other with it", "[xep-0215][hostile]") {
  struct Case {
    std::string_view host;
    std::string_view in_url;  // empty: left out
  };
  const auto [host, in_url] = GENERATE(values<Case>({
      {"t.example", "t.example"},
      {"T-1.example", "T-1.example"},
      {"t.example.", "t.example"},
      {" t.example\n", "t.example"},
      {"3com.example", "3com.example"},
      {"xn--bcher-kva.example", "xn--bcher-kva.example"},
      {"localhost", "localhost"},
      {"192.0.2.1", "192.0.2.1"},
      {"127.0.0.1", "127.0.0.1"},
      {"2001:db8::1", "[2001:db8::1]"},
      {"[2001:db8::1]", "[2001:db8::1]"},
      {"::1", "[::1]"},
      {"::ffff:192.0.2.1", "[::ffff:192.0.2.1]"},
      {"[", ""},
      {"]", ""},
      {"[]", ""},
      {"[[::1]]", ""},
      {"x]y", ""},
      {"[::1]:99", ""},
      {"[::1", ""},
      {"::1]", ""},
      {"[t.example]", ""},
      {"[192.0.2.1]", ""},
      {"t.example:99", ""},
      {"2001:db8::1%eth0", ""},
      {"2001:db8:::1", ""},
      {"1:2:3:4:5:6:7:8:9", ""},
      {"0.0.0.0", ""},
      {"0.1.2.3", ""},
      {"224.0.0.1", ""},
      {"255.255.255.255", ""},
      {"::", ""},
      {"[::]", ""},
      {"0:0:0:0:0:0:0:0", ""},
      {"::0.0.0.0", ""},
      {"ff02::1", ""},
      {"256.1.1.1", ""},
      {"1.2.3", ""},
      {"0x7f.0x1", ""},
      {"017700000001", ""},
      {"2130706433", ""},
      {"", ""},
      {" ", ""},
      {".", ""},
      {"..", ""},
      {"a..b", ""},
      {".a", ""},
      {"-a.example", ""},
      {"a-.example", ""},
      {"a b", ""},
      {"a/b", ""},
      {"a@b", ""},
      {"a?transport=tcp", ""},
      {"a#b", ""},
      {"a%20b", ""},
      {"b\xC3\xBC.example", ""},
      {"a\xE2\x80\xAE.example", ""},
  }));
  CAPTURE(host);
  const auto good = [](std::string_view name) {
    return "<service type='turn' port='3478' username='u' password='p' host='" + std::string(name) + "'/>";
  };
  Urls wanted{"turn:first.example:3478"};
  if (!in_url.empty()) wanted.push_back("turn:" + std::string(in_url) + ":3478");
  wanted.emplace_back("turn:last.example:3478");
  CHECK(urls_of(good("first.example") + good(host) + good("last.example")) == wanted);
}

TEST_CASE("a label is no longer than DNS has it", "[xep-0215][hostile]") {
  CHECK(urls_of("<service type='stun' host='" + std::string(64, 'a') + "'/>").empty());
  CHECK(urls_of("<service type='stun' host='" + std::string(63, 'a') + "'/>").size() == 1);
}

TEST_CASE("a port that is none leaves that of the type", "[xep-0215][hostile]") {
  const auto port = GENERATE("0", "65536", "-1", "+1", "1 2", "x", "", "1e3");
  CAPTURE(port);
  CHECK(urls_of("<service type='stun' host='s.example' port='" + std::string(port) + "'/>") == Urls{"stun:s.example"});
}

TEST_CASE("credentials that a browser or a relay cannot take leave a service out", "[xep-0215][hostile]") {
  const std::string longest(508, 'u');
  const auto [user, password, taken] = GENERATE_COPY(table<std::string, std::string, bool>({
      {"u", "p", true},
      {"1700000000:j\xC3\xBCrgen", " p&amp;\" ", true},
      {longest, longest, true},
      {longest + "u", "p", false},
      {"u", longest + "p", false},
      {"u&#10;", "p", false},
      {"u", "p&#9;", false},
      {"", "p", false},
      {"u", "", false},
  }));
  CAPTURE(user, password);
  const auto urls =
      urls_of("<service type='turns' host='t.example' username='" + user + "' password='" + password + "'/>");
  CHECK(urls.size() == (taken ? 1 : 0));
}

TEST_CASE("a transport that no relay speaks is left to the browser", "[xep-0215][hostile]") {
  const auto transport = GENERATE("sctp", "udp tcp", "&#10;", "", "UDP?x=y");
  CHECK(urls_of("<service type='turn' host='t' username='u' password='p' transport='" + std::string(transport) +
                "'/>") == Urls{"turn:t"});
}

TEST_CASE("services are asked for again in half of their time, by the server's clock", "[xep-0215]") {
  Script script;
  script.sign_in();
  const auto answer = [&](std::string_view ns, std::string_view payload) {
    script.inject("<iq xmlns='jabber:client' type='result' from='example.org' id='" + script.id_of(ns) + "'>" +
                  std::string(payload) + "</iq>");
  };
  answer("urn:xmpp:time", "<time xmlns='urn:xmpp:time'><utc>2026-01-01T00:00:00Z</utc></time>");
  answer("urn:xmpp:extdisco:2", "<services xmlns='urn:xmpp:extdisco:2'/>");
  script.inject(
      "<iq xmlns='jabber:client' type='set' id='push' from='example.org'><services xmlns='urn:xmpp:extdisco:2'/></iq>");
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
