// A session: offer and answer.
#include <algorithm>
#include <utility>

#include "protocol/event.hpp"
#include "protocol/jingle/reasons.hpp"
#include "protocol/jingle/session/jingle_session.hpp"

namespace protocol::jingle {

using xep0166::Action;
using xep0166::Condition;
using xep0166::ErrorCondition;
using xep0166::Reason;

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

void send_error(const mux::Stanza& stanza, StanzaCondition condition, ErrorCondition detail, mux::Context& context) {
  context.send_error(stanza, condition, error_type(condition), write_error_condition(detail));
}

void Session::receive(const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle, mux::Context& context) {
  if (jingle.action == Action::SessionInitiate) return on_initiate(stanza, jingle, context);
  if (jingle.action == Action::SessionTerminate) return on_terminate(stanza, jingle, context);
  // Some send candidates, and information, before the session that they belong to.
  const bool early =
      phase_ == Phase::Proceeding && (jingle.action == Action::TransportInfo || jingle.action == Action::SessionInfo);
  if (!has_begun() && !early)
    return send_error(stanza, StanzaCondition::UnexpectedRequest, ErrorCondition::OutOfOrder, context);
  switch (jingle.action) {
    case Action::SessionAccept: return on_accept(stanza, jingle, context);
    case Action::SessionInfo: return on_session_info(stanza, jingle, context);
    case Action::TransportInfo: return on_transport_info(stanza, jingle, context);
    case Action::TransportReplace: return on_transport_replace(stanza, jingle, context);
    case Action::ContentAdd: return on_content_add(stanza, jingle, context);
    case Action::ContentModify: return on_content_modify(stanza, jingle, context);
    case Action::ContentRemove: return on_content_remove(stanza, jingle, context);
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

void Session::on_initiate(const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle, mux::Context& context) {
  if (phase_ != Phase::Proceeding)
    return send_error(stanza, StanzaCondition::UnexpectedRequest, ErrorCondition::OutOfOrder, context);
  auto offer = read_contents(jingle);
  if (!offer) return refuse_contents(stanza, offer.error(), context);
  context.send_result(stanza);
  remote_ = *std::move(offer);
  if (!is_within(remote_.media(), leg_.wanted)) {
    // More than what the person was asked about.
    phase_ = Phase::Answering;
    return end_telling(EndReason::Security, {Condition::SecurityError, {}}, context);
  }
  answer_offer(context);
}

void Session::on_accept(const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle, mux::Context& context) {
  if (phase_ != Phase::Initiated)
    return send_error(stanza, StanzaCondition::UnexpectedRequest, ErrorCondition::OutOfOrder, context);
  auto answer = read_contents(jingle);
  if (!answer) return refuse_contents(stanza, answer.error(), context);
  if (!answers(*answer, sections_)) return refuse_contents(stanza, ContentsFault::Malformed, context);
  context.send_result(stanza);
  remote_ = *std::move(answer);
  apply_remote(SdpType::Answer, context);
  become_active(context);
}

void Session::on_terminate(const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle, mux::Context& context) {
  context.send_result(stanza);
  const auto reason = jingle.reason.value_or(Reason{Condition::Success, {}});
  if (has_begun()) tell_finished(reason, context);
  end(end_reason(reason.condition, connected_at_), reason.text, context);
}

void Session::refuse_contents(const mux::Stanza& stanza, ContentsFault fault, mux::Context& context) {
  if (fault == ContentsFault::Malformed)
    context.send_error(stanza, StanzaCondition::BadRequest, "modify");
  else
    context.send_result(stanza);
  if (phase_ == Phase::Proceeding) phase_ = Phase::Answering;  // there is a session now, to be terminated
  const auto condition = condition_for(fault);
  end_telling(end_reason(condition, connected_at_), {condition, {}}, context);
}

void Session::answer_offer(mux::Context& context) {
  phase_ = Phase::Answering;
  sections_ = sections_of(remote_);
  open_peer(context);
  apply_remote(SdpType::Offer, context);
  context.emit(CreateAnswer{leg_.session});
  expire(kStepTime, "answer", EndReason::MediaFailed, context);
}

void Session::become_active(mux::Context& context) {
  phase_ = Phase::Active;
  if (media_connected_) {
    expiry_.reset();
    show(leg_, CallState::Connected, context);
  } else {
    show(leg_, CallState::Connecting, context);
    expire(kConnectTime, "media path", EndReason::MediaFailed, context);
  }
  send_mutes(context);
}

void Session::apply_remote(SdpType type, mux::Context& context) {
  auto description = type == SdpType::Offer ? offer_from(remote_, other(leg_.role), sections_)
                                            : answer_from(remote_, other(leg_.role), sections_);
  description.version = ++remote_version_;
  remote_applied_ = true;
  context.emit(ApplyRemote{leg_.session, type, write(description)});
  flush_remote_candidates(context);
}

}  // namespace protocol::jingle
