// A session: what changes within it.
#include <algorithm>
#include <utility>

#include "protocol/event.hpp"
#include "protocol/jingle/session/jingle_session.hpp"

namespace protocol::jingle {

using xep0166::Action;
using xep0166::Condition;
using xep0166::ErrorCondition;
using xep0166::Reason;
using xep0167::Info;

namespace {

// The same contents, by name alone, as answers that refuse them name them.
std::vector<xep0166::Content> stubs_of(const std::vector<xep0166::ReceivedContent>& received) {
  std::vector<xep0166::Content> stubs;
  stubs.reserve(received.size());
  for (const auto& content : received) stubs.push_back({content.creator, content.name, content.senders, {}, {}});
  return stubs;
}

bool has_payload(const xep0166::ReceivedJingle& jingle) { return static_cast<bool>(jingle.element.first_child()); }

}  // namespace

void Session::on_session_info(const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle, mux::Context& context) {
  const auto info = xep0167::read_session_info(jingle.element);
  if (!info && has_payload(jingle))  // without payload it only asks whether the session is there (XEP-0166 §7.2.9)
    return send_error(stanza, StanzaCondition::FeatureNotImplemented, ErrorCondition::UnsupportedInfo, context);
  context.send_result(stanza);
  if (!info) return;
  if (info->info == Info::Ringing && phase_ == Phase::Initiated) {
    if (!leg_.by_message) show(leg_, CallState::Ringing, context);
    return;
  }
  if (info->info != Info::Mute && info->info != Info::Unmute) return;
  const auto before = remote_muted_;
  const bool muted = info->info == Info::Mute;
  for (const auto& content : remote_.list) {
    if (!info->content.empty() && info->content != content.name) continue;
    set_remote_mute(content.description.media, muted);
  }
  show_remote_mute(before, context);
}

void Session::set_remote_mute(sdp::MediaKind kind, bool muted) {
  (kind == sdp::MediaKind::Audio ? remote_muted_.audio : remote_muted_.video) = muted;
}

void Session::show_remote_mute(const Muted& before, mux::Context& context) {
  if (remote_muted_ == before) return;
  context.emit(CallRemoteMute{leg_.call, leg_.session, remote_muted_.audio, remote_muted_.video});
}

// New media within a call would need a new round of offer and answer; the call goes on without (XEP-0166 §7.2.2).
void Session::on_content_add(const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle, mux::Context& context) {
  if (jingle.contents.empty()) return context.send_error(stanza, StanzaCondition::BadRequest, "modify");
  context.send_result(stanza);
  xep0166::Jingle reject;
  reject.action = Action::ContentReject;
  reject.contents = stubs_of(jingle.contents);
  reject.reason = Reason{Condition::FailedApplication, {}};
  send(std::move(reject), context);
}

// Who sends has changed (XEP-0166 §7.2.3). Media follow by themselves; people see it as being muted.
void Session::on_content_modify(const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle,
                                mux::Context& context) {
  const auto known = [&](const xep0166::ReceivedContent& content) { return remote_.find(content.name) != nullptr; };
  if (jingle.contents.empty() || !std::ranges::all_of(jingle.contents, known))
    return context.send_error(stanza, StanzaCondition::BadRequest, "modify");
  context.send_result(stanza);
  const auto before = remote_muted_;
  for (const auto& received : jingle.contents) {
    auto* content = remote_.find(received.name);
    content->senders = received.senders;
    set_remote_mute(content->description.media, !sends(received.senders, other(leg_.role)));
  }
  show_remote_mute(before, context);
}

void Session::on_content_remove(const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle,
                                mux::Context& context) {
  if (jingle.contents.empty()) return context.send_error(stanza, StanzaCondition::BadRequest, "modify");
  context.send_result(stanza);
  const auto before = remote_muted_;
  std::erase_if(remote_.list, [&](const Content& content) {
    if (!std::ranges::contains(jingle.contents, content.name, &xep0166::ReceivedContent::name)) return false;
    set_remote_mute(content.description.media, true);
    return true;
  });
  // XEP-0166 §7.2.5: a session without contents ends.
  const bool answered = phase_ == Phase::Active || leg_.role == xep0166::Role::Responder;
  if (answered && remote_.list.empty())
    return end_telling(connected_at_ ? EndReason::HungUp : EndReason::Cancelled, {Condition::Success, {}}, context);
  show_remote_mute(before, context);
}

void Session::on_transport_replace(const mux::Stanza& stanza, const xep0166::ReceivedJingle& jingle,
                                   mux::Context& context) {
  if (jingle.contents.empty()) return context.send_error(stanza, StanzaCondition::BadRequest, "modify");
  context.send_result(stanza);
  xep0166::Jingle reject;
  reject.action = Action::TransportReject;
  reject.contents = stubs_of(jingle.contents);
  for (std::size_t i = 0; i < reject.contents.size(); ++i)
    reject.contents[i].transport = xml::serialize(jingle.contents[i].transport);
  send(std::move(reject), context);
}

}  // namespace protocol::jingle
