#include "shell/connection/endpoint.hpp"

#include <algorithm>
#include <utility>

namespace shell::connection {
namespace {

constexpr std::string_view kSecure = "wss://";
constexpr std::string_view kPlain = "ws://";
constexpr std::string_view kUsualPath = "/xmpp-websocket";

bool is_below(std::string_view host, std::string_view parent) {
  return host.size() > parent.size() && host.ends_with(parent) && host[host.size() - parent.size() - 1] == '.';
}

bool belong_together(std::string_view host, std::string_view domain) {
  return host == domain || is_below(host, domain) || is_below(domain, host) ||
         (is_loopback(host) && is_loopback(domain));
}

// "host:port" of an absolute URL.
std::string_view authority_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) {
    return {};
  }
  const std::string_view rest = url.substr(scheme + 3);
  return rest.substr(0, rest.find_first_of("/?#"));
}

// The page's origin as that of a WebSocket.
std::string socket_origin(std::string_view origin) {
  const std::string_view scheme = origin.starts_with("https:") ? kSecure : kPlain;
  return std::string(scheme).append(authority_of(origin));
}

}  // namespace

bool is_loopback(std::string_view host) {
  return host == "localhost" || is_below(host, "localhost") || host == "[::1]" ||
         (host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string_view::npos);
}

std::string_view host_of(std::string_view url) {
  const std::string_view authority = authority_of(url);
  if (authority.starts_with('[')) {
    return authority.substr(0, authority.find(']') + 1);
  }
  return authority.substr(0, authority.find(':'));
}

bool is_allowed(std::string_view url, const ports::Location& location) {
  if (host_of(url).empty()) {
    return false;
  }
  if (url.starts_with(kSecure)) {
    return true;
  }
  const bool same_origin = location.origin.starts_with("http://") && authority_of(url) == authority_of(location.origin);
  return url.starts_with(kPlain) && (is_loopback(host_of(url)) || same_origin);
}

EndpointSearch::EndpointSearch(const ports::Config& config, const ports::Location& location, std::string_view domain)
    : location_(location), domain_(domain) {
  const auto named = std::ranges::find(config.endpoints, domain, &ports::DomainEndpoint::domain);
  if (named != config.endpoints.end()) {
    consider(named->url);
  } else if (!config.endpoint.empty()) {
    consider(config.endpoint);
  }
  if (belong_together(location.host, domain)) {
    consider(std::string(kUsualPath));
  }
}

std::optional<std::string> EndpointSearch::next() {
  return given_ == found_.size() ? std::nullopt : std::optional(found_[given_++]);
}

std::optional<std::string> EndpointSearch::take_host_meta_url() {
  if (std::exchange(host_meta_given_, true)) {
    return std::nullopt;
  }
  const std::string_view scheme = is_loopback(domain_) ? "http://" : "https://";
  return std::string(scheme).append(domain_).append("/.well-known/host-meta");
}

void EndpointSearch::add(const std::vector<std::string>& urls) {
  for (const std::string& url : urls) {
    if (!url.starts_with('/')) {  // a path would be taken for one of ours
      consider(url);
    }
  }
}

bool EndpointSearch::is_private(std::string_view url) { return url.starts_with(kSecure) || is_loopback(host_of(url)); }

void EndpointSearch::consider(std::string url) {
  if (url.starts_with('/') && !url.starts_with("//")) {
    url.insert(0, socket_origin(location_.origin));
  }
  if (is_allowed(url, location_) && !std::ranges::contains(found_, url)) {
    found_.push_back(std::move(url));
  }
}

}  // namespace shell::connection
