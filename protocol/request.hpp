#pragma once

#include <variant>

#include "protocol/im/events.hpp"
#include "protocol/jingle/events.hpp"

namespace protocol {

struct SignOut {};  // closes the stream in order (RFC 7395 §3.6)
// Client State Indication (XEP-0352): whether a person looks at the page.
enum class ClientState : bool { Active, Inactive };
struct SetClientState {
  ClientState state = ClientState::Active;
};

// Asks the server for a sign of life at once; a link that gives none soon is given up. For whoever has a reason to doubt it.
struct CheckLink {};

// Everything a session can be asked for. What ends a request:
//   SendMessage                    DeliveryChanged, by its message id
//   QueryArchive                   ArchivePage, or RequestFailed
//   AddContact, RemoveContact      RequestDone or RequestFailed
//   SignOut                        StreamEnded{SignedOut}
//   all others                     nothing of their own
// SetPresence and SetClientState hold for the following streams too; unasked, we are Online and Active. Other requests
// but SendMessage need a session, online or suspended.
using Request =
    std::variant<SignOut, SetClientState, CheckLink, im::SendMessage, im::SendChatState, im::SetPresence,
                 im::AddContact, im::RemoveContact, im::AnswerSubscription, im::QueryArchive, jingle::StartCall,
                 jingle::AcceptCall, jingle::DeclineCall, jingle::HangUp, jingle::SetMute, jingle::LocalDescription,
                 jingle::LocalCandidate, jingle::PeerStateChanged, jingle::PeerFailed>;

}  // namespace protocol
