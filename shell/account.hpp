#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <tuple>

#include "protocol/event.hpp"
#include "shell/call/switchboard.hpp"
#include "shell/chat/chat.hpp"
#include "shell/connection/connection.hpp"
#include "shell/entrance.hpp"
#include "shell/model.hpp"
#include "shell/now.hpp"
#include "shell/page/notices.hpp"
#include "shell/ports/ports.hpp"
#include "shell/session/server_clock.hpp"
#include "shell/session/session_host.hpp"
#include "shell/store/account_store.hpp"

namespace shell {

// One account, signed in or about to be: its session and connection, its server's clock, what this device keeps of it, its
// conversations and the signalling of its calls. Leads the session's events to those of them that they concern.
class Account final : Entrance, ports::SocketListener {
 public:
  struct World {
    ui::model::AccountId id;
    const ports::Ports& ports;
    Model& model;
    page::Notices& notices;
    store::Values& values;
    Entrance& entrance;
  };
  // All outlive it.
  explicit Account(const World& world);

  void start();
  void configured(const ports::Config& config, Now now);
  // Those that do what people ask for.
  [[nodiscard]] auto services() { return std::tie(chat_, switchboard_, connection_); }
  [[nodiscard]] chat::Chat& chat() { return chat_; }
  [[nodiscard]] call::Switchboard& calls() { return switchboard_; }
  [[nodiscard]] connection::Connection::Standing standing() const { return connection_.standing(); }
  // The same moment as this account's server dates it, which all functions here that take a time expect.
  [[nodiscard]] Now dated(Now now) const { return {.at = now.at, .wall = clock_.wall()}; }

  void set_visibility(ports::DisplayListener::Visibility visibility, Now now);
  void set_network(ports::DisplayListener::Network network, Now now) { connection_.set_network(network, now); }
  void woke(Now now) { connection_.woke(now); }  // the machine slept
  void closing(Now now);                         // the page goes away

  void deliver();  // all events that wait
  [[nodiscard]] std::optional<protocol::Time> deadline() const;
  void handle_timeout(Now now);

 private:
  [[nodiscard]] Now begin() override { return dated(world_.entrance.begin()); }
  void settle(Now now, Cause cause) override { world_.entrance.settle(now, cause); }

  void socket_opened() override;
  void socket_message(std::string_view text) override;
  void socket_closed() override;

  [[nodiscard]] Now now() const { return {.at = clock_.now(), .wall = clock_.wall()}; }
  void deliver(const protocol::Event& event, Now now);
  void handle(const protocol::Online& event, Now now);
  void handle(const protocol::Suspended& event, Now now);
  void handle(const protocol::xep0202::ServerTime& event, Now now);
  void signed_out(connection::Connection::Ended ended);
  void leaving();
  void tell_client_state(Now now);

  World world_;
  session::ServerClock clock_;
  store::AccountStore store_;
  std::unique_ptr<ports::Socket> socket_;
  session::SessionHost session_;
  connection::Connection connection_;
  chat::Chat chat_;
  call::Switchboard switchboard_;
};

}  // namespace shell
