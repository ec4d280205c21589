#include "protocol/xep/0156_host_meta/host_meta.hpp"

#include <catch2/catch_test_macros.hpp>

using protocol::xep0156::parse_host_meta;
using Urls = std::vector<std::string>;

TEST_CASE("the WebSocket of a domain is found in its host-meta", "[xep-0156]") {
  CHECK(parse_host_meta("<?xml version='1.0' encoding='utf-8'?>\n"
                        "<XRD xmlns='http://docs.oasis-open.org/ns/xri/xrd-1.0'>\n"
                        "  <Link rel='urn:xmpp:alt-connections:xbosh' href='https://web.example.org:5280/bosh'/>\n"
                        "  <Link rel='urn:xmpp:alt-connections:websocket' href='wss://web.example.org:443/ws'/>\n"
                        "  <Link rel='urn:xmpp:alt-connections:websocket' href='ws://web.example.org/ws'/>\n"
                        "</XRD>\n") == Urls{"wss://web.example.org:443/ws", "ws://web.example.org/ws"});
}

TEST_CASE("host-meta may have what web servers have: comments, a byte order mark, white space", "[xep-0156]") {
  CHECK(parse_host_meta("\xEF\xBB\xBF \n<!-- hand-made -->\n<XRD xmlns='http://docs.oasis-open.org/ns/xri/xrd-1.0'>"
                        "<!-- <Link rel='urn:xmpp:alt-connections:websocket' href='wss://old.example.org'/> -->"
                        "<Link rel='urn:xmpp:alt-connections:websocket' href='wss://new.example.org'/></XRD>") ==
        Urls{"wss://new.example.org"});
}

TEST_CASE("only WebSocket URLs are taken out of host-meta", "[xep-0156][hostile]") {
  const auto with = [](std::string href) {
    return "<XRD xmlns='http://docs.oasis-open.org/ns/xri/xrd-1.0'>"
           "<Link rel='urn:xmpp:alt-connections:websocket' href='" +
           href + "'/></XRD>";
  };
  for (const auto* href : {"https://example.org/ws", "javascript:alert(1)", "wss://a b", "wss://a&#10;b", "", "//x"}) {
    INFO(href);
    CHECK(parse_host_meta(with(href)) == Urls{});
  }
  CHECK(parse_host_meta("<XRD/>") == Urls{});
  CHECK_FALSE(parse_host_meta("<!DOCTYPE x [<!ENTITY a 'b'>]><XRD/>"));
  CHECK_FALSE(parse_host_meta("<!-- never closed"));
  CHECK_FALSE(parse_host_meta(""));
  CHECK_FALSE(parse_host_meta("404 page not found"));
  CHECK_FALSE(parse_host_meta(std::string(1 << 20, ' ')));
}
