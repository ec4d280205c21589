#include "shell/store/store.hpp"

#include <initializer_list>

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
  for (const std::string_view name : {kDrafts, kOutbox, kSeen}) {
    storage_.remove(account_key(name));
  }
}

std::string Store::account_key(std::string_view name) const { return device_key(name).append(":").append(account_); }

void Store::put(const std::string& key, std::string_view value, protocol::Time now) {
  if (!storage_.write(key, value) && !failure_told_) {
    failure_told_ = true;
    notices_.add(ui::model::NoticeKind::NotStored, {}, {}, now);
  }
}

}  // namespace shell::store
