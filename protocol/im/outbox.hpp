#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "protocol/core/id.hpp"
#include "protocol/im/events.hpp"
#include "protocol/im/sent_log.hpp"
#include "protocol/im/stage.hpp"
#include "protocol/mux/module.hpp"

namespace protocol::im {

// Messages of ours until our server has them: nothing is lost, nothing doubled, and the order is kept.
//
// After a session that could not be resumed, nobody can tell which of the unacknowledged messages the server has taken.
// Before any of them is sent again, our own archive is searched for them (XEP-0313), newest first, and what waits behind
// them waits on. Without an archive they are sent again with the same id, by which receivers recognise them.
//
// A message may be what ends session after session. What was on the way in several that ended goes out alone, each when the one
// before is acknowledged, until one of them is given up: after a few sessions that the server refused to go on with, or after
// many that a network may have ended as well.
//
// What a stage works on holds back what was given later for the same address, and nothing else.
class Outbox final : public mux::Module {
 public:
  // All must outlive the module.
  explicit Outbox(SentLog& sent, std::vector<Stage*> stages = {}) : sent_(sent), stages_(std::move(stages)) {}

  // Takes it; it goes out when its turn has come. One that is here already, by its id, is not taken again.
  mux::Outcome request(SendMessage message, mux::Context& context);
  // Nothing more is to be done about this message.
  void drop(const MessageId& id);
  // A stage is through with something.
  void go_on(mux::Context& context);

  [[nodiscard]] std::span<const mux::Route> routes() const override;
  mux::Handled handle(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) override;
  void handle_reply(const mux::Reply& reply, mux::Context& context) override;
  void handle_acked(mux::AckToken token, mux::Context& context) override;
  void online(mux::Start start, mux::Context& context) override;
  void offline(mux::Ending ending, mux::Context& context) override;

 private:
  struct Entry {
    SendMessage message;
    Delivery delivery;           // pending
    std::uint8_t suspicion = 0;  // that it is what ended the sessions in which it was not acknowledged
    std::uint32_t token = 0;
    std::size_t stages = 0;  // that it has been through
  };

  void flush(mux::Context& context);
  // Whether it may go out now.
  std::expected<bool, StanzaError> prepare(Entry& entry, mux::Context& context);
  [[nodiscard]] bool has_doubtful() const;
  // `before`: an archive id; empty: from the newest.
  void search(std::string_view before, mux::Context& context);
  void search_ended(mux::Context& context);
  static void move(Entry& entry, Delivery to);
  // Nothing more is to be done about it.
  void leave(const MessageId& id, Delivery to, StanzaError error, mux::Context& context);

  SentLog& sent_;
  std::vector<Stage*> stages_;
  std::deque<Entry> entries_;
  std::uint32_t last_token_ = 0;
  bool online_ = false;
  bool one_by_one_ = false;  // what is next waits for an acknowledgement

  std::string query_id_;  // of the search under way; empty: there is none
  std::uint32_t pages_left_ = 0;
  bool reached_known_ = false;  // the search has come to what was acknowledged before
  MessageId last_stored_;       // the newest message that was acknowledged
};

}  // namespace protocol::im
