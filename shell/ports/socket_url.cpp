#include "shell/ports/socket_url.hpp"

namespace shell::ports {
namespace {

constexpr std::string_view kSecure = "wss://";
constexpr std::string_view kPlain = "ws://";

// "host:port" of an absolute URL.
std::string_view authority_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  const std::string_view rest = url.substr(scheme + 3);
  return rest.substr(0, rest.find_first_of("/?#"));
}

}  // namespace

bool is_below(std::string_view host, std::string_view parent) {
  return host.size() > parent.size() && host.ends_with(parent) && host[host.size() - parent.size() - 1] == '.';
}

bool is_loopback(std::string_view host) {
  return host == "localhost" || is_below(host, "localhost") || host == "[::1]" ||
         (host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string_view::npos);
}

std::string_view host_of(std::string_view url) {
  const std::string_view authority = authority_of(url);
  if (authority.starts_with('[')) return authority.substr(0, authority.find(']') + 1);
  return authority.substr(0, authority.find(':'));
}

bool is_allowed(std::string_view url, const ports::Location& location) {
  if (host_of(url).empty()) return false;
  if (url.starts_with(kSecure)) return true;
  const bool same_origin = location.origin.starts_with("http://") && authority_of(url) == authority_of(location.origin);
  return url.starts_with(kPlain) && (is_loopback(host_of(url)) || same_origin);
}

bool is_private(std::string_view url) { return url.starts_with(kSecure) || is_loopback(host_of(url)); }

std::string socket_origin(std::string_view origin) {
  const std::string_view scheme = origin.starts_with("https:") ? kSecure : kPlain;
  return std::string(scheme).append(authority_of(origin));
}

}  // namespace shell::ports
