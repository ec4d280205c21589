#include "shell/page/notices.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <utility>

namespace shell::page {
namespace {

constexpr protocol::Duration kLifetime = std::chrono::seconds(8);
constexpr std::size_t kMost = 4;

}  // namespace

void Notices::add(ui::model::NoticeKind kind, std::string subject, std::string detail, protocol::Time now) {
  while (expiries_.size() >= kMost) dismiss(expiries_.front().id);
  const std::uint32_t id = ++last_id_;
  model_.edit().notices.push_back({.id = id, .kind = kind, .subject = std::move(subject), .detail = std::move(detail)});
  expiries_.push_back({.id = id, .at = now + kLifetime});
}

void Notices::dismiss(std::uint32_t id) {
  if (std::erase_if(expiries_, [id](const Expiry& expiry) { return expiry.id == id; }) > 0)
    std::erase_if(model_.edit().notices, [id](const ui::model::Notice& notice) { return notice.id == id; });
}

std::optional<protocol::Time> Notices::deadline() const {
  return expiries_.empty() ? std::nullopt : std::optional(expiries_.front().at);
}

void Notices::handle_timeout(protocol::Time now) {
  while (!expiries_.empty() && expiries_.front().at <= now) dismiss(expiries_.front().id);
}

}  // namespace shell::page
