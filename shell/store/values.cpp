#include "shell/store/values.hpp"

#include "protocol/core/sort.hpp"

namespace shell::store {
namespace {

constexpr std::string_view kPrefix = "parley.1.";

std::string full(std::string_view key) { return std::string(kPrefix).append(key); }

}  // namespace

std::optional<std::string> Values::read(std::string_view key) { return storage_.read(full(key)); }

bool Values::write(std::string_view key, std::string_view value, protocol::Time now) {
  const bool stored = storage_.write(full(key), value);
  if (!stored && !failure_told_) {
    failure_told_ = true;
    notices_.add(ui::model::NoticeKind::NotStored, {}, {}, now);
  }
  return stored;
}

void Values::remove(std::string_view key) { storage_.remove(full(key)); }

std::vector<std::string> Values::keys(std::string_view prefix) {
  std::vector<std::string> found = storage_.keys(full(prefix));
  for (std::string& key : found) key.erase(0, kPrefix.size());
  protocol::sort(found);
  return found;
}

}  // namespace shell::store
