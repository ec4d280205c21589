#include "shell/connection/endpoint.hpp"

#include <algorithm>
#include <utility>

#include "shell/ports/socket_url.hpp"

namespace shell::connection {
namespace {

constexpr std::string_view kUsualPath = "/xmpp-websocket";

bool belong_together(std::string_view page, std::string_view account) {
  return page == account || ports::is_below(page, account) || ports::is_below(account, page) ||
         (ports::is_loopback(page) && ports::is_loopback(account));
}

}  // namespace

EndpointSearch::EndpointSearch(const ports::Config& config, const ports::Location& location, std::string_view domain)
    : location_(location), domain_(domain) {
  const auto named = std::ranges::find(config.endpoints, domain, &ports::DomainEndpoint::domain);
  if (named != config.endpoints.end())
    consider(named->url);
  else if (!config.endpoint.empty())
    consider(config.endpoint);
  if (belong_together(location.host, domain)) consider(std::string(kUsualPath));
}

std::optional<std::string> EndpointSearch::next() {
  return given_ == found_.size() ? std::nullopt : std::optional(found_[given_++]);
}

std::optional<std::string> EndpointSearch::take_host_meta_url() {
  if (std::exchange(host_meta_given_, true)) return std::nullopt;
  const std::string_view scheme = ports::is_loopback(domain_) ? "http://" : "https://";
  return std::string(scheme).append(domain_).append("/.well-known/host-meta");
}

void EndpointSearch::add(const std::vector<std::string>& urls) {
  for (const std::string& url : urls)
    if (!url.starts_with('/'))  // a path would be taken for one of ours
      consider(url);
}

void EndpointSearch::consider(std::string url) {
  if (url.starts_with('/') && !url.starts_with("//")) url.insert(0, ports::socket_origin(location_.origin));
  if (ports::is_allowed(url, location_) && !std::ranges::contains(found_, url)) found_.push_back(std::move(url));
}

}  // namespace shell::connection
