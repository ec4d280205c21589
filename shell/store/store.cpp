#include "shell/store/store.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace shell::store {
namespace {

constexpr std::string_view kPrefix = "parley.1.";

std::string device_key(std::string_view name) { return std::string(kPrefix).append(name); }

}  // namespace

std::optional<std::string> Store::read_device(std::string_view name) { return storage_.read(device_key(name)); }

void Store::write_device(std::string_view name, std::string_view value, protocol::Time now) {
  put(device_key(name), value, now);
}

std::optional<std::string> Store::read(std::string_view name) {
  return account_.empty() ? std::nullopt : storage_.read(account_key(name));
}

void Store::write(std::string_view name, std::string_view value, protocol::Time now) {
  if (account_.empty()) {
    return;
  }
  if (value.empty()) {
    storage_.remove(account_key(name));
  } else {
    put(account_key(name), value, now);
  }
}

void Store::erase_account() {
  if (account_.empty()) {
    return;
  }
  for (const std::string_view name : {kDrafts, kOutbox, kSeen, kOpen}) {
    storage_.remove(account_key(name));
  }
}

std::vector<Store::Item> Store::read_items(std::string_view name) {
  std::vector<Item> items;
  if (account_.empty()) {
    return items;
  }
  const std::string prefix = item_key(name, {});
  std::vector<std::string> keys = storage_.keys(prefix);
  std::ranges::sort(keys);
  for (const std::string& key : keys) {
    if (auto value = storage_.read(key)) {
      items.push_back({.id = key.substr(prefix.size()), .value = std::move(*value)});
    }
  }
  return items;
}

bool Store::write_item(std::string_view name, std::string_view id, std::string_view value, protocol::Time now) {
  return account_.empty() || put(item_key(name, id), value, now);
}

void Store::remove_item(std::string_view name, std::string_view id) {
  if (!account_.empty()) {
    storage_.remove(item_key(name, id));
  }
}

std::string Store::account_key(std::string_view name) const { return device_key(name).append(":").append(account_); }

// A bare address has no slash (RFC 7622 §3.3.1): what follows the first one is the item's.
std::string Store::item_key(std::string_view name, std::string_view id) const {
  return account_key(name).append("/").append(id);
}

bool Store::put(const std::string& key, std::string_view value, protocol::Time now) {
  const bool stored = storage_.write(key, value);
  if (!stored && !failure_told_) {
    failure_told_ = true;
    notices_.add(ui::model::NoticeKind::NotStored, {}, {}, now);
  }
  return stored;
}

}  // namespace shell::store
