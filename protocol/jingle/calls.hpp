#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
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
#include "protocol/jingle/contacts.hpp"
#include "protocol/jingle/events.hpp"
#include "protocol/mux/module.hpp"
#include "protocol/xep/0166_jingle/jingle.hpp"
#include "protocol/xep/0167_jingle_rtp/session_info.hpp"
#include "protocol/xep/0202_entity_time/module.hpp"
#include "protocol/xep/0215_external_services/services.hpp"
#include "protocol/xep/0353_jmi/message.hpp"

namespace protocol::jingle {

inline constexpr Duration kRingTime = std::chrono::seconds(60);         // until somebody answers
inline constexpr Duration kStrangerPause = std::chrono::minutes(2);     // after an unanswered ring of somebody unknown
inline constexpr Duration kStepTime = std::chrono::seconds(60);         // for a step that may ask a person for a device
inline constexpr Duration kElsewhereTime = std::chrono::seconds(10);    // two devices of ours answered: is it us?
inline constexpr Duration kConnectTime = std::chrono::seconds(45);      // from acceptance to the first media path
inline constexpr Duration kUnavailableTime = std::chrono::seconds(15);  // the peer went offline before media connected
// After paths were lost. Browsers say so some 6 s after the last packet; both together stay below 15 s.
inline constexpr Duration kReconnectTime = std::chrono::seconds(7);
inline constexpr Duration kRestartDelay = std::chrono::seconds(2);  // paths often come back by themselves

// One-to-one calls: Jingle Message Initiation (XEP-0353) and Jingle RTP sessions (XEP-0166, XEP-0167, XEP-0176).
//
// Pure: what a peer connection must do is emitted as an intent, and what it did is given to request(). For each call that
// was announced by CallIncoming or CallStateChanged, CallEnded comes exactly once; for each OpenPeer, ClosePeer comes
// exactly once and before that call's CallEnded. One call goes on at a time: who else calls is told `busy`, or hears
// nothing if he does not see our presence, and CallRecorded says so.
//
// A proposal that our server held rings for what is left of its time, by the server's clock, or by this device's where the
// server does not tell.
//
// `StartCall::to` bare proposes the call to all devices; a full address is called at once by `session-initiate`, which
// also devices without XEP-0353 understand.
class Calls final : public mux::Module {
 public:
  // All must outlive the module.
  Calls(const xep0215::Services& services, const Contacts& contacts, const xep0202::EntityTime& server_time)
      : services_(services), contacts_(contacts), server_time_(server_time) {}

  // What people ask for. BadAddress: cannot be called. NoSuchCall: unknown or ended. WrongState: the call does not allow it
  // now, its id was used before, or another call is going on. An error changes nothing.
  std::expected<void, SendError> request(const StartCall& start, mux::Context& context);
  std::expected<void, SendError> request(const AcceptCall& accept, mux::Context& context);
  std::expected<void, SendError> request(const DeclineCall& decline, mux::Context& context);
  std::expected<void, SendError> request(const HangUp& hang_up, mux::Context& context);
  std::expected<void, SendError> request(const SetMute& mute, mux::Context& context);

  // What the peer connection did. NoSuchCall means only that the call has ended meanwhile.
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
  void offline(mux::Context& context) override;
  void handle_timeout(mux::Context& context) override;
  [[nodiscard]] std::optional<Deadline> deadline() const override;

 private:
  struct Sent {
    CallId id;
    xep0166::Action action = xep0166::Action::SessionInfo;
  };
  struct Held {  // until the server's time is known
    Proposal proposal;
    Timestamp since;
    Time look_at;
    Time give_up_at;
  };
  struct Stranger {
    Jid bare;
    Time quiet_until;
  };

  // Book-keeping (calls/module.cpp)
  Call* find(const CallId& id);
  Call* find_ringing(const CallId& id);  // under whichever of its proposals
  Call& add(Call call);
  void remember_ended(const CallId& id);
  [[nodiscard]] bool has_ended(const CallId& id) const;
  [[nodiscard]] bool is_known(const CallId& id);  // it goes on, rings or has ended
  static void show(Call& call, CallState state, mux::Context& context);
  static void expire(Call& call, Duration after, std::string_view why, EndReason reason, const mux::Context& context);
  void run_timers(Call& call, mux::Context& context);
  void look_at_held(mux::Context& context);

  // Sending (calls/send.cpp)
  static void send_message(const Jid& to, const xep0353::Message& message, mux::Context& context);
  static void send_message(const Jid& to, xep0353::Kind kind, const CallId& id, std::optional<xep0166::Reason> reason,
                           mux::Context& context);
  void send_jingle(const Call& call, xep0166::Jingle jingle, mux::Context& context);
  void send_description(Call& call, xep0166::Action action, mux::Context& context);
  void send_candidate(const Call& call, const LocalCandidate& local, mux::Context& context);
  void send_mutes(Call& call, mux::Context& context);
  void send_info(const Call& call, const xep0167::SessionInfo& info, mux::Context& context);
  void flush_local_candidates(Call& call, mux::Context& context);

