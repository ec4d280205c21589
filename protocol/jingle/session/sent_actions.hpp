#pragma once

#include <cstdint>
#include <map>
#include <optional>

#include "protocol/core/id.hpp"
#include "protocol/mux/module.hpp"
#include "protocol/xep/0166_jingle/jingle.hpp"

namespace protocol::jingle {

// The <jingle/> stanzas of all sessions that are not answered yet.
class SentActions {
 public:
  struct Sent {
    SessionId session;
    xep0166::Action action = xep0166::Action::SessionInfo;
  };

  void send(const Jid& to, const xep0166::Jingle& jingle, mux::Context& context);
  // What `token` is the answer to; nothing if that was forgotten.
  std::optional<Sent> take(mux::ReplyToken token);
  void clear() { sent_.clear(); }

 private:
  std::map<mux::ReplyToken, Sent> sent_;
  std::uint32_t last_token_ = 0;
};

}  // namespace protocol::jingle
