#pragma once

#include <cstddef>
#include <expected>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "protocol/core/error.hpp"
#include "protocol/core/id.hpp"
#include "protocol/core/jid.hpp"
#include "protocol/core/time.hpp"
#include "protocol/jingle/call.hpp"
#include "protocol/jingle/call_log.hpp"
#include "protocol/jingle/events.hpp"
#include "protocol/jingle/jmi/proposals.hpp"
#include "protocol/jingle/session/jingle_session.hpp"
#include "protocol/jingle/session/sent_actions.hpp"
#include "protocol/jingle/spent_ids.hpp"
#include "protocol/jingle/subscribers.hpp"
#include "protocol/mux/module.hpp"
#include "protocol/xep/0166_jingle/jingle.hpp"
#include "protocol/xep/0202_entity_time/module.hpp"
#include "protocol/xep/0215_external_services/services.hpp"
#include "protocol/xep/0353_jmi/message.hpp"

namespace protocol::jingle {

// Joins what is proposed (jmi::Proposals) and what is agreed on with one peer each (Session) to calls (Call).
//
// Pure: what a peer connection must do is emitted as an intent, and what it did is given to request(). For each call that
// was announced by CallIncoming, or asked for by StartCall, CallEnded comes exactly once; for each further session of it
// ParticipantLeft. For each OpenPeer, ClosePeer comes exactly once and before what says that its session is over. Who calls
// while as many calls go on as may is told `busy`, or hears nothing if he does not see our presence, and CallRecorded says so.
//
// `StartCall::to` bare proposes the call to all devices; a full address is called at once by `session-initiate`, which
// also devices without XEP-0353 understand.
class Calls final : public mux::Module {
 public:
  // All must outlive the module.
  Calls(const xep0215::Services& services, const Subscribers& subscribers, const xep0202::EntityTime& server_time,
        std::size_t at_once = kCallsAtOnce)
      : services_(services), subscribers_(subscribers), server_time_(server_time), at_once_(at_once) {}

  // What people ask for. BadAddress: cannot be called. NoSuchCall: unknown or ended. WrongState: the call does not allow it
  // now, an id was used before, that person is called already, or as many calls go on as may. An error changes nothing.
  std::expected<void, SendError> request(const StartCall& start, mux::Context& context);
  std::expected<void, SendError> request(const AddPeer& add, mux::Context& context);
  std::expected<void, SendError> request(const ExpectPeer& expect, mux::Context& context);
  std::expected<void, SendError> request(const AcceptCall& accept, mux::Context& context);
  std::expected<void, SendError> request(const DeclineCall& decline, mux::Context& context);
  std::expected<void, SendError> request(const HangUp& hang_up, mux::Context& context);
  std::expected<void, SendError> request(const SetMute& mute, mux::Context& context);

  // What the peer connection did. NoSuchCall means only that the session has ended meanwhile.
  std::expected<void, SendError> request(const LocalDescription& local, mux::Context& context);
  std::expected<void, SendError> request(const LocalCandidate& local, mux::Context& context);
  std::expected<void, SendError> request(const PeerStateChanged& change, mux::Context& context);
  std::expected<void, SendError> request(const PeerFailed& failed, mux::Context& context);

  // Ends every call in order, as before signing out.
  void hang_up_all(mux::Context& context);

  [[nodiscard]] std::span<const mux::Route> routes() const override;
  [[nodiscard]] std::span<const std::string_view> features() const override;
  mux::Handled handle(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) override;
  void handle_copy(const mux::Stanza& stanza, const xml::Element& payload, const mux::Copy& copy,
                   mux::Context& context) override;
  void handle_copies_end(mux::Context& context) override;
  void handle_reply(const mux::Reply& reply, mux::Context& context) override;
  void online(mux::Start start, mux::Context& context) override;
  void offline(mux::Ending ending, mux::Context& context) override;
  void handle_timeout(mux::Context& context) override;
  [[nodiscard]] std::optional<Deadline> deadline() const override;

 private:
  // A session, or what would have become one, that is over.
  struct Ending {
    Leg leg;
    bool decided = false;                  // somebody had taken it
    std::vector<jmi::Proposal> proposals;  // of another's
    std::optional<Time> connected_at;
    EndReason reason = EndReason::HungUp;
    std::string text;
  };

  // A module (calls/module.cpp)
  void cut_off(const jmi::Ring& ring, mux::Context& context);
  void give_up_proposal(const SessionId& id, mux::Context& context);

