#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/core/error.hpp"
#include "protocol/core/time.hpp"
#include "protocol/jingle/contents.hpp"
#include "protocol/jingle/events.hpp"
#include "protocol/jingle/expiry.hpp"
#include "protocol/jingle/leg.hpp"
#include "protocol/jingle/mapping.hpp"
#include "protocol/jingle/muted.hpp"
#include "protocol/jingle/session/sent_actions.hpp"
#include "protocol/mux/module.hpp"
#include "protocol/sdp/candidate.hpp"
#include "protocol/xep/0166_jingle/jingle.hpp"
#include "protocol/xep/0167_jingle_rtp/session_info.hpp"
#include "protocol/xep/0215_external_services/services.hpp"

namespace protocol::jingle {

inline constexpr Duration kStepTime = std::chrono::seconds(60);       // for a step that may ask a person for a device
inline constexpr Duration kElsewhereTime = std::chrono::seconds(10);  // two devices of ours answered: is it us?
inline constexpr Duration kConnectTime = std::chrono::seconds(45);    // from acceptance to the first media path
// After paths were lost. Browsers say so some 6 s after the last packet; both together stay below 15 s.
inline constexpr Duration kReconnectTime = std::chrono::seconds(7);
inline constexpr Duration kRestartDelay = std::chrono::seconds(2);  // paths often come back by themselves
inline constexpr std::size_t kMaxEarlyCandidates = 256;

// Where a session is. What people see of it is its CallState.
enum class Phase : std::uint8_t {
  // Of ours.
  Preparing,  // our offer is being made
  Initiated,  // `session-initiate` is out; `session-accept` is awaited
  // Of the others'.
  Ringing,     // it was initiated without a proposal: a person must decide
  Proceeding,  // `proceed` is out; `session-initiate` is awaited
  Answering,   // our answer is being made
  // Of both.
  Active,  // the session was accepted
};

// What is being done about a restart of ICE (XEP-0176 §5.7) in an active session.
enum class Restart : std::uint8_t {
  None,
  Offering,   // our peer connection makes new credentials
  Offered,    // the other side has them; its own are awaited
  Answering,  // the other side's have been applied; our peer connection makes its own
};

// A candidate of the other side, in the content with this name.
struct RemoteCandidate {
  std::string content;
  sdp::IceCandidate candidate;
};

// Answers `stanza` by an error of Jingle (XEP-0166 §10).
void send_error(const mux::Stanza& stanza, StanzaCondition condition, xep0166::ErrorCondition detail,
                mux::Context& context);

// A Jingle session (XEP-0166, XEP-0167, XEP-0176) with one peer: contents, transport, and what the peer connection has to do.
//
// Whatever ends it, over() says so from then on, and nothing may be asked of it any more; its peer connection is closed by then.
// For each OpenPeer, ClosePeer comes exactly once.
class Session {
 public:
  // `services` and `sent` must outlive it. `muted`: what the other side has to know once there is a session.
  Session(Leg leg, const Muted& muted, const xep0215::Services& services, SentActions& sent)
      : leg_(std::move(leg)), muted_(muted), services_(services), sent_(sent) {}

  // One of these begins it. `ours`: what we send.
  void initiate(const Media& ours, mux::Context& context);
  void await_offer(const Media& ours, mux::Context& context);  // `proceed` was sent
  void ring(Contents offer, mux::Context& context);            // until answer(), or for kRingTime
  void say_that_it_rings(mux::Context& context);
  void answer(const Media& ours, mux::Context& context);

  // A stanza of the peer.
  void receive(const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle, mux::Context& context);
  // What was sent could not be delivered, or was refused.
  void on_error(xep0166::Action sent, const StanzaError& error, mux::Context& context);
  void on_unavailable(Time now);
  // Another device of ours answered, too; the caller goes on with the one whose `proceed` came first.
  void doubt(mux::Context& context);

  // What the peer connection did. WrongState: nobody asked for it.
  std::expected<void, SendError> take(const LocalDescription& local, mux::Context& context);
  void take(const LocalCandidate& local, mux::Context& context);
  void take(const PeerStateChanged& change, mux::Context& context);
  void take(const PeerFailed& failed, mux::Context& context);

  void set_muted(const Muted& muted, mux::Context& context);

