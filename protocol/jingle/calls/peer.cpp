#include <utility>

#include "protocol/event.hpp"
#include "protocol/jingle/calls.hpp"

namespace protocol::jingle {

using xep0166::Action;
using xep0166::Condition;

std::expected<void, SendError> Calls::request(const LocalDescription& local, mux::Context& context) {
  auto* call = find(local.id);
  if (call == nullptr) return std::unexpected(SendError::NoSuchCall);
  const bool offer = local.type == SdpType::Offer;
  const bool expected = offer ? call->phase == Phase::Preparing || call->restart == Restart::Offering
                              : call->phase == Phase::Answering || call->restart == Restart::Answering;
  if (!expected) return std::unexpected(SendError::WrongState);
  const auto description = sdp::parse(local.sdp);
  if (!description || from_sdp(*description, call->role).list.empty()) {
    end_telling(*call, EndReason::MediaFailed, {Condition::FailedApplication, {}}, context);
    return {};
  }
  if (offer) {
    on_local_offer(*call, *description, context);
  } else {
    on_local_answer(*call, *description, context);
  }
  return {};
}

void Calls::on_local_offer(Call& call, const sdp::Description& description, mux::Context& context) {
  call.local = from_sdp(description, call.role);
  call.sections = sections_of(description);
  if (call.restart == Restart::Offering) {
    // New credentials and no candidates: that is how a restart is offered (XEP-0176 §5.7).
    call.restart = Restart::Offered;
    xep0166::Jingle jingle;
    jingle.action = Action::TransportInfo;
    for (auto content : call.local.list) {
      content.transport.candidates.clear();
      jingle.contents.push_back(
          {content.creator, content.name, content.senders, {}, write_transport(content.transport)});
    }
    send_jingle(call, std::move(jingle), context);
  } else {
    call.phase = Phase::Initiated;
    send_description(call, Action::SessionInitiate, context);
    expire(call, kRingTime, "session-accept", call.by_message ? EndReason::PeerVanished : EndReason::NoAnswer, context);
  }
  flush_local_candidates(call, context);
}

void Calls::on_local_answer(Call& call, const sdp::Description& description, mux::Context& context) {
  call.local = from_sdp(description, call.role);
  if (call.restart == Restart::Answering) {
    // The candidates that follow carry the new credentials; alone they would look like an offer of ours.
    call.restart = Restart::None;
    flush_local_candidates(call, context);
    return;
  }
  send_description(call, Action::SessionAccept, context);
  become_active(call, context);
  flush_local_candidates(call, context);
}

void Calls::become_active(Call& call, mux::Context& context) {
  call.phase = Phase::Active;
  if (call.media_connected) {
    call.expiry.reset();
    show(call, CallState::Connected, context);
  } else {
    show(call, CallState::Connecting, context);
    expire(call, kConnectTime, "media path", EndReason::MediaFailed, context);
  }
  send_mutes(call, context);
}

std::expected<void, SendError> Calls::request(const LocalCandidate& local, mux::Context& context) {
  auto* call = find(local.id);
  if (call == nullptr) return std::unexpected(SendError::NoSuchCall);
  const bool described = (call->phase == Phase::Initiated || call->phase == Phase::Active) &&
                         call->restart != Restart::Offering && call->restart != Restart::Answering;
  if (described) {
    send_candidate(*call, local, context);
  } else if (call->early_local.size() < kMaxEarlyCandidates) {
    call->early_local.push_back(local);
  }
  return {};
}

std::expected<void, SendError> Calls::request(const PeerStateChanged& change, mux::Context& context) {
  auto* call = find(change.id);
  if (call == nullptr) return std::unexpected(SendError::NoSuchCall);
  switch (change.state) {
    case PeerState::Connecting: break;
    case PeerState::Connected:
      call->media_connected = true;
      if (!call->connected_at) call->connected_at = context.now();
      call->restart_at.reset();
      if (call->phase != Phase::Active) break;
      call->expiry.reset();
      show(*call, CallState::Connected, context);
      break;
    case PeerState::Disconnected: on_paths_lost(*call, context); break;
    case PeerState::Failed: {
      if (call->connected_at && call->restart != Restart::None) {
        on_paths_lost(*call, context);  // a restart is under way: it gets its time
        break;
      }
      const auto reason = call->connected_at ? EndReason::PeerVanished : EndReason::MediaFailed;
      end_telling(*call, reason, {Condition::ConnectivityError, {}}, context);
      break;
    }
  }
  return {};
}

void Calls::on_paths_lost(Call& call, mux::Context& context) {
  if (!call.media_connected || call.phase != Phase::Active) return;
  call.media_connected = false;
  show(call, CallState::Reconnecting, context);
  expire(call, kReconnectTime, "lost media path", EndReason::PeerVanished, context);
  call.restart_at = context.now() + kRestartDelay;
}

std::expected<void, SendError> Calls::request(const PeerFailed& failed, mux::Context& context) {
  auto* call = find(failed.id);
  if (call == nullptr) return std::unexpected(SendError::NoSuchCall);
  tell_peer(*call, {Condition::FailedApplication, {}}, context);
  end(*call, EndReason::MediaFailed, failed.what, context);
  return {};
}

// While media flow, they are the better witness.
void Calls::on_unavailable(const Jid& from, mux::Context& context) {
  for (auto& [id, call] : calls_) {
    if (!call.is_from_peer(from) || call.media_connected) continue;
    const auto at = context.now() + kUnavailableTime;
    if (call.expiry && call.expiry->at <= at) continue;
    call.expiry = Expiry{at, "peer is unavailable", EndReason::PeerVanished};
  }
}

}  // namespace protocol::jingle
