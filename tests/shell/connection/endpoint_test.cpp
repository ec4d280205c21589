#include "shell/connection/endpoint.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "shell/connection/backoff.hpp"
#include "shell/ports/socket_url.hpp"

using namespace std::chrono_literals;
using shell::connection::EndpointSearch;
using shell::ports::Config;
using shell::ports::is_loopback;
using shell::ports::is_private;
using shell::ports::Location;

namespace {

using Urls = std::vector<std::string>;

Urls all(EndpointSearch& search) {
  Urls urls;
  while (auto url = search.next()) urls.push_back(*url);
  return urls;
}

const Location kHttps{.origin = "https://chat.example.org:8443", .host = "chat.example.org", .secure = true};
const Location kLocal{.origin = "http://localhost:5280", .host = "localhost", .secure = true};
const Location kPlain{.origin = "http://192.0.2.7:5280", .host = "192.0.2.7", .secure = false};

}  // namespace

TEST_CASE("the page's own origin is tried for domains that belong to its host", "[connection][endpoint]") {
  const Urls own{"wss://chat.example.org:8443/xmpp-websocket"};
  for (const char* domain : {"chat.example.org", "example.org", "guests.chat.example.org"}) {
    CAPTURE(domain);
    EndpointSearch search({}, kHttps, domain);
    CHECK(all(search) == own);
  }
  for (const char* domain : {"example.net", "badexample.org", "other.example.org"}) {
    CAPTURE(domain);
    EndpointSearch search({}, kHttps, domain);
    CHECK(all(search).empty());
  }
}

TEST_CASE("the operator's word comes first, for the domain before for all", "[connection][endpoint]") {
  const Config config{.endpoint = "wss://all.example/ws", .endpoints = {{"example.org", "/ws"}}};
  EndpointSearch named(config, kHttps, "example.org");
  CHECK(all(named) == Urls{"wss://chat.example.org:8443/ws", "wss://chat.example.org:8443/xmpp-websocket"});
  EndpointSearch other(config, kHttps, "example.net");
  CHECK(all(other) == Urls{"wss://all.example/ws"});
}

TEST_CASE("host-meta is asked once, over https but on loopback", "[connection][endpoint]") {
  EndpointSearch search({}, kHttps, "example.net");
  CHECK(search.take_host_meta_url() == "https://example.net/.well-known/host-meta");
  CHECK_FALSE(search.take_host_meta_url().has_value());
  search.add({"wss://xmpp.example.net/ws", "ws://xmpp.example.net/ws", "/path", "wss://xmpp.example.net/ws", "http://x",
              "wss://"});
  CHECK(all(search) == Urls{"wss://xmpp.example.net/ws"});

  EndpointSearch local({}, kLocal, "localhost");
  CHECK(local.take_host_meta_url() == "http://localhost/.well-known/host-meta");
}

TEST_CASE("unencrypted sockets go to loopback or where the page came from in the clear", "[connection][endpoint]") {
  EndpointSearch local({}, kLocal, "localhost");
  CHECK(all(local) == Urls{"ws://localhost:5280/xmpp-websocket"});
  EndpointSearch guest({}, kLocal, "guest.localhost");
  CHECK(all(guest) == Urls{"ws://localhost:5280/xmpp-websocket"});
  const Config config{.endpoint = "/xmpp-websocket"};
  EndpointSearch lan(config, kPlain, "example.org");
  CHECK(all(lan) == Urls{"ws://192.0.2.7:5280/xmpp-websocket"});
  const Config foreign{.endpoint = "ws://192.0.2.8:5280/xmpp-websocket"};
  EndpointSearch other(foreign, kPlain, "example.org");
  CHECK(all(other).empty());
  CHECK(is_private("ws://localhost:5280/x"));
  CHECK(is_private("wss://example.org/x"));
  CHECK_FALSE(is_private("ws://192.0.2.7:5280/x"));
}

TEST_CASE("what is loopback and what only looks like it", "[connection][endpoint]") {
  for (const char* host : {"localhost", "a.localhost", "127.0.0.1", "127.1.2.3", "[::1]"}) CHECK(is_loopback(host));
  for (const char* host : {"localhost.example.org", "127.evil.org", "notlocalhost", "", "128.0.0.1", "[::2]"})
    CHECK_FALSE(is_loopback(host));
}

TEST_CASE("waits double up to half a minute and spread over half of themselves", "[connection][backoff]") {
  shell::connection::Backoff least;
  shell::connection::Backoff most;
  const std::vector<protocol::Duration> expected{500ms, 1s, 2s, 4s, 8s, 16s, 30s, 30s, 30s, 30s};
  for (const auto& longest : expected) {
    CHECK(least.next(0) == longest / 2);
    CHECK(most.next(UINT32_MAX) == longest);
  }
  least.reset();
  CHECK(least.next(0) == 250ms);
}
