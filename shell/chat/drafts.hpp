#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "protocol/core/time.hpp"
#include "shell/store/account_store.hpp"

namespace shell::chat {

// What was typed and not sent yet, by conversation. Kept for the account, each by itself; written a moment after the last
// change.
class Drafts {
 public:
  explicit Drafts(store::AccountStore& store) : store_(store) {}

  void restore(protocol::Time now);
  [[nodiscard]] std::string_view find(std::string_view address) const;  // empty: none
  void put(const std::string& address, std::string_view text, protocol::Time now);

  void flush(protocol::Time now);  // writes what was put off
  [[nodiscard]] std::optional<protocol::Time> deadline() const { return write_at_; }
  void handle_timeout(protocol::Time now);
  void erase();  // what is known here goes from the store too
  void clear();  // of memory alone

 private:
  void restore_from_one_value(protocol::Time now);
  void write(protocol::Time now);

  store::AccountStore& store_;
  std::map<std::string, std::string, std::less<>> texts_;
  std::set<std::string> changed_;  // since they were last written
  std::optional<protocol::Time> write_at_;
};

}  // namespace shell::chat
