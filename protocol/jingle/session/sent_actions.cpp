#include "protocol/jingle/session/sent_actions.hpp"

#include <utility>

namespace protocol::jingle {

void SentActions::send(const Jid& to, const xep0166::Jingle& jingle, mux::Context& context) {
  const mux::ReplyToken token{++last_token_};
  sent_.emplace(token, Sent{jingle.sid, jingle.action});
  context.send_iq(mux::IqType::Set, to, write_jingle(jingle), token);
}

std::optional<SentActions::Sent> SentActions::take(mux::ReplyToken token) {
  const auto found = sent_.find(token);
  if (found == sent_.end()) return std::nullopt;
  auto sent = std::move(found->second);
  sent_.erase(found);
  return sent;
}

}  // namespace protocol::jingle
