#pragma once

#include "protocol/core/id.hpp"
#include "protocol/core/jid.hpp"
#include "protocol/jingle/events.hpp"

namespace protocol::jmi {

// A session that somebody proposed (XEP-0353).
struct Proposal {
  SessionId id;
  Jid from;  // full
  jingle::Media media;
};

}  // namespace protocol::jmi
