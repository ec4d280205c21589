#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace shell::ports {

// Where the accounts of one domain sign in.
struct DomainEndpoint {
  std::string domain;
  std::string url;  // absolute wss: or ws:, or a path on the page's own origin
};

// What the operator of this page decided: config.json beside it. Every member is optional there.
struct Config {
  std::string product_name = "Parley";    // "name"
  std::string endpoint;                   // "endpoint": for every domain that `endpoints` does not name; empty: find it
  std::vector<DomainEndpoint> endpoints;  // "endpoints": an object of url by domain
  std::optional<std::uint32_t> accent;    // "accent": "#rrggbb", here 0xRRGGBB; absent: the interface's own
  std::string guest_domain;  // "guests": the domain where anybody signs in (SASL ANONYMOUS); empty: nowhere
};

enum class ConfigError : std::uint8_t { Unreachable, Malformed };

class ConfigSource {
 public:
  virtual ~ConfigSource() = default;
  using Done = std::function<void(std::expected<Config, ConfigError>)>;
  // Reads config.json of the page. A page without one (404) has the default Config. `done` is called exactly once, later.
  virtual void load(Done done) = 0;
};

}  // namespace shell::ports
