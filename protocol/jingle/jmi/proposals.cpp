#include "protocol/jingle/jmi/proposals.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "protocol/jingle/jmi/send.hpp"
#include "protocol/xep/0353_jmi/message.hpp"

namespace protocol::jmi {

using jingle::EndReason;
using jingle::kRingTime;
using xep0166::Condition;
using xep0166::Reason;
using xep0353::Kind;

namespace {

constexpr std::size_t kMaxProposals = 64;  // of one ring

template <class List, class Fits>
auto* first_of(List& list, const Fits& fits) {
  const auto found = std::ranges::find_if(list, fits);
  return found == list.end() ? nullptr : &*found;
}

template <class List>
auto taken(List& list, const SessionId& id) {
  const auto found = std::ranges::find_if(list, [&](const auto& entry) { return entry.leg.session == id; });
  auto entry = std::move(*found);
  list.erase(found);
  return entry;
}

xep0353::Message tie_break(Kind kind, const SessionId& id) {
  xep0353::Message message;
  message.kind = kind;
  message.id = id;
  message.reason = Reason{Condition::Expired, "Tie-Break"};
  message.tie_break = true;
  return message;
}

jingle::Expiry ring_for(Duration left, const mux::Context& context) {
  return {context.now() + left, "incoming call", EndReason::NoAnswer};
}

}  // namespace

void Proposals::propose(jingle::Leg leg, mux::Context& context) {
  auto& outgoing = outgoing_.emplace_back(std::move(leg), context.now() + kRingTime);
  show(outgoing.leg, jingle::CallState::Proposing, context);
  xep0353::Message propose;
  propose.kind = Kind::Propose;
  propose.id = outgoing.leg.session;
  propose.media = outgoing.leg.wanted;
  send(outgoing.leg.peer, propose, context);
}

Outgoing* Proposals::find_outgoing(const SessionId& id) {
  return first_of(outgoing_, [&](const Outgoing& one) { return one.leg.session == id; });
}

Outgoing* Proposals::find_outgoing_to(const Jid& bare) {
  return first_of(outgoing_, [&](const Outgoing& one) { return one.leg.peer == bare; });
}

void Proposals::retract(const Outgoing& outgoing, const Reason& reason, mux::Context& context) {
  send(outgoing.leg.peer, Kind::Retract, outgoing.leg.session, reason, context);
}

Ring& Proposals::ring(const jingle::Leg& leg, Duration left, mux::Context& context) {
  auto& ring =
      rings_.emplace_back(leg, std::vector<Proposal>{{leg.session, leg.peer, leg.wanted}}, ring_for(left, context));
  ring.leg.shown = jingle::CallState::Ringing;
  if (subscribers_.sees_our_presence(leg.peer.bare())) send(leg.peer, Kind::Ringing, leg.session, {}, context);
  return ring;
}

void Proposals::ring_again(Ring& ring, const Proposal& proposal, mux::Context& context) {
  const bool known = subscribers_.sees_our_presence(proposal.from.bare());
  log_.close(proposal.from.bare(), proposal.id);
  if (ring.proposals.size() == kMaxProposals) return spent_.add(proposal.id);
  ring.proposals.push_back(proposal);
  if (!known) return;
  ring.expiry = ring_for(kRingTime, context);
  send(proposal.from, Kind::Ringing, proposal.id, {}, context);
}

Ring* Proposals::find_ring(const SessionId& first) {
  return first_of(rings_, [&](const Ring& ring) { return ring.leg.session == first; });
}

Ring* Proposals::find_ringing(const SessionId& any) {
  return first_of(rings_, [&](const Ring& ring) { return std::ranges::contains(ring.proposals, any, &Proposal::id); });
}

Ring* Proposals::find_ring_of(const Jid& bare) {
  return first_of(rings_, [&](const Ring& ring) { return ring.leg.peer.bare() == bare; });
}

Proposal Proposals::choose_newest(Ring& ring, mux::Context& context) {
  const auto newest = ring.proposals.back();
  for (const auto& proposal : ring.proposals) {
    if (proposal.id == newest.id) continue;
    spent_.add(proposal.id);
    send(proposal.from, Kind::Reject, proposal.id, Reason{Condition::AlternativeSession, {}}, context);
  }
  ring.proposals = {newest};
  return newest;
}

void Proposals::reject(const Ring& ring, const Reason& reason, mux::Context& context) {
  for (const auto& proposal : ring.proposals) send(proposal.from, Kind::Reject, proposal.id, reason, context);
}

void Proposals::proceed(const jingle::Leg& leg, mux::Context& context) {
  send(leg.peer, Kind::Proceed, leg.session, {}, context);
  // Devices without carbons stop ringing by the older form of the protocol.
  send(context.self().bare(), Kind::Accept, leg.session, {}, context);
}

// The lower session id goes on.
bool Proposals::wins_tie(const Outgoing& mine, const Proposal& theirs, const mux::Context& context) {
  return std::pair(mine.leg.session, context.self()) < std::pair(theirs.id, theirs.from);
}

void Proposals::reject_by_tie(const Proposal& theirs, mux::Context& context) {
  send(theirs.from, tie_break(Kind::Reject, theirs.id), context);
}

void Proposals::retract_by_tie(const Outgoing& mine, mux::Context& context) {
  send(mine.leg.peer, tie_break(Kind::Retract, mine.leg.session), context);
}

bool Proposals::contains(const SessionId& id) const {
  const auto rings = [&](const Ring& ring) {
    return ring.leg.session == id || std::ranges::contains(ring.proposals, id, &Proposal::id);
  };
  const auto is_out = [&](const Outgoing& one) { return one.leg.session == id; };
  return std::ranges::any_of(outgoing_, is_out) || std::ranges::any_of(rings_, rings);
}

Outgoing Proposals::take(const Outgoing& outgoing) { return taken(outgoing_, outgoing.leg.session); }

Ring Proposals::take(const Ring& ring) { return taken(rings_, ring.leg.session); }

std::vector<SessionId> Proposals::due(Time now) const {
  std::vector<SessionId> ids;
  for (const auto& outgoing : outgoing_)
    if (outgoing.give_up_at <= now) ids.push_back(outgoing.leg.session);
  for (const auto& ring : rings_)
    if (ring.expiry.at <= now) ids.push_back(ring.leg.session);
  return ids;
}

void Proposals::on_unavailable(const Jid& device, Time now) {
  for (auto& ring : rings_)
    if (ring.leg.peer == device) ring.expiry = hastened(ring.expiry, now);
}

std::optional<Deadline> Proposals::deadline() const {
  std::optional<Deadline> first;
  const auto consider = [&first](Time at, std::string_view why) {
    if (!first || at < first->at) first = Deadline{at, why};
  };
  for (const auto& outgoing : outgoing_) consider(outgoing.give_up_at, "call");
  for (const auto& ring : rings_) consider(ring.expiry.at, ring.expiry.why);
  for (const auto& waiting : held_) consider(waiting.look_at, "the server's time");
  return first;
}

}  // namespace protocol::jmi
