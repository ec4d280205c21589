#include "protocol/mux/route_table.hpp"

#include <algorithm>
#include <cstring>

namespace protocol::mux {
namespace {

// The last four bytes: namespaces differ at their ends, names are short.
std::uint32_t tail(std::string_view text) {
  if (text.empty()) return 0;  // its data() may be null
  std::uint32_t value = 0;
  const auto size = std::min<std::size_t>(text.size(), sizeof value);
  std::memcpy(&value, text.data() + (text.size() - size), size);
  return value;
}

}  // namespace

std::uint32_t RouteTable::hash(StanzaKind kind, std::string_view ns, std::string_view name) {
  std::uint32_t mixed = tail(ns) * 0x9E3779B1U;
  mixed = (mixed ^ tail(name) ^ static_cast<std::uint32_t>(ns.size() << 16)) * 0x85EBCA6BU;
  mixed = (mixed ^ static_cast<std::uint32_t>(name.size() << 8) ^ static_cast<std::uint32_t>(kind)) * 0xC2B2AE35U;
  return (mixed >> 20) & (kBuckets - 1);
}

RouteTable::RouteTable(std::span<Module* const> modules) : starts_(kBuckets + 1) {
  std::vector<std::vector<Entry>> buckets(kBuckets);
  for (std::uint32_t i = 0; i < modules.size(); ++i)
    for (const auto& route : modules[i]->routes())
      buckets[hash(route.kind, route.ns, route.name)].push_back({route, i});
  for (std::size_t i = 0; i < kBuckets; ++i) {
    starts_[i] = static_cast<std::uint16_t>(entries_.size());
    entries_.insert(entries_.end(), buckets[i].begin(), buckets[i].end());
  }
  starts_[kBuckets] = static_cast<std::uint16_t>(entries_.size());
}

std::span<const RouteTable::Entry> RouteTable::candidates(StanzaKind kind, std::string_view ns,
                                                          std::string_view name) const {
  const auto bucket = hash(kind, ns, name);
  return std::span(entries_).subspan(starts_[bucket], starts_[bucket + 1U] - starts_[bucket]);
}

bool RouteTable::matches(const Entry& entry, StanzaKind kind, std::string_view type, std::string_view ns,
                         std::string_view name) {
  const auto& route = entry.route;
  if (route.kind != kind || route.ns != ns || route.name != name) return false;
  return route.type.empty() ? type != "error" : route.type == type;
}

}  // namespace protocol::mux
