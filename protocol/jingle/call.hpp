#pragma once

#include <set>
#include <vector>

#include "protocol/core/id.hpp"
#include "protocol/core/jid.hpp"
#include "protocol/jingle/events.hpp"
#include "protocol/jingle/muted.hpp"

namespace protocol::jingle {

// What people see as one call: who takes part, what all of them get from us, and who may join. With one other person it is a
// call with one participant; with several, each has a session of his own with each other (a mesh).
struct Call {
  CallId id;
  Media media;                      // what we send, where the other side wants it
  Muted muted;                      // us, for all
  std::vector<SessionId> sessions;  // proposed, ringing or going on; one for each participant. Without any it is over.
  std::set<Jid> expected;           // bare addresses of those who join without anybody being asked
};

}  // namespace protocol::jingle
