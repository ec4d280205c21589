#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/core/jid.hpp"
#include "protocol/im/events.hpp"
#include "shell/chat/conversations.hpp"
#include "shell/model.hpp"
#include "shell/ports/display.hpp"
#include "shell/store/account_store.hpp"

namespace shell::chat {

// What a person has not seen yet: counts in the list, the title and the badge, and notifications while nobody looks.
class Attention {
 public:
  using Visibility = ports::DisplayListener::Visibility;
  using MissedCalls = std::map<protocol::Jid, std::vector<protocol::Timestamp>>;  // when, by caller

  Attention(Model& model, store::AccountStore& store, Conversations& conversations, ports::Notifier& notifier)
      : model_(model), store_(store), conversations_(conversations), notifier_(notifier) {}

  void restore();
  void set_visibility(Visibility visibility, protocol::Time now);
  [[nodiscard]] bool is_hidden() const { return visibility_ == Visibility::Hidden; }

  // `count` messages came; `text`: of the last one, for a notification; empty: none is due.
  void arrived(const protocol::Jid& peer, std::uint32_t count, std::string_view text, protocol::Time now);
  // The newest messages of the account after a sign-in: unread are those after the last that was seen on this device or
  // answered from any. On a device that never saw this account, nothing is.
  void arrived_before(std::span<const protocol::im::Message> page, const MissedCalls& missed, protocol::Time now);
  // The person looks at this conversation, or wrote into it from another device.
  void seen(const protocol::Jid& peer, protocol::Time now);

  // Tells the title and the badge when the sum changed.
  void refresh();
  void flush(protocol::Time now);  // writes what was put off
  [[nodiscard]] std::optional<protocol::Time> deadline() const { return write_at_; }
  void handle_timeout(protocol::Time now);
  void clear();

 private:
  [[nodiscard]] bool is_looked_at(const protocol::Jid& peer) const;
  void note_seen(const std::string& what, std::string value, protocol::Time now);
  [[nodiscard]] protocol::Timestamp calls_seen(const protocol::Jid& peer) const;
  void write(protocol::Time now);

  Model& model_;
  store::AccountStore& store_;
  Conversations& conversations_;
  ports::Notifier& notifier_;
  // Archive id of the last seen message by address, and when the last seen missed call came (in milliseconds since 1970) by
  // "call " and the address.
  std::map<std::string, std::string, std::less<>> seen_;
  std::optional<protocol::Time> write_at_;
  std::uint32_t shown_total_ = 0;
  Visibility visibility_ = Visibility::Visible;
};

}  // namespace shell::chat
