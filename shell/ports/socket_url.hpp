#pragma once

#include <string>
#include <string_view>

#include "shell/ports/system.hpp"

// Addresses of WebSockets, and which of them a page may use.
namespace shell::ports {

// Whether the address can only be this machine: localhost and what lies below it, 127.0.0.0/8, [::1] (W3C Secure Contexts
// §3.1), so that nobody between can listen.
[[nodiscard]] bool is_loopback(std::string_view host);

// Whether `host` lies below `parent`, by names (RFC 1034 §3.1).
[[nodiscard]] bool is_below(std::string_view host, std::string_view parent);

// Host of an absolute URL, without port; with brackets for IPv6. Empty: not an absolute URL.
[[nodiscard]] std::string_view host_of(std::string_view url);

// Whether nobody else can read what goes over `url`.
[[nodiscard]] bool is_private(std::string_view url);

// Whether a page from `location` may send a password to this absolute URL: it is encrypted (wss:), or ws: where nothing lies between
// (loopback) or where the page itself came over plain http from the same host and port.
[[nodiscard]] bool is_allowed(std::string_view url, const Location& location);

// The page's origin as that of a WebSocket.
[[nodiscard]] std::string socket_origin(std::string_view origin);

}  // namespace shell::ports
