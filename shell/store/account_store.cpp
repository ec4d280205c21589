#include "shell/store/account_store.hpp"

#include <initializer_list>
#include <utility>

namespace shell::store {

std::optional<std::string> AccountStore::read(std::string_view name) {
  return account_.empty() ? std::nullopt : values_.read(key(name));
}

void AccountStore::write(std::string_view name, std::string_view value, protocol::Time now) {
  if (account_.empty()) return;
  if (value.empty())
    values_.remove(key(name));
  else
    values_.write(key(name), value, now);
}

void AccountStore::erase() {
  if (account_.empty()) return;
  for (const std::string_view name : {kDrafts, kOutbox, kSeen, kOpen}) values_.remove(key(name));
}

std::vector<AccountStore::Item> AccountStore::read_items(std::string_view name) {
  std::vector<Item> items;
  if (account_.empty()) return items;
  const std::string prefix = item_key(name, {});
  for (const std::string& found : values_.keys(prefix))
    if (auto value = values_.read(found))
      items.push_back({.id = found.substr(prefix.size()), .value = std::move(*value)});
  return items;
}

bool AccountStore::write_item(std::string_view name, std::string_view id, std::string_view value, protocol::Time now) {
  return account_.empty() || values_.write(item_key(name, id), value, now);
}

void AccountStore::remove_item(std::string_view name, std::string_view id) {
  if (!account_.empty()) values_.remove(item_key(name, id));
}

std::string AccountStore::key(std::string_view name) const { return std::string(name).append(":").append(account_); }

// A bare address has no slash (RFC 7622 §3.3.1): what follows the first one is the item's.
std::string AccountStore::item_key(std::string_view name, std::string_view id) const {
  return key(name).append("/").append(id);
}

}  // namespace shell::store
