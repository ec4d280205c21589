#include "shell/account.hpp"

#include <variant>

#include "shell/deadlines.hpp"
#include "shell/dispatch.hpp"

namespace shell {

Account::Account(const World& world)
    : world_(world),
      clock_(world.ports.clock),
      store_(world.values),
      socket_(world.ports.sockets.make(*this)),
      session_(*socket_, world.ports.random),
      connection_({.model = world.model,
                   .session = session_,
                   .socket = *socket_,
                   .http = world.ports.http,
                   .entrance = *this,
                   .location = world.ports.location,
                   .values = world.values,
                   .store = store_,
                   .account_locks = world.ports.account_locks,
                   .ids = Ids(world.ports.random)},
                  {.signed_out = [this](connection::Connection::Ended ended) { signed_out(ended); },
                   .leaving = [this] { leaving(); },
                   .returned = [this](const protocol::Jid& account) { chat_.begin(account, now()); }}),
      chat_(world.id, world.model, session_, world.notices, store_, world.ports.notifier, Ids(world.ports.random)),
      switchboard_({.model = world.model,
                    .requests = session_,
                    .notices = world.notices,
                    .chat = chat_,
                    .notifier = world.ports.notifier,
                    .wake_lock = world.ports.wake_lock,
                    .media = world.ports.media,
                    .ringer = world.ports.ringer,
                    .peers = world.ports.peers,
                    .entrance = *this,
                    .ids = Ids(world.ports.random)}) {}

void Account::start() { connection_.start(); }

void Account::configured(const ports::Config& config, Now now) { connection_.configured(config, now); }

void Account::set_visibility(ports::DisplayListener::Visibility visibility, Now now) {
  chat_.set_visibility(visibility, now);
  tell_client_state(now);
  if (visibility == ports::DisplayListener::Visibility::Visible) connection_.page_visible(now);
}

void Account::closing(Now now) {
  switchboard_.closing(now);
  chat_.closing(now);
  connection_.closing(now);
}

void Account::deliver() {
  while (const auto event = session_.take_event()) deliver(*event, now());
  chat_.settle();
}

std::optional<protocol::Time> Account::deadline() const {
  const auto of_session = session_.deadline();
  return earliest({of_session ? std::optional(of_session->at) : std::nullopt, connection_.deadline(), chat_.deadline(),
                   switchboard_.deadline()});
}

void Account::handle_timeout(Now now) {
  session_.handle_timeout(now.at);
  connection_.handle_timeout(now);
  chat_.handle_timeout(now);
  switchboard_.handle_timeout(now);
}

void Account::socket_opened() {
  enter([this](Now now) { connection_.socket_opened(now); });
}

void Account::socket_message(std::string_view text) {
  enter([this, text](Now now) { session_.feed(text, now.at); }, Cause::News);
}

void Account::socket_closed() {
  enter([this](Now now) { connection_.socket_closed(now); });
}

void Account::deliver(const protocol::Event& event, Now now) {
  std::visit(
      [&]<class What>(const What& what) {
        if constexpr (protocol::Answer<What>)
          session_.answer(what.request, event, now);
        else if constexpr (requires { handle(what, now); })
          handle(what, now);
        else
          handle_by_one(what, now, chat_, switchboard_, connection_);
      },
      event);
}

void Account::handle(const protocol::Online& event, Now now) {
  connection_.handle(event, now);
  chat_.online(event, now);
  tell_client_state(now);
}

void Account::handle(const protocol::Suspended& event, Now now) {
  chat_.offline(now);
  connection_.handle(event, now);
}

void Account::handle(const protocol::xep0202::ServerTime& event, Now) {
  const auto correction = clock_.set(event.now);
  chat_.clock_set(correction, now());
}

void Account::signed_out(connection::Connection::Ended ended) {
  using enum connection::Connection::Ended;
  switchboard_.signed_out();
  switch (ended) {
    case ByPerson: chat_.erase(); break;
    case ByServer:
      chat_.closing(now());
      chat_.signed_out();
      break;
    case Moved:
      chat_.hand_over(now());
      chat_.put_aside();
      break;
    case Taken: chat_.put_aside(); break;
  }
}

void Account::leaving() {
  const Now at = now();
  switchboard_.closing(at);
  chat_.hand_over(at);
}

void Account::tell_client_state(Now now) {
  const auto state = chat_.is_hidden() ? protocol::ClientState::Inactive : protocol::ClientState::Active;
  // Without a session there is nobody to tell; it is told when one is online.
  (void)session_.send(protocol::SetClientState{.state = state}, now.at);
}

}  // namespace shell
