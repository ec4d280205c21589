#pragma once

#include <variant>

#include "protocol/im/events.hpp"
#include "protocol/jingle/events.hpp"
#include "protocol/stream/events.hpp"
#include "protocol/xep/0085_chat_states/events.hpp"

namespace protocol {

// Everything a session can be asked for. What ends a request:
//   SendMessage                    DeliveryChanged, by its message id
//   QueryArchive                   ArchivePage, or RequestFailed
//   AddContact, RemoveContact      RequestDone or RequestFailed
//   SignOut                        StreamEnded{SignedOut}
//   all others                     nothing of their own
// SetPresence and SetClientState hold for the following streams too; unasked, we are Online and Active. Other requests
// but SendMessage need a session, online or suspended.
using Request = std::variant<SignOut, SetClientState, CheckLink, im::SendMessage, im::SetPresence, im::AddContact,
                             im::RemoveContact, im::AnswerSubscription, im::QueryArchive, jingle::StartCall,
                             jingle::AddPeer, jingle::ExpectPeer, jingle::AcceptCall, jingle::DeclineCall,
                             jingle::HangUp, jingle::SetMute, jingle::LocalDescription, jingle::LocalCandidate,
                             jingle::PeerStateChanged, jingle::PeerFailed, xep0085::SendChatState>;

}  // namespace protocol