  // Ends it: as a person wants it; for `reason`, telling the peer `told`; or saying nothing.
  void hang_up(mux::Context& context);
  void end_telling(EndReason reason, xep0166::Reason told, mux::Context& context);
  void end(EndReason reason, std::string text, mux::Context& context);
  void end_migrating(const SessionId& to,
                     mux::Context& context);  // it goes on as another, on another device of the peer
  struct Over {
    EndReason reason = EndReason::HungUp;
    std::string text;
  };
  [[nodiscard]] const std::optional<Over>& over() const { return over_; }

  void handle_timeout(mux::Context& context);
  [[nodiscard]] std::optional<Deadline> deadline() const;

  [[nodiscard]] const Leg& leg() const { return leg_; }
  [[nodiscard]] Phase phase() const { return phase_; }
  [[nodiscard]] std::optional<Time> connected_at() const { return connected_at_; }  // for the first time
  [[nodiscard]] bool is_from_peer(const Jid& from) const { return from == leg_.peer; }

 private:
  // Its life (session/life.cpp)
  [[nodiscard]] bool has_begun() const;
  void expire(Duration after, std::string_view why, EndReason reason, const mux::Context& context);
  void tell_peer(const xep0166::Reason& reason, mux::Context& context);
  void tell_finished(const xep0166::Reason& reason, mux::Context& context) const;
  void open_peer(mux::Context& context);

  // Offer and answer (session/negotiation.cpp)
  void on_initiate(const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle, mux::Context& context);
  void on_accept(const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle, mux::Context& context);
  void on_terminate(const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle, mux::Context& context);
  void refuse_contents(const mux::Stanza& stanza, ContentsFault fault, mux::Context& context);
  void answer_offer(mux::Context& context);
  void apply_remote(SdpType type, mux::Context& context);
  void become_active(mux::Context& context);

  // What happens within it (session/changes.cpp)
  void on_session_info(const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle, mux::Context& context);
  void on_content_add(const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle, mux::Context& context);
  void on_content_modify(const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle, mux::Context& context);
  void on_content_remove(const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle, mux::Context& context);
  void on_transport_replace(const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle, mux::Context& context);
  void set_remote_mute(sdp::MediaKind kind, bool muted);
  void show_remote_mute(const Muted& before, mux::Context& context);

  // Transport (session/transport.cpp)
  void on_transport_info(const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle, mux::Context& context);
  void take_candidates(const std::string& content, const xep0176::Transport& transport, mux::Context& context);
  void add_candidate(const RemoteCandidate& remote, mux::Context& context);
  void flush_remote_candidates(mux::Context& context);
  void apply_restart(mux::Context& context);
  void try_restart(mux::Context& context);
  void on_paths_lost(mux::Context& context);

  // Descriptions of our own (session/local.cpp)
  void take_offer(const sdp::Description& description, mux::Context& context);
  void take_answer(const sdp::Description& description, mux::Context& context);

  // Sending (session/sending.cpp)
  void send(xep0166::Jingle jingle, mux::Context& context);
  void send_description(xep0166::Action action, mux::Context& context);
  void send_candidate(const LocalCandidate& local, mux::Context& context);
  void flush_local_candidates(mux::Context& context);
  void send_info(const xep0167::SessionInfo& info, mux::Context& context);
  void send_mutes(mux::Context& context);

  Leg leg_;
  Phase phase_ = Phase::Preparing;
  Media ours_;  // what we send
  std::optional<Expiry> expiry_;
  std::optional<Over> over_;

  bool peer_open_ = false;            // OpenPeer was emitted, ClosePeer not yet
  bool remote_applied_ = false;       // ApplyRemote was emitted: candidates may follow
  std::uint64_t remote_version_ = 0;  // counts descriptions applied
  Contents local_;
  Contents remote_;
  std::vector<Section> sections_;  // of the offer, whoever made it: descriptions of both sides keep their order
  std::deque<RemoteCandidate> early_remote_;  // came before the remote description
  std::deque<LocalCandidate> early_local_;    // came before our description was sent

  bool media_connected_ = false;
  std::optional<Time> connected_at_;
  Restart restart_ = Restart::None;
  std::optional<Time> restart_at_;  // when to try a restart after paths were lost
  Muted muted_;                     // us
  Muted told_muted_;                // what of it the other side knows
  Muted remote_muted_;

  const xep0215::Services& services_;
  SentActions& sent_;
};

}  // namespace protocol::jingle
