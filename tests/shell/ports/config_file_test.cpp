#include "shell/ports/config_file.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

using shell::ports::ConfigMember;
using shell::ports::ConfigObject;
using shell::ports::ConfigValue;
using shell::ports::read_config;

namespace {

const shell::ports::Location kPage{.origin = "https://chat.example", .host = "chat.example", .secure = true};

// The file that has these members, one a line from the second on.
std::string file_of(const std::vector<ConfigMember>& members) {
  std::string text = "{\n";
  for (const ConfigMember& member : members) text += "  \"" + member.name + "\": …,\n";
  return text + "}\n";
}

}  // namespace

TEST_CASE("a configuration that is right is taken as it is", "[config]") {
  const std::vector<ConfigMember> members{
      {"name", "Chat"},
      {"endpoint", "/ws"},
      {"endpoints", ConfigObject{{"a.example", "wss://a.example/ws"}, {"b.example", "ws://localhost:5280/ws"}}},
      {"accent", "#00ff7f"},
      {"guests", "guest.example"}};
  const auto [config, faults] = read_config(file_of(members), members, kPage);
  CHECK(faults.empty());
  CHECK(config.product_name == "Chat");
  CHECK(config.endpoint == "/ws");
  REQUIRE(config.endpoints.size() == 2);
  CHECK(config.endpoints[1].url == "ws://localhost:5280/ws");
  CHECK(config.accent == 0x00FF7F);
  CHECK(config.guest_domain == "guest.example");
}

TEST_CASE("what the published file leaves empty is no fault", "[config]") {
  const std::vector<ConfigMember> members{
      {"name", "Parley"}, {"endpoint", ""}, {"endpoints", ConfigObject{}}, {"guests", ""}};
  CHECK(read_config(file_of(members), members, kPage).faults.empty());
}

TEST_CASE("each fault of a configuration is told with its line, its key and what belongs there", "[config][hostile]") {
  struct Row {
    ConfigMember member;
    const char* fault;
  };
  const ConfigValue other;
  constexpr const char* kEndpoint = "must be a wss: or ws: address, or a path that begins with one /, not ";
  const std::vector<Row> rows{
      {{"name", ""}, "\"name\" must be a name, not \"\""},
      {{"name", other}, "\"name\" must be a text, not something else"},
      {{"name", ConfigObject{}}, "\"name\" must be a text, not something else"},
      {{"endpoint", "https://chat.example/ws"}, "\"https://chat.example/ws\""},
      {{"endpoint", "chat.example"}, "\"chat.example\""},
      {{"endpoint", "wss://"}, "\"wss://\""},
      {{"endpoint", "//chat.example/ws"}, "\"//chat.example/ws\""},
      {{"endpoints", other}, "\"endpoints\" must be an object of addresses by domain, not something else"},
      {{"endpoints", "wss://chat.example"}, "\"endpoints\" must be an object of addresses by domain"},
      {{"endpoints", ConfigObject{{"a.example", std::nullopt}}}, "\"a.example\" must be a wss: or ws: address"},
      {{"endpoints", ConfigObject{{"a.example", "http://x/"}}}, "\"a.example\" must be a wss: or ws: address"},
      {{"endpoints", ConfigObject{{"me@a.example", "/ws"}}}, "must be a domain as key in \"endpoints\""},
      {{"accent", "blue"}, "\"accent\" must be a colour as \"#rrggbb\", not \"blue\""},
      {{"accent", "#12345"}, "not \"#12345\""},
      {{"accent", "#12345g"}, "not \"#12345g\""},
      {{"accent", other}, "\"accent\" must be a text"},
      {{"guests", "me@guest.example"}, "\"guests\" must be a domain, not \"me@guest.example\""},
      {{"guests", other}, "\"guests\" must be a text"},
      {{"endpiont", "/ws"}, "\"endpiont\" is no key; there are name, endpoint, endpoints, accent and guests"},
      {{"", "/ws"}, "\"\" is no key"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.member.name, row.fault);
    const std::vector<ConfigMember> members{{"guests", "guest.example"}, row.member};
    const auto [config, faults] = read_config(file_of(members), members, kPage);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].find(row.fault) != std::string::npos);
    if (row.member.name == "endpoint") CHECK(faults[0].find(kEndpoint) != std::string::npos);
    if (row.member.name != "guests" && row.member.name != "endpoints") CHECK(faults[0].starts_with("line 3: "));
    CHECK(config.guest_domain == "guest.example");  // what is right is used
    CHECK(config.product_name == "Parley");
    CHECK(config.endpoint.empty());
    CHECK(config.endpoints.empty());
    CHECK_FALSE(config.accent);
  }
}

TEST_CASE("an endpoint that the page may not use is a fault, and not taken", "[config][hostile]") {
  const shell::ports::Location plain{.origin = "http://chat.example:8080", .host = "chat.example", .secure = false};
  struct Row {
    const char* url;
    bool secure_page, plain_page;
  };
  const std::vector<Row> rows{
      {"ws://other.example/ws", false, false},       {"ws://chat.example:8080/ws", false, true},
      {"ws://chat.example:9090/ws", false, false},   {"ws://127.0.0.1:5280/ws", true, true},
      {"ws://127.0.0.1.evil.example", false, false}, {"wss://other.example/ws", true, true},
  };
  for (const auto& [url, secure_page, plain_page] : rows) {
    CAPTURE(url);
    const std::vector<ConfigMember> one{{"endpoint", url}};
    const std::vector<ConfigMember> several{{"endpoints", ConfigObject{{"a.example", url}}}};
    CHECK(read_config(file_of(one), one, kPage).config.endpoint.empty() != secure_page);
    CHECK(read_config(file_of(one), one, plain).config.endpoint.empty() != plain_page);
    CHECK(read_config(file_of(several), several, kPage).config.endpoints.empty() != secure_page);
    const auto faults = read_config(file_of(several), several, kPage).faults;
    CHECK(faults.empty() == secure_page);
    if (!faults.empty())
      CHECK(faults[0].find("\"a.example\" must be a wss: address (ws: only to") != std::string::npos);
  }
}
