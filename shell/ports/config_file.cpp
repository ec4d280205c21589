#include "shell/ports/config_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <system_error>

#include "protocol/core/jid.hpp"
#include "shell/ports/socket_url.hpp"

namespace shell::ports {
namespace {

std::string quoted(std::string_view text) { return std::string("\"").append(text).append("\""); }

std::optional<std::uint32_t> color_of(std::string_view text) {
  std::uint32_t color = 0;
  if (text.size() != 7 || text[0] != '#') return std::nullopt;
  const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), color, 16);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return color;
}

bool is_domain(std::string_view text) {
  const auto jid = protocol::Jid::parse(text);
  return jid && jid->local().empty() && jid->resource().empty();
}

bool is_endpoint(std::string_view text) {
  if (text.starts_with('/')) return !text.starts_with("//");
  return (text.starts_with("wss://") || text.starts_with("ws://")) && !host_of(text).empty();
}

class Reader {
 public:
  Reader(std::string_view text, const Location& page, ConfigReading& into) : text_(text), page_(page), into_(into) {}

  void read(const ConfigMember& member) {
    const std::string& name = member.name;
    Config& config = into_.config;
    if (name == "endpoints") {
      read_endpoints(member);
    } else if (!std::ranges::contains(kTexts, name)) {
      fault(name, kNoKey);
    } else if (const auto* value = std::get_if<std::string>(&member.value)) {
      if (name == "name") take(name, *value, !value->empty(), "a name", config.product_name);
      if (name == "endpoint" && (value->empty() || may_reach(name, *value))) config.endpoint = *value;
      if (name == "guests") take(name, *value, value->empty() || is_domain(*value), "a domain", config.guest_domain);
      if (name == "accent") config.accent = color_of(*value);
      if (name == "accent" && !config.accent) expected(name, "a colour as \"#rrggbb\"", quoted(*value));
    } else {
      expected(name, "a text", "something else");
    }
  }

 private:
  static constexpr std::array<std::string_view, 4> kTexts{"name", "endpoint", "accent", "guests"};
  // Of faults, which are for developers:
  static constexpr std::string_view kNoKey = "is no key; there are name, endpoint, endpoints, accent and guests";
  static constexpr std::string_view kEndpoint = "a wss: or ws: address, or a path that begins with one /";
  static constexpr std::string_view kEncrypted =
      "a wss: address (ws: only to this machine, or to where this page came from without encryption)";

  void take(std::string_view name, const std::string& value, bool fits, std::string_view wanted, std::string& into) {
    if (fits)
      into = value;
    else
      expected(name, wanted, quoted(value));
  }

  bool may_reach(std::string_view name, const std::string& url) {
    if (!is_endpoint(url))
      expected(name, kEndpoint, quoted(url));
    else if (!url.starts_with('/') && !is_allowed(url, page_))
      expected(name, kEncrypted, quoted(url));
    else
      return true;
    return false;
  }

  void read_endpoints(const ConfigMember& member) {
    const auto* entries = std::get_if<ConfigObject>(&member.value);
    if (entries == nullptr) return expected(member.name, "an object of addresses by domain", "something else");
    for (const auto& [domain, url] : *entries)
      if (!is_domain(domain))
        expected(domain, "a domain as key in \"endpoints\"", quoted(domain));
      else if (!url)
        expected(domain, kEndpoint, "something else");
      else if (may_reach(domain, *url))
        into_.config.endpoints.push_back({.domain = domain, .url = *url});
  }

  void expected(std::string_view name, std::string_view wanted, std::string_view found) {
    fault(name, std::string("must be ").append(wanted).append(", not ").append(found));
  }

  void fault(std::string_view name, std::string_view what) {
    into_.faults.push_back("line " + std::to_string(line_of(name)) + ": " + quoted(name) + " " + std::string(what));
  }

  // Keys that are written with escapes are not found: then it is said of the first line.
  [[nodiscard]] std::ptrdiff_t line_of(std::string_view name) const {
    const std::size_t at = text_.find(quoted(name));
    return 1 + std::ranges::count(text_.substr(0, at == std::string_view::npos ? 0 : at), '\n');
  }

  std::string_view text_;
  const Location& page_;
  ConfigReading& into_;
};

}  // namespace

ConfigReading read_config(std::string_view text, std::span<const ConfigMember> members, const Location& page) {
  ConfigReading reading;
  Reader reader(text, page, reading);
  for (const ConfigMember& member : members) reader.read(member);
  return reading;
}

}  // namespace shell::ports
