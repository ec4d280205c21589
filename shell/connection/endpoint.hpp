#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shell/ports/config_source.hpp"
#include "shell/ports/system.hpp"

namespace shell::connection {

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

 private:
  void consider(std::string url);

  const ports::Location& location_;
  std::string domain_;
  std::vector<std::string> found_;
  std::size_t given_ = 0;
  bool host_meta_given_ = false;
};

}  // namespace shell::connection
