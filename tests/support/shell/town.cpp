#include "tests/support/shell/town.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include <catch2/catch_test_macros.hpp>

namespace support::page {
namespace {

constexpr protocol::Duration kLatency{20};

}  // namespace

// --- FakeSocket

void FakeSocket::open(const std::string& url) {
  drop();
  opened.push_back(url);
  town_.tasks.after(kLatency, [this, url, life = life_] {
    if (life != life_) return;
    if (!town_.network || !town_.endpoints.contains(url)) {
      closed();
      return;
    }
    connection = town_.server.connect();
    listener_->socket_opened();
  });
}

void FakeSocket::send(std::string_view text) {
  if (connection) town_.carry(*connection, std::string(text));
}

void FakeSocket::close() {
  if (!connection) {
    ++life_;
    return;
  }
  const auto leaving = *std::exchange(connection, std::nullopt);
  town_.tasks.after(kLatency, [this, leaving] {
    town_.server.disconnect(leaving);
    town_.deliver();
  });
  town_.tasks.after(kLatency, [this, life = life_] {
    if (life == life_) closed();
  });
}

void FakeSocket::cut() {
  REQUIRE(connection.has_value());
  town_.server.disconnect(*std::exchange(connection, std::nullopt));
  town_.deliver();
  closed();
}

void FakeSocket::drop() {
  ++life_;
  if (connection) {
    town_.server.disconnect(*std::exchange(connection, std::nullopt));
    town_.deliver();
  }
}

void FakeSocket::leave() {
  ++life_;
  if (!connection) return;
  town_.tasks.after(kLatency, [this, leaving = *std::exchange(connection, std::nullopt)] {
    town_.server.disconnect(leaving);
    town_.deliver();
  });
}

void FakeSocket::closed() {
  ++life_;
  connection.reset();
  listener_->socket_closed();
}

// --- Page

Page::Page(Town& town, unsigned seed, std::shared_ptr<Profile> browser)
    : clock(town.tasks),
      random(seed),
      profile(std::move(browser)),
      storage(profile->storage),
      account_lock(town.tasks, profile->locks),
      config(town.tasks),
      http(town.tasks),
      socket(town),
      screen(town.tasks),
      media(town.tasks),
      peers(town.tasks),
      languages(town.tasks),
      ports{.clock = clock,
            .random = random,
            .timer = timer,
            .storage = storage,
            .account_locks = account_locks,
            .log = log,
            .location = {.origin = "https://example.test", .host = "example.test", .secure = true},
            .config = config,
            .http = http,
            .sockets = sockets,
            .display = screen,
            .notifier = notifier,
            .wake_lock = wake_lock,
            .clipboard = clipboard,
            .files = files,
            .media = media,
            .ringer = ringer,
            .peers = peers,
            .shaper = shaper,
            .glyphs = glyphs,
            .calendar = calendar,
            .numbers = numbers,
            .languages = languages} {}

void Page::load() {
  account_lock.release();
  socket.drop();
  screen.forget_listener();
  http.forget();
  config.forget();
  languages.forget();
  media.forget();
  peers.forget();
  timer.at.reset();
  app_.reset();
  app_ = std::make_unique<shell::App>(ports);
  app_->start();
}

void Page::leave() {
  screen.close();
  socket.leave();
  timer.at.reset();
  account_lock.release();
}

void Page::crash() {
  socket.drop();
  screen.forget_listener();
  timer.at.reset();
  account_lock.release();
}

void Page::sign_in(const std::string& address, const std::string& password) {
  screen.type("Address", address);
  screen.type("Password", password);
  screen.click(::ui::semantics::Role::Button, "Sign in");
}

void Page::open(std::string_view address) {
  const auto& conversations = state().conversations;
  const auto found = std::ranges::find(conversations, address, &::ui::model::Conversation::address);
  REQUIRE(found != conversations.end());
  screen.click(::ui::semantics::Role::Button, found->name);
}

void Page::send(std::string_view text) {
  screen.type("Message", text);
  screen.submit("Message");
}

// --- Town

Town::Town(Server::Options options) : server(std::move(options)) {}

Page& Town::add_page() { return add(std::make_shared<Profile>()); }

Page& Town::add_tab(const Page& first) { return add(first.profile); }

Page& Town::add(std::shared_ptr<Profile> profile) {
  pages_.push_back(std::make_unique<Page>(*this, static_cast<unsigned>(pages_.size() + 1), std::move(profile)));
  pages_.back()->load();
  run_for(std::chrono::milliseconds(100));
  return *pages_.back();
}

void Town::run_for(protocol::Duration duration) {
  const protocol::Time until = tasks.now() + duration;
  while (tasks.now() < until) step(until);
}

bool Town::run_until(const std::function<bool()>& done) {
  const protocol::Time limit = tasks.now() + std::chrono::minutes(1);
  while (!done() && tasks.now() < limit) step(limit);
  return done();
}

void Town::deliver() {
  while (auto out = server.poll()) {
    tasks.after(kLatency, [this, out = std::move(*out)] {
      for (const auto& page : pages_) {
        if (page->socket.connection != out.to) continue;
        if (out.close)
          page->socket.cut();
        else
          page->socket.arrive(out.frame);
        return;
      }
    });
  }
}

void Town::carry(Server::ConnectionId from, std::string frame) {
  tasks.after(kLatency, [this, from, frame = std::move(frame)] {
    server.receive(from, frame, tasks.now());
    deliver();
  });
}

void Town::step(protocol::Time until) {
  protocol::Time next = until;
  if (const auto task = tasks.next()) next = std::min(next, *task);
  for (const auto& page : pages_)
    if (page->timer.at) next = std::min(next, *page->timer.at);
  tasks.advance(next);
  if (tasks.step()) return;
  for (const auto& page : pages_) {
    if (page->timer.at && *page->timer.at <= tasks.now()) {
      page->timer.fire();
      return;
    }
  }
}

}  // namespace support::page