  // What people ask for, and who takes part (calls/people.cpp)
  [[nodiscard]] std::expected<void, SendError> check_new(const SessionId& id, const Jid& to,
                                                         const mux::Context& context);
  void call_peer(Call& call, const SessionId& id, const Jid& to, mux::Context& context);
  void take_ring(Call& call, jmi::Ring& ring, mux::Context& context);
  void hang_up(const SessionId& id, mux::Context& context);
  Call& add(const CallId& id, const Media& media);
  Call* find_call(const CallId& id);
  Call* find_expecting(const Jid& bare);
  [[nodiscard]] bool is_full() const { return calls_.size() >= at_once_; }
  Session& begin(const Leg& leg);
  Session* find(const SessionId& id);
  Session* find_with(const Jid& bare);
  [[nodiscard]] bool rings(const Call& call);
  [[nodiscard]] bool is_called(const Jid& bare);
  [[nodiscard]] bool is_known(const SessionId& id) const;  // it goes on, rings or has ended

  // Proposals (calls/proposals.cpp)
  // `held_since`: when our server got what it held or copied; nullopt: it came at once.
  void on_message(const mux::Stanza& stanza, const xep0353::Message& message, std::optional<Timestamp> held_since,
                  mux::Context& context);
  void on_own_device(const xep0353::Message& message, mux::Context& context);
  void on_bounce(const mux::Stanza& stanza, const xep0353::Message& message, mux::Context& context);
  void on_propose(const jmi::Proposal& proposal, std::optional<Timestamp> held_since, mux::Context& context);
  void offer(const jmi::Proposal& proposal, Duration left, mux::Context& context);
  void ring(const Call& call, const jmi::Proposal& proposal, Duration left, mux::Context& context);
  void join(Call& call, const jmi::Proposal& proposal, mux::Context& context);
  void on_proceed(jmi::Outgoing& outgoing, const Jid& from, mux::Context& context);
  void on_reject(const mux::Stanza& stanza, const xep0353::Message& message, mux::Context& context);
  void on_retract(const Jid& from, const xep0353::Message& message, mux::Context& context);
  void on_finish(const mux::Stanza& stanza, const xep0353::Message& message, mux::Context& context);
  void break_tie(jmi::Outgoing& mine, const jmi::Proposal& theirs, mux::Context& context);
  void migrate(Session& old, const jmi::Proposal& fresh, mux::Context& context);
  void refuse_busy(const jmi::Proposal& proposal, mux::Context& context);

  // Sessions (calls/sessions.cpp)
  void on_jingle(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context);
  void on_early_jingle(jmi::Ring& ring, const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle,
                       mux::Context& context);
  void on_direct_initiate(const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle, mux::Context& context);
  void ring_directly(const Jid& from, const SessionId& id, Contents offer, mux::Context& context);
  const Leg* leg_of_ours(const Jid& bare);
  void give_up(const SessionId& mine, mux::Context& context);
  void refuse(const Jid& to, const SessionId& id, xep0166::Condition condition, mux::Context& context);
  template <class What>
  std::expected<void, SendError> tell(const SessionId& id, const What& what, mux::Context& context);

  // What is over, and what is left of it (calls/ending.cpp)
  void end(const jmi::Outgoing& outgoing, EndReason reason, std::string text, mux::Context& context);
  void end(const jmi::Ring& ring, EndReason reason, std::string text, mux::Context& context);
  void end(Ending ending, mux::Context& context);
  void settle(Session& session, mux::Context& context);
  [[nodiscard]] static std::optional<CallFate> fate_of(const Ending& ending);
  void record(const Ending& ending, mux::Context& context);
  void record_missed(const jmi::Proposal& proposal, mux::Context& context);
  void forget_proposals(const Ending& ending, mux::Context& context);
  void note(const mux::Stanza& stanza, const xep0353::Message& message, std::optional<Timestamp> held_since,
            mux::Context& context);

  const xep0215::Services& services_;
  const Subscribers& subscribers_;
  const xep0202::EntityTime& server_time_;
  std::size_t at_once_;
  SpentIds spent_;
  CallLog log_;
  SentActions sent_;
  jmi::Proposals proposals_{subscribers_, server_time_, log_, spent_};
  std::map<SessionId, Session> sessions_;
  std::map<CallId, Call> calls_;
  std::vector<std::pair<Jid, SessionId>> unfinished_;  // sessions that the end of the stream cut off
};

}  // namespace protocol::jingle
