#pragma once

#include <algorithm>
#include <cstddef>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <catch2/catch_test_macros.hpp>

#include "shell/call/switchboard.hpp"
#include "shell/session/requests.hpp"
#include "tests/support/protocol/world.hpp"
#include "tests/support/shell/desk.hpp"
#include "tests/support/shell/fake_media.hpp"
#include "tests/support/shell/fake_peers.hpp"

namespace support::desk {

// The calls of one person over a whole session: what a page has of them, without its screen.
class Station final : shell::session::Requests, shell::Entrance, shell::ports::PeerConnectionListener {
 public:
  // `world` outlives it.
  Station(World& world, const std::string& user, std::size_t calls_at_once = protocol::jingle::kCallsAtOnce)
      : world_(world),
        client_(world.add(user)),
        switchboard({.model = desk.model,
                     .requests = *this,
                     .notices = desk.notices,
                     .chat = desk.chat,
                     .notifier = desk.notifier,
                     .wake_lock = wake_lock,
                     .media = media,
                     .ringer = ringer,
                     .peers = peers,
                     .entrance = *this,
                     .ids = shell::Ids(random_),
                     .calls_at_once = calls_at_once}) {
    random_ = page::FakeRandom(static_cast<unsigned>(std::hash<std::string>{}(user)));
    peers.listen(this);
    client_.on_event = [this](const protocol::Event& event) { heard_.push_back(event); };
    REQUIRE(world.sign_in(client_));
    desk.model.edit().connection.link = ui::model::Link::Online;
  }

  [[nodiscard]] std::string address() const { return client_.last<protocol::Online>()->jid.bare().str(); }
  [[nodiscard]] const std::optional<ui::model::Call>& call() const { return desk.model.read().call; }
  [[nodiscard]] const ui::model::Participant& participant(const Station& other) const {
    REQUIRE(call().has_value());
    const auto found = std::ranges::find(call()->participants, other.address(), &ui::model::Participant::address);
    REQUIRE(found != call()->participants.end());
    return *found;
  }
  // Of the call that it heard of last.
  [[nodiscard]] protocol::CallId call_id() const { return call_id_; }

  template <class Action>
  void act(const Action& action) {
    switchboard.act(action, desk.now());
  }
  void request(protocol::Request request) { REQUIRE(world_.send(client_, std::move(request)).has_value()); }

  // Deals with what is due and what has come.
  void run() {
    desk.tasks.advance(world_.now());
    while (desk.tasks.step()) {
    }
    switchboard.handle_timeout(desk.now());
    while (!heard_.empty()) {
      const auto event = std::move(heard_.front());
      heard_.pop_front();
      std::visit(
          [this](const auto& what) {
            if constexpr (requires { what.call; }) call_id_ = what.call;
            if constexpr (requires { switchboard.handle(what, desk.now()); }) switchboard.handle(what, desk.now());
          },
          static_cast<const protocol::Event::variant&>(event));
    }
  }

 private:
  [[nodiscard]] shell::Now begin() override { return desk.now(); }
  void settle(shell::Now, Cause) override {}
  std::expected<void, protocol::SendError> send(protocol::Request request, protocol::Time) override {
    const auto sent = world_.send(client_, std::move(request));
    if (!sent) return std::unexpected(sent.error());
    return {};
  }
  std::expected<void, protocol::SendError> ask(protocol::Request request, protocol::Time now, Answered) override {
    return send(std::move(request), now);  // calls ask for nothing that is answered
  }
  void peer_local_description(protocol::jingle::LocalDescription description) override {
    switchboard.report(std::move(description), desk.now());
  }
  void peer_local_candidate(protocol::jingle::LocalCandidate candidate) override {
    switchboard.report(std::move(candidate), desk.now());
  }
  void peer_state(protocol::jingle::PeerStateChanged state) override { switchboard.report(state, desk.now()); }
  void peer_failed(protocol::jingle::PeerFailed failure) override {
    switchboard.report(std::move(failure), desk.now());
  }
  void peer_picture(const protocol::SessionId& session, ui::VideoId video, Picture picture) override {
    switchboard.picture(session, video, picture);
  }

  World& world_;
  Client& client_;
  page::FakeRandom random_;
  std::deque<protocol::Event> heard_;
  protocol::CallId call_id_;

 public:
  Desk desk;
  page::FakeWakeLock wake_lock;
  page::FakeMedia media{desk.tasks};
  page::FakeRinger ringer;
  page::FakePeers peers{desk.tasks};
  shell::call::Switchboard switchboard;
};

}  // namespace support::desk
