#pragma once

#include <cstdint>
#include <deque>
#include <expected>
#include <string>
#include <vector>

#include "protocol/core/id.hpp"
#include "protocol/core/jid.hpp"
#include "protocol/im/events.hpp"
#include "shell/now.hpp"
#include "shell/session/requests.hpp"
#include "shell/store/account_store.hpp"

namespace shell::chat {

// Messages typed here that our server has not confirmed yet. Each is stored until it has, so that a reload of the page
// neither loses nor doubles one: what an earlier page left behind is given to the session under the same id, as something
// to look for in the archive before it is sent. Within one page the session keeps what it was given.
class Unsent {
 public:
  enum class Stage : std::uint8_t {
    Restored,  // left by an earlier session: may have arrived
    Ready,     // certainly not sent
    Given,     // the session has it
    Failed,    // cannot be sent as it is, or was refused
  };
  struct Message {
    std::int64_t place = 0;  // in the order in which they were typed; kept from page to page
    protocol::Jid to;
    protocol::MessageId id;
    std::string body;
    protocol::im::Payloads payloads{};
    protocol::Timestamp typed_at;
    Stage stage = Stage::Ready;
  };

  Unsent(session::Requests& requests, store::AccountStore& store) : requests_(requests), store_(store) {}

  // Reads what an earlier page left. What cannot be read is removed; it costs no other message.
  void restore(Now now);
  [[nodiscard]] const std::deque<Message>& messages() const { return messages_; }

  // Stores the message and gives it to the session. An error: it cannot be sent as it is, and is kept as failed.
  std::expected<void, protocol::SendError> add(const protocol::Jid& to, protocol::MessageId id, std::string body,
                                               protocol::im::Payloads payloads, Now now);
  void delivery(const protocol::im::DeliveryChanged& change, Now now);
  // A failed message is given up: the person sends it again under another id.
  void forget(const protocol::MessageId& id);
  // A new session of the account is given what waits. Returns what cannot be sent as it is after all.
  std::vector<Message> online(Now now);

  void erase();  // what is known here goes from the store too
  void clear();  // of memory alone

 private:
  void restore_from_one_value(Now now);
  [[nodiscard]] std::int64_t next_place() const;
  std::expected<void, protocol::SendError> give(Message& message, Now now);
  bool write(const Message& message, Now now);

  session::Requests& requests_;
  store::AccountStore& store_;
  std::deque<Message> messages_;  // by place
};

}  // namespace shell::chat
