// A session: what its peer connection says and does.
#include <utility>

#include "protocol/event.hpp"
#include "protocol/jingle/session/jingle_session.hpp"

namespace protocol::jingle {

using xep0166::Action;
using xep0166::Condition;

std::expected<void, SendError> Session::take(const LocalDescription& local, mux::Context& context) {
  const bool offer = local.type == SdpType::Offer;
  const bool expected = offer ? phase_ == Phase::Preparing || restart_ == Restart::Offering
                              : phase_ == Phase::Answering || restart_ == Restart::Answering;
  if (!expected) return std::unexpected(SendError::WrongState);
  const auto description = sdp::parse(local.sdp);
  if (!description || from_sdp(*description, leg_.role).list.empty()) {
    end_telling(EndReason::MediaFailed, {Condition::FailedApplication, {}}, context);
    return {};
  }
  if (offer)
    take_offer(*description, context);
  else
    take_answer(*description, context);
  return {};
}

void Session::take_offer(const sdp::Description& description, mux::Context& context) {
  local_ = from_sdp(description, leg_.role);
  sections_ = sections_of(description);
  if (restart_ == Restart::Offering) {
    // New credentials and no candidates: that is how a restart is offered (XEP-0176 §5.7).
    restart_ = Restart::Offered;
    xep0166::Jingle jingle;
    jingle.action = Action::TransportInfo;
    for (auto content : local_.list) {
      content.transport.candidates.clear();
      jingle.contents.push_back(
          {content.creator, content.name, content.senders, {}, write_transport(content.transport)});
    }
    send(std::move(jingle), context);
  } else {
    phase_ = Phase::Initiated;
    send_description(Action::SessionInitiate, context);
    expire(kRingTime, "session-accept", leg_.by_message ? EndReason::PeerVanished : EndReason::NoAnswer, context);
  }
  flush_local_candidates(context);
}

void Session::take_answer(const sdp::Description& description, mux::Context& context) {
  local_ = from_sdp(description, leg_.role);
  if (restart_ == Restart::Answering) {
    // The candidates that follow carry the new credentials; alone they would look like an offer of ours.
    restart_ = Restart::None;
    flush_local_candidates(context);
    return;
  }
  send_description(Action::SessionAccept, context);
  become_active(context);
  flush_local_candidates(context);
}

void Session::take(const LocalCandidate& local, mux::Context& context) {
  const bool described = (phase_ == Phase::Initiated || phase_ == Phase::Active) && restart_ != Restart::Offering &&
                         restart_ != Restart::Answering;
  if (described)
    send_candidate(local, context);
  else if (early_local_.size() < kMaxEarlyCandidates)
    early_local_.push_back(local);
}

void Session::take(const PeerStateChanged& change, mux::Context& context) {
  switch (change.state) {
    case PeerState::Connecting: break;
    case PeerState::Connected:
      media_connected_ = true;
      if (!connected_at_) connected_at_ = context.now();
      restart_at_.reset();
      if (phase_ != Phase::Active) break;
      expiry_.reset();
      show(leg_, CallState::Connected, context);
      break;
    case PeerState::Disconnected: on_paths_lost(context); break;
    case PeerState::Failed: {
      if (connected_at_ && restart_ != Restart::None) {
        on_paths_lost(context);  // a restart is under way: it gets its time
        break;
      }
      const auto reason = connected_at_ ? EndReason::PeerVanished : EndReason::MediaFailed;
      end_telling(reason, {Condition::ConnectivityError, {}}, context);
      break;
    }
  }
}

void Session::on_paths_lost(mux::Context& context) {
  if (!media_connected_ || phase_ != Phase::Active) return;
  media_connected_ = false;
  show(leg_, CallState::Reconnecting, context);
  expire(kReconnectTime, "lost media path", EndReason::PeerVanished, context);
  restart_at_ = context.now() + kRestartDelay;
}

void Session::take(const PeerFailed& failed, mux::Context& context) {
  tell_peer({Condition::FailedApplication, {}}, context);
  end(EndReason::MediaFailed, failed.what, context);
}

}  // namespace protocol::jingle
