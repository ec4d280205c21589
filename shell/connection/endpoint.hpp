#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shell/ports/config_source.hpp"
#include "shell/ports/system.hpp"

namespace shell::connection {

// Whether the address can only be this machine: localhost and what lies below it, 127.0.0.0/8, [::1] (W3C Secure Contexts
// §3.1), so that nobody between can listen.
[[nodiscard]] bool is_loopback(std::string_view host);

// Host of an absolute URL, without port; with brackets for IPv6. Empty: not an absolute URL.
[[nodiscard]] std::string_view host_of(std::string_view url);

// Whether a page from `location` may send a password to this absolute URL: it is encrypted (wss:), or ws: where nothing lies between
// (loopback) or where the page itself came over plain http from the same host and port.
[[nodiscard]] bool is_allowed(std::string_view url, const ports::Location& location);

// Where to look for the XMPP server of a domain, one address after the other:
//   1. `endpoints` of config.json for this domain, or else `endpoint`: the operator of this page says so;
//   2. /xmpp-websocket on the page's own origin, when its host belongs to the domain or the domain to the host: the usual
//      place, and no further look-up is needed;
//   3. what the domain itself says in its host-meta (XEP-0156): right for every domain, but one more request.
// Only those that are allowed are given.
class EndpointSearch {
 public:
  EndpointSearch(const ports::Config& config, const ports::Location& location, std::string_view domain);

  // The next address to try; nothing: all were given, and host-meta may be asked if it was not yet.
  std::optional<std::string> next();
  // Where to ask next, once; nothing afterwards.
  std::optional<std::string> take_host_meta_url();
  // What host-meta said; not allowed and known addresses are left out.
  void add(const std::vector<std::string>& urls);
  // Whether nobody else can read what goes over `url`.
  [[nodiscard]] static bool is_private(std::string_view url);

 private:
  void consider(std::string url);

  const ports::Location& location_;
  std::string domain_;
  std::vector<std::string> found_;
  std::size_t given_ = 0;
  bool host_meta_given_ = false;
};

}  // namespace shell::connection
