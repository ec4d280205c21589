// Calls: as a module of the stream's session.
#include <algorithm>
#include <array>
#include <utility>

#include "protocol/event.hpp"
#include "protocol/jingle/calls/calls.hpp"
#include "protocol/jingle/jmi/send.hpp"
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
  if (stanza.kind == StanzaKind::Iq) {
    on_jingle(stanza, payload, context);
    return mux::Handled::Yes;
  }
  if (stanza.kind == StanzaKind::Presence) {
    proposals_.on_unavailable(stanza.from, context.now());
    for (auto& [id, session] : sessions_)
      if (session.is_from_peer(stanza.from)) session.on_unavailable(context.now());
    return mux::Handled::No;  // others want to know it too
  }
  const auto message = xep0353::read_message(payload);
  if (!message || stanza.type == "groupchat") return mux::Handled::No;
  if (stanza.type == "error")
    on_bounce(stanza, *message, context);
  else
    on_message(stanza, *message, xep0203::parse_own_delay(stanza.element, context.self().bare()), context);
  return mux::Handled::Yes;
}

void Calls::handle_copy(const mux::Stanza& stanza, const xml::Element& payload, const mux::Copy& copy,
                        mux::Context& context) {
  const auto message = xep0353::read_message(payload);
  if (!message || stanza.type == "groupchat" || stanza.type == "error") return;
  if (copy.arrival != Arrival::Archive) return on_message(stanza, *message, copy.sent_at, context);
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
    if (find(proposal.id) != nullptr || proposals_.contains(proposal.id)) continue;
    if (!now || !at || *now - *at >= kRingTime) {
      if (auto record = log_.give_up(proposal.from.bare(), proposal.id, Arrival::Archive))
        context.emit(*std::move(record));
    } else if (direction == Direction::Incoming) {
      on_propose(proposal, at, context);
    }
  }
}

void Calls::online(mux::Start start, mux::Context& context) {
  if (start == mux::Start::Resumed) return;
  const xep0166::Reason reason{xep0166::Condition::ConnectivityError, {}};
  for (const auto& [peer, id] : std::exchange(unfinished_, {}))
    jmi::send(peer, xep0353::Kind::Finish, id, reason, context);
}

// Our full address dies with the session, and what the others send to it (XEP-0166 §6.7): the calls cannot go on. They
// are told at the next sign-in.
void Calls::offline(mux::Ending, mux::Context& context) {
  while (!calls_.empty()) {
    const auto id = calls_.begin()->second.sessions.front();
    if (auto* session = find(id)) {
      const auto& leg = session->leg();
      if (leg.by_message) unfinished_.emplace_back(leg.peer, leg.session);
      session->end(EndReason::PeerVanished, {}, context);
      settle(*session, context);
    } else if (auto* outgoing = proposals_.find_outgoing(id)) {
      end(*outgoing, EndReason::PeerVanished, {}, context);
    } else if (auto* ring = proposals_.find_ring(id)) {
      cut_off(*ring, context);
    }
  }
  proposals_.forget_held();
  sent_.clear();
}

// The next session may hear that he waits still.
void Calls::cut_off(const jmi::Ring& ring, mux::Context& context) {
  const auto proposals = ring.proposals;
  end(ring, EndReason::PeerVanished, {}, context);
  for (const auto& proposal : proposals) {
    spent_.forget(proposal.id);
    log_.reopen(proposal.from.bare(), proposal.id);
  }
}

void Calls::handle_reply(const mux::Reply& reply, mux::Context& context) {
  const auto sent = sent_.take(reply.token);
  auto* session = sent ? find(sent->session) : nullptr;
  // When the stream's session itself ends, offline() follows.
  if (session == nullptr || !reply.error || reply.error->condition == StanzaCondition::Disconnected) return;
  session->on_error(sent->action, *reply.error, context);
  settle(*session, context);
}

void Calls::handle_timeout(mux::Context& context) {
  std::vector<SessionId> ids;
  ids.reserve(sessions_.size());
  for (const auto& [id, session] : sessions_) ids.push_back(id);
  for (const auto& id : ids) {
    auto* session = find(id);
    if (session == nullptr) continue;
    session->handle_timeout(context);
    settle(*session, context);
  }
  for (const auto& id : proposals_.due(context.now())) give_up_proposal(id, context);
  for (const auto& held : proposals_.take_held(context.now())) {
    if (is_known(held.proposal.id)) continue;
    if (const auto left = proposals_.judge(held, context)) offer(held.proposal, *left, context);
  }
}

// Nobody has decided in time.
void Calls::give_up_proposal(const SessionId& id, mux::Context& context) {
  if (auto* outgoing = proposals_.find_outgoing(id)) {
    jmi::Proposals::retract(*outgoing, {xep0166::Condition::Cancel, {}}, context);
    end(*outgoing, EndReason::NoAnswer, {}, context);
  } else if (auto* ring = proposals_.find_ring(id)) {
    end(*ring, ring->expiry.reason, {}, context);  // another device of ours may still answer
  }
}

std::optional<Deadline> Calls::deadline() const {
  auto first = proposals_.deadline();
  for (const auto& [id, session] : sessions_) {
    const auto due = session.deadline();
    if (due && (!first || due->at < first->at)) first = due;
  }
  return first;
}

}  // namespace protocol::jingle
