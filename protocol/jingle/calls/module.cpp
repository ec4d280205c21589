#include <algorithm>
#include <array>
#include <utility>

#include "protocol/event.hpp"
#include "protocol/jingle/calls.hpp"
#include "protocol/jingle/reasons.hpp"
#include "protocol/xep/0166_jingle/reason.hpp"
#include "protocol/xep/0167_jingle_rtp/description.hpp"
#include "protocol/xep/0176_ice_udp/transport.hpp"
#include "protocol/xep/0203_delay/delay.hpp"
#include "protocol/xep/0293_rtcp_fb/rtcp_fb.hpp"
#include "protocol/xep/0294_hdrext/hdrext.hpp"
#include "protocol/xep/0320_dtls/fingerprint.hpp"
#include "protocol/xep/0338_grouping/group.hpp"
#include "protocol/xep/0339_ssrc/source.hpp"

namespace protocol::jingle {
namespace {

using mux::StanzaKind;

constexpr std::size_t kMaxEnded = 256;

// The elements of XEP-0353 in messages, once for all types and once for bounces, then everything else.
constexpr auto make_routes() {
  constexpr std::size_t kMessages = xep0353::kNames.size();
  std::array<mux::Route, 2 * kMessages + 2> routes{};
  for (std::size_t i = 0; i < kMessages; ++i) {
    routes[i] = {StanzaKind::Message, "", xep0353::kJmi, xep0353::kNames[i]};
    routes[kMessages + i] = {StanzaKind::Message, "error", xep0353::kJmi, xep0353::kNames[i]};
  }
  routes[2 * kMessages] = {StanzaKind::Iq, "set", xep0166::kJingle, "jingle"};
  routes[2 * kMessages + 1] = {StanzaKind::Presence, "unavailable", "", ""};
  return routes;
}

constexpr auto kRoutes = make_routes();

// Without the first six, Conversations offers no call.
constexpr auto kFeatures = std::to_array<std::string_view>({
    xep0166::kJingle, xep0176::kIceUdp, xep0167::kRtp, xep0167::kRtpAudio, xep0167::kRtpVideo, xep0320::kDtls,
    xep0293::kRtcpFb, xep0294::kHdrext, xep0338::kGrouping, xep0339::kSsma, xep0353::kJmi,
    "urn:ietf:rfc:5576",  // XEP-0339 §5
    "urn:ietf:rfc:5888",  // XEP-0338 §5
});

}  // namespace

std::span<const mux::Route> Calls::routes() const { return kRoutes; }

std::span<const std::string_view> Calls::features() const { return kFeatures; }

mux::Handled Calls::handle(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) {
  if (stanza.kind == StanzaKind::Iq) return on_jingle(stanza, payload, context);
  if (stanza.kind == StanzaKind::Presence) {
    on_unavailable(stanza.from, context);
    return mux::Handled::No;  // others want to know it too
  }
  const auto message = xep0353::read_message(payload);
  if (!message || stanza.type == "groupchat") return mux::Handled::No;
  if (stanza.type == "error") {
    on_bounce(stanza, *message, context);
  } else {
    on_message(stanza, *message, xep0203::parse_own_delay(stanza.element, context.self().bare()), context);
  }
  return mux::Handled::Yes;
}

void Calls::handle_copy(const mux::Stanza& stanza, const xml::Element& payload, const mux::Copy& copy,
                        mux::Context& context) {
  const auto message = xep0353::read_message(payload);
  if (!message || stanza.type == "groupchat" || stanza.type == "error") return;
  if (copy.source != Source::Archive) return on_message(stanza, *message, copy.sent_at, context);
  const auto peer = (copy.direction == Direction::Outgoing ? stanza.to : stanza.from).bare();
  if (peer == context.self().bare()) return;
  log_.add_archived({*message, stanza.from, peer, copy.direction, copy.sent_at});
}

// What was only proposed may ring still.
void Calls::handle_copies_end(mux::Context& context) {
  auto page = log_.end_page();
  for (auto& record : page.records) context.emit(std::move(record));
  const auto now = server_time_.guess(context.now());
  for (const auto& [proposal, direction, at] : page.proposed) {
    if (find_ringing(proposal.id) != nullptr || find(proposal.id) != nullptr) continue;
    if (!now || !at || *now - *at >= kRingTime) {
      if (auto record = log_.give_up(proposal.from.bare(), proposal.id, Source::Archive)) {
        context.emit(*std::move(record));
      }
    } else if (direction == Direction::Incoming) {
      on_propose(proposal, at, context);
    }
  }
}

void Calls::online(mux::Start start, mux::Context& context) {
  if (start == mux::Start::Resumed) return;
  const xep0166::Reason reason{xep0166::Condition::ConnectivityError, {}};
  for (const auto& [peer, id] : std::exchange(unfinished_, {})) {
    send_message(peer, xep0353::Kind::Finish, id, reason, context);
  }
}

// Our full address dies with the session, and what the others send to it (XEP-0166 §6.7): the calls cannot go on. They
// are told at the next sign-in.
void Calls::offline(mux::Context& context) {
  while (!calls_.empty()) {
    auto& call = calls_.begin()->second;
    if (call.by_message && call.phase != Phase::Proposed && call.phase != Phase::Ringing) {
      unfinished_.emplace_back(call.peer, call.id);
    }
    const auto cut_off = call.phase == Phase::Ringing ? call.proposals : std::vector<Proposal>{};
    end(call, EndReason::PeerVanished, {}, context);
    for (const auto& proposal : cut_off) {  // the next session may hear that he waits still
      std::erase(ended_, proposal.id);
      log_.reopen(proposal.from.bare(), proposal.id);
    }
  }
  held_.clear();
  sent_.clear();
}

void Calls::handle_timeout(mux::Context& context) {
  std::vector<CallId> ids;
  ids.reserve(calls_.size());
  for (const auto& [id, call] : calls_) ids.push_back(id);
  for (const auto& id : ids) {
    if (auto* call = find(id)) run_timers(*call, context);
  }
  look_at_held(context);
}

void Calls::run_timers(Call& call, mux::Context& context) {
  if (call.restart_at && *call.restart_at <= context.now()) try_restart(call, context);
  if (!call.expiry || call.expiry->at > context.now()) return;
  const auto reason = call.expiry->reason;
  if ((call.phase == Phase::Ringing && call.by_message) || reason == EndReason::AnsweredElsewhere) {
    end(call, reason, {}, context);  // another device of ours may still answer, or has
    return;
  }
  const bool unanswered = reason == EndReason::NoAnswer;
  using xep0166::Condition;
  const auto condition = !unanswered                     ? Condition::ConnectivityError
                         : call.phase == Phase::Proposed ? Condition::Cancel
                                                         : Condition::Timeout;
  end_telling(call, reason, {condition, {}}, context);
}

std::optional<Deadline> Calls::deadline() const {
  std::optional<Deadline> first;
  const auto consider = [&first](Time at, std::string_view why) {
    if (!first || at < first->at) first = Deadline{at, why};
  };
  for (const auto& [id, call] : calls_) {
    if (call.expiry) consider(call.expiry->at, call.expiry->why);
    if (call.restart_at) consider(*call.restart_at, "ICE restart");
  }
  for (const auto& held : held_) consider(held.look_at, "the server's time");
  return first;
}

void Calls::handle_reply(const mux::Reply& reply, mux::Context& context) {
  const auto found = sent_.find(reply.token);
  if (found == sent_.end()) return;
  const auto sent = std::move(found->second);
  sent_.erase(found);
  auto* call = find(sent.id);
  // When the session itself ends, offline() follows.
  if (call == nullptr || !reply.error || reply.error->condition == StanzaCondition::Disconnected) return;
  const auto condition = reply.error->condition;
  using enum xep0166::Action;
  if (sent.action == SessionInitiate || sent.action == SessionAccept) {
    // Who has just said that he can, and now seems not to know how, is not there any more (RFC 6121 §8.5.3.2.3).
    const bool gone =
        condition == StanzaCondition::ServiceUnavailable && (call->by_message || sent.action == SessionAccept);
    end(*call, gone ? EndReason::PeerVanished : end_reason(condition), reply.error->text, context);
  } else if (condition == StanzaCondition::ItemNotFound) {
    end(*call, EndReason::PeerVanished, reply.error->text, context);  // unknown-session: it forgot us
  } else if (sent.action == TransportInfo && condition == StanzaCondition::Conflict) {
    call->restart = Restart::None;  // its own restart goes first (tie-break)
  }
}

Call* Calls::find(const CallId& id) {
  const auto found = calls_.find(id);
  return found == calls_.end() ? nullptr : &found->second;
}

Call* Calls::find_ringing(const CallId& id) {
  const auto found = std::ranges::find_if(calls_, [&](const auto& entry) {
    return entry.second.phase == Phase::Ringing && std::ranges::contains(entry.second.proposals, id, &Proposal::id);
  });
  return found == calls_.end() ? nullptr : &found->second;
}

Call& Calls::add(Call call) {
  auto id = call.id;
  return calls_.emplace(std::move(id), std::move(call)).first->second;
}

void Calls::remember_ended(const CallId& id) {
  if (ended_.size() == kMaxEnded) ended_.pop_front();
  ended_.push_back(id);
}

bool Calls::is_known(const CallId& id) { return has_ended(id) || find(id) != nullptr || find_ringing(id) != nullptr; }

bool Calls::has_ended(const CallId& id) const { return std::ranges::contains(ended_, id); }

void Calls::show(Call& call, CallState state, mux::Context& context) {
  if (call.shown == state) return;
  call.shown = state;
  context.emit(CallStateChanged{call.id, state});
}

void Calls::expire(Call& call, Duration after, std::string_view why, EndReason reason, const mux::Context& context) {
  call.expiry = Expiry{context.now() + after, why, reason};
}

}  // namespace protocol::jingle
