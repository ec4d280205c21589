#include <chrono>

#include "shell/connection/connection.hpp"

// How the account goes from one tab to another.
namespace shell::connection {
namespace {

using protocol::Jid;

// A server that does not end the stream by then has our messages or never gets them; the other tab takes over before.
constexpr protocol::Duration kLeavePatience = std::chrono::seconds(2);

}  // namespace

void Connection::granted(Now now) {
  if (signed_in_) {
    come_back(now);
    return;
  }
  phase_ = Phase::AwaitingConfig;
  if (config_) search(now);
}

// This tab had the account before. Its session is gone; the other tab's is as well.
void Connection::come_back(Now now) {
  begin_session(endpoint_, now);
  standing_ = Standing::SignedIn;
  if (const auto own = Jid::parse(world_.model.read().own_address)) {
    world_.store.open(*own);
    hooks_.returned(*own);
  }
  retry(now);
}

void Connection::stand_by() {
  phase_ = Phase::Elsewhere;
  show_link(ui::model::Link::Offline);
  standing_ = Standing::Elsewhere;
  world_.model.edit().sign_in.busy = false;
}

void Connection::leave(Now now) {
  if (phase_ == Phase::Leaving || phase_ == Phase::SigningOut)
    return;  // it is under way, and after a sign-out the other tab is told
  if (signed_in_) hooks_.leaving();
  const bool was_online = phase_ == Phase::Online && world_.session.send(protocol::SignOut{}, now.at);
  stand_by();
  if (was_online) {
    phase_ = Phase::Leaving;
    until_ = now.at + kLeavePatience;
  } else {
    let_go(Ended::Moved);
  }
}

void Connection::let_go(Ended ended) {
  if (signed_in_) {
    hooks_.signed_out(ended);
    world_.store.close();
  }
  drop();
  stand_by();
  ownership_.let_go();
}

// The page came back out of the browser's cache of pages: another tab may have had the account meanwhile.
void Connection::claim_again() {
  let_go_on_closing_ = false;
  hooks_.signed_out(Ended::Taken);
  drop();
  phase_ = Phase::Claiming;
  ownership_.claim(account_.str());
}

}  // namespace shell::connection
