#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/core/jid.hpp"
#include "protocol/core/time.hpp"
#include "shell/notices.hpp"
#include "shell/ports/system.hpp"

namespace shell::store {

// Values of this device that belong to nobody.
inline constexpr std::string_view kLastAddress = "address";
inline constexpr std::string_view kTheme = "theme";
inline constexpr std::string_view kLanguage = "language";  // web/language.js reads it too, before the application runs
inline constexpr std::string_view kPin = "pin";            // how strongly the last address signed in

// Values of an account.
inline constexpr std::string_view kDrafts = "drafts";
inline constexpr std::string_view kOutbox = "outbox";
inline constexpr std::string_view kSeen = "seen";
inline constexpr std::string_view kOpen = "open";  // the conversation that goes along to another tab

// What outlives the page. Keys carry the version of their format, `parley.1.…`, and the account where there is one.
// A failed write is told to the person once; the value lives on in memory with whoever wrote it.
class Store {
 public:
  Store(ports::Storage& storage, Notices& notices) : storage_(storage), notices_(notices) {}

  [[nodiscard]] std::optional<std::string> read_device(std::string_view name);
  void write_device(std::string_view name, std::string_view value, protocol::Time now);

  // Whose values the functions below mean. Nobody's: nothing is read or kept (guests, whose address never comes again).
  void open_account(const protocol::Jid& account) { account_ = account.bare().str(); }
  void close_account() { account_.clear(); }

  [[nodiscard]] std::optional<std::string> read(std::string_view name);
  void write(std::string_view name, std::string_view value, protocol::Time now);  // an empty value is removed
  void erase_account();  // the values of the open account; lists belong to who keeps them

  // Lists of an account: one value for each item, under a key of its own, so that whoever writes one leaves the others alone.
  struct Item {
    std::string id;
    std::string value;
  };
  [[nodiscard]] std::vector<Item> read_items(std::string_view name);  // by id
  // Whether it is stored; always for nobody's account, where nothing is kept.
  bool write_item(std::string_view name, std::string_view id, std::string_view value, protocol::Time now);
  void remove_item(std::string_view name, std::string_view id);

 private:
  [[nodiscard]] std::string account_key(std::string_view name) const;
  [[nodiscard]] std::string item_key(std::string_view name, std::string_view id) const;
  bool put(const std::string& key, std::string_view value, protocol::Time now);

  ports::Storage& storage_;
  Notices& notices_;
  std::string account_;
  bool failure_told_ = false;
};

}  // namespace shell::store
