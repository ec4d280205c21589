#pragma once

#include <concepts>
#include <variant>

#include "protocol/core/error.hpp"
#include "protocol/core/id.hpp"
#include "protocol/core/time.hpp"
#include "protocol/im/events.hpp"
#include "protocol/jingle/events.hpp"
#include "protocol/stream/events.hpp"
#include "protocol/xep/0085_chat_states/events.hpp"
#include "protocol/xep/0202_entity_time/events.hpp"

namespace protocol {

// The answer to a request that brings nothing else.
struct RequestDone {
  RequestId request{};
};
struct RequestFailed {
  RequestId request{};
  StanzaError error;
};

// Everything a session reports. Values only: a consumer may keep them.
struct Event
    : std::variant<Online, Suspended, SignInFailed, StreamEnded, RequestDone, RequestFailed, im::RosterReceived,
                   im::RosterFailed, im::RosterItemChanged, im::RosterItemRemoved, im::PresenceChanged,
                   im::SubscriptionRequested, im::MessageReceived, im::DeliveryChanged, im::ArchivePage,
                   jingle::CallIncoming, jingle::ParticipantJoined, jingle::CallStateChanged, jingle::CallRemoteMute,
                   jingle::ParticipantLeft, jingle::CallEnded, jingle::CallRecorded, jingle::CallSupportChanged,
                   jingle::OpenPeer, jingle::CreateOffer, jingle::CreateAnswer, jingle::ApplyRemote,
                   jingle::AddCandidate, jingle::ClosePeer, xep0085::ChatStateReceived, xep0202::ServerTime> {
  using variant::variant;
};

// An event that ends a request: it is meant for whoever asked, and names the request in `request`.
template <class Alternative>
concept Answer = requires(const Alternative& event) {
  { event.request } -> std::same_as<const RequestId&>;
};

}  // namespace protocol
