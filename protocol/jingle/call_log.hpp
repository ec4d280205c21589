#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "protocol/core/id.hpp"
#include "protocol/core/jid.hpp"
#include "protocol/core/time.hpp"
#include "protocol/jingle/events.hpp"
#include "protocol/jingle/jmi/proposal.hpp"
#include "protocol/mux/arrival.hpp"
#include "protocol/xep/0353_jmi/message.hpp"

namespace protocol::jingle {

// The calls that were, put together from the messages about them (XEP-0353) in whichever order these come: live, as the
// copies of what other devices of ours said, and page by page out of the archive, newest page first.
//
// An id is its caller's choice: only together with the other side's address it names a call.
class CallLog {
 public:
  struct Signal {
    const xep0353::Message& message;
    Jid sender;  // full where it is known
    Jid peer;    // bare: the other side
    Direction direction = Direction::Incoming;
    std::optional<Timestamp> at;  // by the server's clock
  };
  struct Proposed {
    jmi::Proposal proposal;
    Direction direction = Direction::Incoming;
    std::optional<Timestamp> at;
  };

  // Returns what became of the call, once that is known and whenever it changes.
  std::optional<CallRecorded> add(const Signal& signal);
  // The same of the archive, of which a page tells everything only at its end.
  void add_archived(const Signal& signal);
  // The calls of the page whose fate is known and new, and those that were only proposed.
  struct Page {
    std::vector<CallRecorded> records;
    std::vector<Proposed> proposed;
  };
  Page end_page();

  // What the log cannot know: this device told of the call itself, or it was no call of its own.
  void close(const Jid& peer, const SessionId& id);
  // This device can tell no more of it.
  void reopen(const Jid& peer, const SessionId& id);
  // It was proposed, and nobody is waiting any more.
  std::optional<CallRecorded> give_up(const Jid& peer, const SessionId& id, Arrival arrival);
  // Whether somebody took it, gave it up or declined it.
  [[nodiscard]] bool is_decided(const Jid& peer, const SessionId& id) const;
  [[nodiscard]] std::optional<CallRecorded> record(const Jid& peer, const SessionId& id) const;

 private:
  enum class End : std::uint8_t { None, GivenUp, Declined, Busy, Finished, Failed, Replaced };
  struct Past {
    SessionId id;
    Jid peer;
    std::optional<Direction> direction;  // of the proposal; nullopt: it was not seen yet
    Jid caller;                          // full where it is known
    Media media;
    std::optional<Timestamp> proposed;
    std::optional<Timestamp> answered;
    std::optional<Direction> answered_by;
    End end = End::None;
    std::optional<Direction> ended_by;
    std::optional<Timestamp> ended;
    bool closed = false;
    bool touched = false;  // by the page that is being read
    std::optional<CallRecorded> told;
  };

  Past& past(const Jid& peer, const SessionId& id);
  [[nodiscard]] const Past* find(const Jid& peer, const SessionId& id) const;
  static void take(Past& past, const Signal& signal);
  static void take_end(Past& past, End end, const Signal& signal);
  [[nodiscard]] static std::optional<CallFate> fate(const Past& past);
  [[nodiscard]] static std::optional<CallRecorded> record(const Past& past, Arrival arrival);
  static std::optional<CallRecorded> news(Past& past, Arrival arrival);

  std::deque<Past> calls_;  // the newest last
};

}  // namespace protocol::jingle
