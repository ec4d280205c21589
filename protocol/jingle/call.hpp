#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "protocol/core/id.hpp"
#include "protocol/core/jid.hpp"
#include "protocol/core/time.hpp"
#include "protocol/jingle/contents.hpp"
#include "protocol/jingle/events.hpp"
#include "protocol/jingle/mapping.hpp"
#include "protocol/jingle/sdp/candidate.hpp"

namespace protocol::jingle {

// Where a call is. What people see of it is its CallState.
enum class Phase : std::uint8_t {
  // Of our calls.
  Proposed,   // a proposal is out; no device has taken it
  Preparing,  // a device proceeded; our offer is being made
  Initiated,  // `session-initiate` is out; `session-accept` is awaited
  // Of the others' calls.
  Ringing,     // a person must decide
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

struct Muted {
  bool audio = false;
  bool video = false;
  friend bool operator==(const Muted&, const Muted&) = default;
};

// When a call ends by itself, and how.
struct Expiry {
  Time at;
  std::string_view why;
  EndReason reason = EndReason::NoAnswer;
};

// A candidate of the other side, in the content with this name.
struct RemoteCandidate {
  std::string content;
  sdp::IceCandidate candidate;
};

// What rings: a call that somebody proposed (XEP-0353).
struct Proposal {
  CallId id;
  Jid from;  // full
  Media media;
};

struct Call {
  CallId id;
  xep0166::Role role = xep0166::Role::Initiator;  // ours
  Phase phase = Phase::Proposed;
  bool by_message = true;  // begun by a proposal (XEP-0353); else by `session-initiate` at once
  Jid peer;                // bare while a proposal is out, then the full address of the device
  Media wanted;            // what the caller proposed
  Media ours;              // what of it we send
  Time begun{};
  // Of Ringing: all that the caller proposed and did not take back, the newest last. One ring, and one answer for all.
  std::vector<Proposal> proposals;
  std::optional<CallState> shown;
  std::optional<Expiry> expiry;

  bool peer_open = false;            // OpenPeer was emitted, ClosePeer not yet
  bool remote_applied = false;       // ApplyRemote was emitted: candidates may follow
  std::uint64_t remote_version = 0;  // counts descriptions applied
  Contents local;
  Contents remote;
  std::vector<Section> sections;  // of the offer, whoever made it: descriptions of both sides keep their order
  std::deque<RemoteCandidate> early_remote;  // came before the remote description
  std::deque<LocalCandidate> early_local;    // came before our description was sent

  bool media_connected = false;
  std::optional<Time> connected_at;  // for the first time
  Restart restart = Restart::None;
  std::optional<Time> restart_at;  // when to try a restart after paths were lost
  Muted muted;                     // us
  Muted told_muted;                // what of it the other side knows
  Muted remote_muted;

  [[nodiscard]] xep0166::Role peer_role() const { return other(role); }
  [[nodiscard]] bool is_from_peer(const Jid& from) const { return from == peer; }
  // Whether a <jingle/> of this session has gone one way or the other.
  [[nodiscard]] bool has_session() const {
    return phase == Phase::Initiated || phase == Phase::Answering || phase == Phase::Active ||
           (phase == Phase::Ringing && !by_message);
  }
};

inline constexpr std::size_t kMaxEarlyCandidates = 256;

}  // namespace protocol::jingle