  // Ending (calls/ending.cpp); `call` is gone afterwards
  void tell_peer(const Call& call, const xep0166::Reason& reason, mux::Context& context);
  static void tell_finished(const Call& call, const xep0166::Reason& reason, mux::Context& context);
  void end(Call& call, EndReason reason, std::string text, mux::Context& context);
  void record(const Call& call, EndReason reason, mux::Context& context);
  void record_missed(const Proposal& proposal, mux::Context& context);
  void forget_proposals(const Call& call, EndReason reason, mux::Context& context);
  void end_telling(Call& call, EndReason reason, xep0166::Reason told, mux::Context& context);

  // Proposals (calls/message.cpp)
  // `held_since`: when our server got what it held or copied; nullopt: it came at once.
  void on_message(const mux::Stanza& stanza, const xep0353::Message& message, std::optional<Timestamp> held_since,
                  mux::Context& context);
  void note(const mux::Stanza& stanza, const xep0353::Message& message, std::optional<Timestamp> held_since,
            mux::Context& context);
  void on_own_device(const xep0353::Message& message, mux::Context& context);
  void on_bounce(const mux::Stanza& stanza, const xep0353::Message& message, mux::Context& context);
  void on_propose(const Proposal& proposal, std::optional<Timestamp> held_since, mux::Context& context);
  void judge(const Proposal& proposal, Timestamp held_since, mux::Context& context);
  void offer(const Proposal& proposal, Duration left, mux::Context& context);
  void on_proceed(Call& call, const Jid& from, mux::Context& context);
  void on_reject(Call& call, const Jid& from, const xep0353::Message& message, mux::Context& context);
  void on_retract(const Jid& from, const xep0353::Message& message, mux::Context& context);
  void on_finish(Call& call, const Jid& from, const xep0353::Message& message, mux::Context& context);
  void break_tie(Call& mine, const Proposal& theirs, mux::Context& context);
  void migrate(Call& old, const Proposal& fresh, mux::Context& context);
  void refuse_busy(const Proposal& proposal, mux::Context& context);
  Call& ring(const Proposal& proposal, Duration left, mux::Context& context);
  void ring_again(Call& call, const Proposal& proposal, mux::Context& context);
  Call& answer_newest(Call& ringing, mux::Context& context);
  Call* call_with(const Jid& bare);

  // Sessions (calls/session.cpp)
  mux::Handled on_jingle(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context);
  void on_initiate(const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle, mux::Context& context);
  void on_direct_initiate(const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle, mux::Context& context);
  void ring_directly(const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle, Contents offer,
                     mux::Context& context);
  void on_accept(Call& call, const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle, mux::Context& context);
  void on_terminate(Call& call, const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle,
                    mux::Context& context);
  void on_action(Call& call, const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle, mux::Context& context);
  void refuse_contents(Call& call, const mux::Stanza& stanza, ContentsFault fault, mux::Context& context);
  void open_peer(Call& call, mux::Context& context);
  void answer_offer(Call& call, mux::Context& context);
  static void apply_remote(Call& call, SdpType type, mux::Context& context);
  void take_call(Call& call, mux::Context& context);
  static void send_error(const mux::Stanza& stanza, StanzaCondition condition, xep0166::ErrorCondition detail,
                         mux::Context& context);

  // What happens within a session (calls/changes.cpp)
  static void on_session_info(Call& call, const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle,
                              mux::Context& context);
  void on_content_add(Call& call, const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle,
                      mux::Context& context);
  static void on_content_modify(Call& call, const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle,
                                mux::Context& context);
  void on_content_remove(Call& call, const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle,
                         mux::Context& context);
  void on_transport_replace(Call& call, const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle,
                            mux::Context& context);
  static void set_remote_mute(Call& call, sdp::MediaKind kind, bool muted);
  static void show_remote_mute(Call& call, Muted before, mux::Context& context);

  // Transport (calls/transport.cpp)
  static void on_transport_info(Call& call, const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle,
                                mux::Context& context);
  static void take_candidates(Call& call, const std::string& content, const xep0176::Transport& transport,
                              mux::Context& context);
  static void add_candidate(Call& call, const RemoteCandidate& remote, mux::Context& context);
  static void flush_remote_candidates(Call& call, mux::Context& context);
  static void apply_restart(Call& call, mux::Context& context);
  static void try_restart(Call& call, mux::Context& context);

  // Descriptions of our own (calls/peer.cpp)
  void on_local_offer(Call& call, const sdp::Description& description, mux::Context& context);
  void on_local_answer(Call& call, const sdp::Description& description, mux::Context& context);
  void become_active(Call& call, mux::Context& context);
  static void on_paths_lost(Call& call, mux::Context& context);
  void on_unavailable(const Jid& from, mux::Context& context);

  const xep0215::Services& services_;
  const Contacts& contacts_;
  const xep0202::EntityTime& server_time_;
  std::map<CallId, Call> calls_;
  std::deque<CallId> ended_;  // so that a stray stanza does not begin them again
  CallLog log_;
  std::vector<Held> held_;
  std::deque<Stranger> strangers_;
  std::vector<std::pair<Jid, CallId>> unfinished_;  // calls that the end of the stream cut off
  std::map<mux::ReplyToken, Sent> sent_;
  std::uint32_t last_token_ = 0;
};

}  // namespace protocol::jingle
