#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "protocol/mux/module.hpp"

namespace protocol::mux {

// Finds the modules for a child element without comparing strings that cannot match. Built once, never changed.
class RouteTable {
 public:
  struct Entry {
    Route route;
    std::uint32_t module;  // index among the modules
  };

  explicit RouteTable(std::span<Module* const> modules);

  // All entries for elements like `name` in `ns`, whatever their type, in the order of the modules; there may be others
  // among them, which matches() tells.
  [[nodiscard]] std::span<const Entry> candidates(StanzaKind kind, std::string_view ns, std::string_view name) const;
  // Entries that want whole stanzas of this kind.
  [[nodiscard]] std::span<const Entry> whole(StanzaKind kind) const { return candidates(kind, {}, {}); }

  static bool matches(const Entry& entry, StanzaKind kind, std::string_view type, std::string_view ns,
                      std::string_view name);

 private:
  static std::uint32_t hash(StanzaKind kind, std::string_view ns, std::string_view name);

  static constexpr std::size_t kBuckets = 256;  // power of two, several times the number of routes
  std::vector<Entry> entries_;                  // sorted by bucket
  std::vector<std::uint16_t> starts_;           // kBuckets + 1 positions in entries_
};

}  // namespace protocol::mux
