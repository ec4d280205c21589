#include <algorithm>
#include <utility>

#include "protocol/event.hpp"
#include "protocol/jingle/calls.hpp"
#include "protocol/jingle/reasons.hpp"

namespace protocol::jingle {

using xep0166::Action;
using xep0166::Condition;
using xep0166::ErrorCondition;
using xep0166::Reason;
using xep0166::Role;

namespace {

// RFC 6120 §8.3.2: whether asking again in another way can help.
std::string_view error_type(StanzaCondition condition) {
  switch (condition) {
    case StanzaCondition::UnexpectedRequest: return "wait";
    case StanzaCondition::BadRequest:
    case StanzaCondition::FeatureNotImplemented: return "modify";
    default: return "cancel";
  }
}

bool is_within(const Media& part, const Media& whole) {
  return (!part.audio || whole.audio) && (!part.video || whole.video);
}

// Whether each content answers a section of our offer, in its kind.
bool answers(const Contents& answer, const std::vector<Section>& sections) {
  return std::ranges::all_of(answer.list, [&](const Content& content) {
    return std::ranges::contains(sections, Section{content.description.media, content.name});
  });
}

}  // namespace

void Calls::send_error(const mux::Stanza& stanza, StanzaCondition condition, ErrorCondition detail,
                       mux::Context& context) {
  context.send_error(stanza, condition, error_type(condition), write_error_condition(detail));
}

mux::Handled Calls::on_jingle(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) {
  const auto jingle = xep0166::read_jingle(payload);
  if (!jingle || stanza.from.empty()) {
    context.send_error(stanza, StanzaCondition::BadRequest, "modify");
    return mux::Handled::Yes;
  }
  if (jingle->action == Action::SessionInitiate) {
    on_initiate(stanza, *jingle, context);
    return mux::Handled::Yes;
  }
  // A session belongs to the full address that it was made with; to all others it does not exist.
  auto* call = find(jingle->sid);
  if (call == nullptr && !contacts_.sees_our_presence(stanza.from.bare())) {
    context.send_error(stanza, StanzaCondition::ServiceUnavailable, "cancel");  // as if nobody were here
  } else if (call == nullptr || !call->is_from_peer(stanza.from)) {
    send_error(stanza, StanzaCondition::ItemNotFound, ErrorCondition::UnknownSession, context);
  } else {
    on_action(*call, stanza, *jingle, context);
  }
  return mux::Handled::Yes;
}

void Calls::on_action(Call& call, const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle,
                      mux::Context& context) {
  if (jingle.action == Action::SessionTerminate) return on_terminate(call, stanza, jingle, context);
  // Some send candidates, and information, before the session that they belong to.
  const bool early = call.phase == Phase::Proceeding &&
                     (jingle.action == Action::TransportInfo || jingle.action == Action::SessionInfo);
  if (!call.has_session() && !early) {
    return send_error(stanza, StanzaCondition::UnexpectedRequest, ErrorCondition::OutOfOrder, context);
  }
  switch (jingle.action) {
    case Action::SessionAccept: return on_accept(call, stanza, jingle, context);
    case Action::SessionInfo: return on_session_info(call, stanza, jingle, context);
    case Action::TransportInfo: return on_transport_info(call, stanza, jingle, context);
    case Action::TransportReplace: return on_transport_replace(call, stanza, jingle, context);
    case Action::ContentAdd: return on_content_add(call, stanza, jingle, context);
    case Action::ContentModify: return on_content_modify(call, stanza, jingle, context);
    case Action::ContentRemove: return on_content_remove(call, stanza, jingle, context);
    case Action::DescriptionInfo: return context.send_result(stanza);  // hints that browsers have no use for
    case Action::SecurityInfo:
      return send_error(stanza, StanzaCondition::FeatureNotImplemented, ErrorCondition::UnsupportedInfo, context);
    case Action::ContentAccept:
    case Action::ContentReject:
    case Action::TransportAccept:
    case Action::TransportReject:  // answers to what we never ask
    case Action::SessionInitiate:
    case Action::SessionTerminate:
      return send_error(stanza, StanzaCondition::UnexpectedRequest, ErrorCondition::OutOfOrder, context);
  }
}

void Calls::on_initiate(const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle, mux::Context& context) {
  auto* call = find(jingle.sid);
  if (call == nullptr) return on_direct_initiate(stanza, jingle, context);
  if (!call->is_from_peer(stanza.from)) {
    return send_error(stanza, StanzaCondition::ItemNotFound, ErrorCondition::UnknownSession, context);
  }
  if (call->phase != Phase::Proceeding) {
    return send_error(stanza, StanzaCondition::UnexpectedRequest, ErrorCondition::OutOfOrder, context);
  }
  auto offer = read_contents(jingle);
  if (!offer) return refuse_contents(*call, stanza, offer.error(), context);
  context.send_result(stanza);
  call->remote = *std::move(offer);
  if (!is_within(call->remote.media(), call->wanted)) {
    // More than what the person was asked about.
    call->phase = Phase::Answering;
    return end_telling(*call, EndReason::Security, {Condition::SecurityError, {}}, context);
  }
  answer_offer(*call, context);
}

// A session without proposal, as clients without XEP-0353 begin it. Others than contacts get the answer that they would
// get if we were not there (XEP-0166 §13.3).
void Calls::on_direct_initiate(const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle,
                               mux::Context& context) {
  const auto bare = stanza.from.bare();
  if (stanza.from.is_bare() || !contacts_.sees_our_presence(bare)) {
    return context.send_error(stanza, StanzaCondition::ServiceUnavailable, "cancel");
  }
  if (has_ended(jingle.sid)) {
    return send_error(stanza, StanzaCondition::ItemNotFound, ErrorCondition::UnknownSession, context);
  }
  auto* mine = call_with(bare);
  const bool crossing = mine != nullptr && mine->role == Role::Initiator && mine->phase != Phase::Active;
  if (crossing && mine->id < jingle.sid) {  // XEP-0166 §7.2.16
    return send_error(stanza, StanzaCondition::Conflict, ErrorCondition::TieBreak, context);
  }
  auto offer = read_contents(jingle);
  if (!offer && offer.error() == ContentsFault::Malformed) {
    return context.send_error(stanza, StanzaCondition::BadRequest, "modify");
  }
  context.send_result(stanza);
  Call refused;
  refused.id = jingle.sid;
  refused.role = Role::Responder;
  refused.by_message = false;
  refused.phase = Phase::Ringing;
  refused.peer = stanza.from;
  if (!offer) {
    remember_ended(jingle.sid);
    return tell_peer(refused, {condition_for(offer.error()), {}}, context);
  }
  if (!calls_.empty() && !crossing) {
    remember_ended(jingle.sid);
    tell_peer(refused, {Condition::Busy, {}}, context);
    record_missed({jingle.sid, stanza.from, offer->media()}, context);
    return;
  }
  ring_directly(stanza, jingle, *std::move(offer), context);
}

void Calls::ring_directly(const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle, Contents offer,
                          mux::Context& context) {
  Call fresh;
  fresh.id = jingle.sid;
  fresh.role = Role::Responder;
  fresh.by_message = false;
  fresh.phase = Phase::Ringing;
  fresh.peer = stanza.from;
  fresh.wanted = offer.media();
  fresh.begun = context.now();
  fresh.remote = std::move(offer);
  fresh.shown = CallState::Ringing;
  std::optional<Media> wanted;  // what our own call to him, which loses the tie, was to send
  if (auto* mine = call_with(stanza.from.bare())) {
    wanted = mine->wanted;
    end_telling(*mine, EndReason::Replaced, {Condition::AlternativeSession, {}}, context);
  }
  auto& call = add(std::move(fresh));
  expire(call, kRingTime, "incoming call", EndReason::NoAnswer, context);
  context.emit(CallIncoming{call.id, call.peer, call.wanted});
  if (!wanted) return send_info(call, {xep0167::Info::Ringing, Role::Initiator, {}}, context);
  call.ours = {.audio = wanted->audio && call.wanted.audio, .video = wanted->video && call.wanted.video};
  take_call(call, context);
}

void Calls::on_accept(Call& call, const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle,
                      mux::Context& context) {
  if (call.phase != Phase::Initiated) {
    return send_error(stanza, StanzaCondition::UnexpectedRequest, ErrorCondition::OutOfOrder, context);
  }
  auto answer = read_contents(jingle);
  if (!answer) return refuse_contents(call, stanza, answer.error(), context);
  if (!answers(*answer, call.sections)) return refuse_contents(call, stanza, ContentsFault::Malformed, context);
  context.send_result(stanza);
  call.remote = *std::move(answer);
  apply_remote(call, SdpType::Answer, context);
  become_active(call, context);
}

void Calls::on_terminate(Call& call, const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle,
                         mux::Context& context) {
  context.send_result(stanza);
  const auto reason = jingle.reason.value_or(Reason{Condition::Success, {}});
  if (call.has_session()) tell_finished(call, reason, context);
  end(call, end_reason(call, reason.condition), reason.text, context);
}

void Calls::refuse_contents(Call& call, const mux::Stanza& stanza, ContentsFault fault, mux::Context& context) {
  if (fault == ContentsFault::Malformed) {
    context.send_error(stanza, StanzaCondition::BadRequest, "modify");
  } else {
    context.send_result(stanza);
  }
  if (call.phase == Phase::Proceeding) call.phase = Phase::Answering;  // there is a session now, to be terminated
  const auto condition = condition_for(fault);
  end_telling(call, end_reason(call, condition), {condition, {}}, context);
}

void Calls::open_peer(Call& call, mux::Context& context) {
  call.peer_open = true;
  context.emit(OpenPeer{call.id, call.ours, services_.ice_servers()});
}

void Calls::answer_offer(Call& call, mux::Context& context) {
  call.phase = Phase::Answering;
  call.sections = sections_of(call.remote);
  open_peer(call, context);
  apply_remote(call, SdpType::Offer, context);
  context.emit(CreateAnswer{call.id});
  expire(call, kStepTime, "answer", EndReason::MediaFailed, context);
}

void Calls::apply_remote(Call& call, SdpType type, mux::Context& context) {
  auto description = type == SdpType::Offer ? offer_from(call.remote, call.peer_role(), call.sections)
                                            : answer_from(call.remote, call.peer_role(), call.sections);
  description.version = ++call.remote_version;
  call.remote_applied = true;
  context.emit(ApplyRemote{call.id, type, write(description)});
  flush_remote_candidates(call, context);
}

}  // namespace protocol::jingle
