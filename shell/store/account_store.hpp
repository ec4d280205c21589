#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/core/jid.hpp"
#include "protocol/core/time.hpp"
#include "shell/store/values.hpp"

namespace shell::store {

inline constexpr std::string_view kDrafts = "drafts";
inline constexpr std::string_view kOutbox = "outbox";
inline constexpr std::string_view kSeen = "seen";
inline constexpr std::string_view kOpen = "open";  // the conversation that goes along to another tab

// What this device keeps of one account, whose name is in each key.
class AccountStore {
 public:
  explicit AccountStore(Values& values) : values_(values) {}

  // Whose values these are. Nobody's: nothing is read or kept (guests, whose address never comes again).
  void open(const protocol::Jid& account) { account_ = account.bare().str(); }
  void close() { account_.clear(); }

  [[nodiscard]] std::optional<std::string> read(std::string_view name);
  void write(std::string_view name, std::string_view value, protocol::Time now);  // an empty value is removed
  void erase();  // single values; lists belong to who keeps them

  // Lists: one value for each item, under a key of its own, so that whoever writes one leaves the others alone.
  struct Item {
    std::string id;
    std::string value;
  };
  [[nodiscard]] std::vector<Item> read_items(std::string_view name);  // by id
  // Whether it is stored; always for nobody's account, where nothing is kept.
  bool write_item(std::string_view name, std::string_view id, std::string_view value, protocol::Time now);
  void remove_item(std::string_view name, std::string_view id);

 private:
  [[nodiscard]] std::string key(std::string_view name) const;
  [[nodiscard]] std::string item_key(std::string_view name, std::string_view id) const;

  Values& values_;
  std::string account_;
};

}  // namespace shell::store
