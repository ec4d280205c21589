#pragma once

#include <deque>
#include <list>
#include <optional>
#include <vector>

#include "protocol/core/id.hpp"
#include "protocol/core/jid.hpp"
#include "protocol/core/time.hpp"
#include "protocol/jingle/call_log.hpp"
#include "protocol/jingle/expiry.hpp"
#include "protocol/jingle/jmi/proposal.hpp"
#include "protocol/jingle/leg.hpp"
#include "protocol/jingle/spent_ids.hpp"
#include "protocol/jingle/subscribers.hpp"
#include "protocol/mux/module.hpp"
#include "protocol/xep/0166_jingle/reason.hpp"
#include "protocol/xep/0202_entity_time/module.hpp"

// Jingle Message Initiation (XEP-0353): what is proposed and not decided yet.
namespace protocol::jmi {

inline constexpr Duration kStrangerPause = std::chrono::minutes(2);  // after an unanswered ring of somebody unknown

// A proposal of ours; no device has taken it.
struct Outgoing {
  jingle::Leg leg;
  Time give_up_at;
};

// Of another's, a person must decide: all that he proposed and did not take back, the newest last. One ring, and one answer
// for all. `leg` is that of the first.
struct Ring {
  jingle::Leg leg;
  std::vector<Proposal> proposals;
  jingle::Expiry expiry;
};

// Which proposals ring, and what is said of them to the other side and to our other devices.
//
// A proposal that our server held rings for what is left of its time, by the server's clock, or by this device's where the
// server does not tell. Whoever does not see our presence hears nothing before a person decides.
class Proposals {
 public:
  // All must outlive it.
  Proposals(const jingle::Subscribers& subscribers, const xep0202::EntityTime& server_time, jingle::CallLog& log,
            jingle::SpentIds& spent)
      : subscribers_(subscribers), server_time_(server_time), log_(log), spent_(spent) {}

  // --- ours
  void propose(jingle::Leg leg, mux::Context& context);
  Outgoing* find_outgoing(const SessionId& id);
  Outgoing* find_outgoing_to(const Jid& bare);
  static void retract(const Outgoing& outgoing, const xep0166::Reason& reason, mux::Context& context);

  // --- whether one of another's rings
  struct Held {
    Proposal proposal;
    Timestamp since;  // our server had it
  };
  // Keeps it until the server's time is known.
  void hold(const Held& held, Time now);
  // Those that need not wait any longer, or have waited long enough; each is to be judged.
  std::vector<Held> take_held(Time now);
  // How much longer it may ring; what was held for longer than a ring lasts has been given up.
  std::optional<Duration> judge(const Held& held, mux::Context& context);
  // Whether somebody unknown has rung in vain a moment ago.
  [[nodiscard]] bool is_quiet(const Jid& bare, Time now) const;
  void rang_in_vain(const Jid& bare, Time now);

  // --- what rings
  Ring& ring(const jingle::Leg& leg, Duration left, mux::Context& context);
  // He tries again, or his client does: what rings already goes on.
  void ring_again(Ring& ring, const Proposal& proposal, mux::Context& context);
  Ring* find_ring(const SessionId& first);
  Ring* find_ringing(const SessionId& any);  // under whichever of its proposals
  Ring* find_ring_of(const Jid& bare);
  // Of several proposals the caller waits for the newest, if for one only: gives it. The others are refused.
  Proposal choose_newest(Ring& ring, mux::Context& context);
  static void reject(const Ring& ring, const xep0166::Reason& reason, mux::Context& context);
  // Says that this device takes a call.
  static void proceed(const jingle::Leg& leg, mux::Context& context);

  // --- both called at the same time (XEP-0353 §4.1)
  static bool wins_tie(const Outgoing& mine, const Proposal& theirs, const mux::Context& context);
  static void reject_by_tie(const Proposal& theirs, mux::Context& context);
  static void retract_by_tie(const Outgoing& mine, mux::Context& context);

  // --- book-keeping
  [[nodiscard]] bool contains(const SessionId& id) const;
  Outgoing take(const Outgoing& outgoing);
  Ring take(const Ring& ring);
  void forget_held() { held_.clear(); }
  // Those of both kinds that nobody has decided in their time.
  [[nodiscard]] std::vector<SessionId> due(Time now) const;
  void on_unavailable(const Jid& device, Time now);
  [[nodiscard]] std::optional<Deadline> deadline() const;

 private:
  struct Waiting {
    Held held;
    Time look_at;
    Time give_up_at;
  };
  struct Stranger {
    Jid bare;
    Time quiet_until;
  };

  const jingle::Subscribers& subscribers_;
  const xep0202::EntityTime& server_time_;
  jingle::CallLog& log_;
  jingle::SpentIds& spent_;
  std::list<Outgoing> outgoing_;
  std::list<Ring> rings_;
  std::vector<Waiting> held_;
  std::deque<Stranger> strangers_;
};

}  // namespace protocol::jmi
