#include "shell/connection/connection.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "tests/support/shell/fake_locks.hpp"
#include "tests/support/shell/fake_requests.hpp"
#include "tests/support/shell/fake_system.hpp"

using namespace std::chrono_literals;
using protocol::SignInError;
using protocol::StreamEnd;
using shell::Now;
using shell::connection::Connection;
using Standing = Connection::Standing;
using ui::model::Link;
using ui::model::SignInProblem;

namespace {

class RecordingSocket final : public shell::ports::Socket {
 public:
  void open(const std::string& url) override { opened.push_back(url); }
  void send(std::string_view) override {}
  void close() override { ++closed; }
  std::vector<std::string> opened;
  int closed = 0;
};

// Somebody in front of the sign-in form of https://example.org; the test plays the server.
struct Desk final : shell::Entrance {
  support::page::Tasks tasks;
  support::page::FakeClock clock{tasks};
  support::page::FakeRandom random;
  support::page::FakeStorage storage;
  support::page::FakeHttp http{tasks};
  support::page::FakeRequests session;
  RecordingSocket socket;
  shell::Model model;
  shell::page::Notices notices{model};
  shell::store::Values values{storage, notices};
  shell::store::AccountStore store{values};
  support::page::LockManager locks;
  support::page::FakeAccountLock lock{tasks, locks};
  support::page::FakeAccountLocks lent_lock{lock};
  shell::ports::Location location{.origin = "https://example.org", .host = "example.org", .secure = true};
  std::optional<Connection::Ended> ended;
  Connection connection{{.model = model,
                         .session = session,
                         .socket = socket,
                         .http = http,
                         .entrance = *this,
                         .location = location,
                         .values = values,
                         .store = store,
                         .account_locks = lent_lock,
                         .ids = shell::Ids(random)},
                        {.signed_out = [this](Connection::Ended how) { ended = how; },
                         .leaving = [] {},
                         .returned = [](const protocol::Jid&) {}}};

  Desk() { connection.start(); }
  [[nodiscard]] Now now() const { return {.at = clock.now(), .wall = clock.wall()}; }
  [[nodiscard]] Now begin() override { return now(); }
  void settle(Now, Cause) override {}
  void pass(protocol::Duration time) {
    const auto until = tasks.now() + time;
    while (tasks.next() && *tasks.next() <= until) {
      tasks.advance(*tasks.next());
      tasks.step();
    }
    tasks.advance(until);
    connection.handle_timeout(now());
  }
  void submit(const char* address = "ann@example.org", const char* password = "secret") {
    connection.act(ui::model::SubmitSignIn{address, password}, now());
    grant();
  }
  // The account to the tab that asked for it.
  void grant() {
    const auto granted = tasks.now() + 1ms;
    while (tasks.next() && *tasks.next() <= granted) {
      tasks.advance(*tasks.next());
      tasks.step();
    }
  }
  void sign_in() {
    connection.configured({}, now());
    submit();
    connection.socket_opened(now());
    come_online();
  }
  void come_online(bool resumed = false) {
    connection.handle(protocol::Online{.jid = *protocol::Jid::parse("ann@example.org/x"),
                                       .resumed = resumed,
                                       .mechanism = protocol::SignInMechanism::ScramSha256},
                      now());
  }
  void lose() {
    connection.socket_closed(now());
    connection.handle(protocol::Suspended{}, now());
  }
  [[nodiscard]] const ui::model::SignIn& form() const { return model.read().sign_in; }
  [[nodiscard]] Link link() const { return model.read().connection.link; }
};

}  // namespace

TEST_CASE("each failure of a sign-in has its own words, and the address stays", "[connection]") {
  struct Row {
    SignInError error;
    SignInProblem problem;
  };
  for (const Row& row : {Row{SignInError::WrongPassword, SignInProblem::WrongPassword},
                         Row{SignInError::AccountDisabled, SignInProblem::AccountDisabled},
                         Row{SignInError::NoMechanism, SignInProblem::NoMechanism},
                         Row{SignInError::ServerNotGenuine, SignInProblem::ServerNotGenuine},
                         Row{SignInError::TemporaryFailure, SignInProblem::TemporaryFailure},
                         Row{SignInError::TooManyAttempts, SignInProblem::TooManyAttempts},
                         Row{SignInError::UnknownDomain, SignInProblem::UnknownDomain},
                         Row{SignInError::NotXmpp, SignInProblem::NotXmpp}}) {
    CAPTURE(static_cast<int>(row.error));
    Desk desk;
    desk.connection.configured({}, desk.now());
    desk.submit();
    CHECK(desk.form().busy);
    desk.connection.socket_opened(desk.now());
    desk.connection.handle(protocol::SignInFailed{row.error, "their words"}, desk.now());
    desk.pass(1s);  // host-meta has nothing else to offer
    CHECK_FALSE(desk.form().busy);
    CHECK(desk.form().problem == row.problem);
    CHECK(desk.form().detail == "their words");
    CHECK(desk.form().address == "ann@example.org");
    CHECK(desk.connection.standing() == Standing::SignedOut);
    CHECK_FALSE(desk.ended.has_value());

    desk.submit();
    CHECK(desk.form().busy);
    CHECK(desk.form().problem == SignInProblem::None);
  }
}

TEST_CASE("what cannot be an address or lacks a password asks nobody", "[connection]") {
  Desk desk;
  desk.connection.configured({}, desk.now());
  for (const char* address : {"", "ann", "example.org", "@example.org", "ann@", "a b@example.org"}) {
    CAPTURE(address);
    desk.submit(address);
    CHECK(desk.form().problem == SignInProblem::BadAddress);
    CHECK(desk.form().address == address);
  }
  desk.submit("ann@example.org", "");
  CHECK(desk.form().problem == SignInProblem::MissingPassword);
  CHECK(desk.socket.opened.empty());
}

TEST_CASE("an endpoint that refuses is followed by the domain's own word", "[connection]") {
  Desk desk;
  desk.http.pages["https://example.org/.well-known/host-meta"] =
      "<XRD xmlns='http://docs.oasis-open.org/ns/xri/xrd-1.0'>"
      "<Link rel='urn:xmpp:alt-connections:websocket' href='wss://xmpp.example.org/ws'/></XRD>";
  desk.connection.configured({}, desk.now());
  desk.submit();
  desk.connection.socket_closed(desk.now());
  desk.pass(1s);
  CHECK(desk.socket.opened ==
        std::vector<std::string>{"wss://example.org/xmpp-websocket", "wss://xmpp.example.org/ws"});

  SECTION("which may refuse too") {
    desk.connection.socket_closed(desk.now());
    CHECK(desk.form().problem == SignInProblem::Unreachable);
    CHECK(desk.form().detail == "example.org");
  }
  SECTION("which may not answer at all") {
    desk.pass(15s);
    CHECK(desk.form().problem == SignInProblem::Unreachable);
  }
  SECTION("which may be right") {
    desk.connection.socket_opened(desk.now());
    desk.come_online();
    CHECK(desk.connection.standing() == Standing::SignedIn);
    CHECK(desk.link() == Link::Online);
  }
}

TEST_CASE("a domain that says nowhere where it is", "[connection]") {
  Desk desk;
  desk.connection.configured({}, desk.now());
  desk.submit("ann@example.net");
  desk.pass(1s);
  CHECK(desk.form().problem == SignInProblem::NoEndpoint);
  CHECK(desk.form().detail == "example.net");
}

TEST_CASE("a sign-in waits for the page's configuration", "[connection]") {
  Desk desk;
  desk.submit();
  CHECK(desk.form().busy);
  CHECK(desk.socket.opened.empty());
  desk.connection.configured({.endpoint = "wss://club.example/ws", .guest_domain = "g"}, desk.now());
  CHECK(desk.socket.opened.front() == "wss://club.example/ws");
  CHECK(desk.form().guests_welcome);
}

TEST_CASE("a cancelled sign-in leaves nothing behind", "[connection]") {
  Desk desk;
  desk.connection.configured({}, desk.now());
  SECTION("while the socket opens") { desk.submit(); }
  SECTION("while the stream is negotiated") {
    desk.submit();
    desk.connection.socket_opened(desk.now());
  }
  SECTION("while host-meta is asked") {
    desk.submit("ann@example.net");
    desk.http.pages["https://example.net/.well-known/host-meta"] = "<XRD/>";
  }
  const auto opened = desk.socket.opened.size();
  desk.connection.act(ui::model::CancelSignIn{}, desk.now());
  desk.connection.socket_closed(desk.now());
  desk.pass(20s);
  CHECK_FALSE(desk.form().busy);
  CHECK(desk.form().problem == SignInProblem::None);
  CHECK(desk.socket.opened.size() == opened);
}

TEST_CASE("a guest needs neither address nor password", "[connection]") {
  Desk desk;
  desk.connection.configured({.guest_domain = "guest.example.org"}, desk.now());
  desk.connection.act(ui::model::SignInAsGuest{}, desk.now());
  REQUIRE(desk.session.begun.size() == 1);
  CHECK(desk.session.begun.front().account.str() == "guest.example.org");
  CHECK(desk.session.begun.front().password.empty());
  desk.connection.socket_opened(desk.now());
  desk.connection.handle(protocol::Online{.jid = *protocol::Jid::parse("xyz@guest.example.org/1")}, desk.now());
  CHECK(desk.model.read().own_address == "xyz@guest.example.org");
  CHECK(desk.storage.values.empty());
}

TEST_CASE("the last address is there the next time, and the password never", "[connection]") {
  Desk desk;
  desk.sign_in();
  for (const auto& [key, value] : desk.storage.values) CHECK_FALSE(value.contains("secret"));
  shell::Model model;
  support::page::LockManager locks;
  support::page::FakeAccountLock lock(desk.tasks, locks);
  support::page::FakeAccountLocks lent_lock(lock);
  shell::connection::Connection next(
      {.model = model,
       .session = desk.session,
       .socket = desk.socket,
       .http = desk.http,
       .entrance = desk,
       .location = desk.location,
       .values = desk.values,
       .store = desk.store,
       .account_locks = lent_lock,
       .ids = shell::Ids(desk.random)},
      {.signed_out = [](Connection::Ended) {}, .leaving = [] {}, .returned = [](const protocol::Jid&) {}});
  next.start();
  CHECK(model.read().sign_in.address == "ann@example.org");
  next.configured({}, desk.now());
  next.act(ui::model::SubmitSignIn{"ann@example.org", "secret"}, desk.now());
  desk.grant();
  CHECK(desk.session.begun.back().weakest == protocol::SignInMechanism::ScramSha256);
  next.act(ui::model::CancelSignIn{}, desk.now());
  next.act(ui::model::SubmitSignIn{"bob@example.org", "secret"}, desk.now());
  desk.grant();
  CHECK(desk.session.begun.back().weakest == protocol::SignInMechanism::Plain);
}

TEST_CASE("a lost connection comes back by itself, later each time", "[connection][reconnect]") {
  Desk desk;
  desk.sign_in();
  desk.lose();
  CHECK(desk.connection.standing() == Standing::SignedIn);
  protocol::Duration before{};
  for (int i = 0; i < 6; ++i) {
    CAPTURE(i);
    REQUIRE(desk.link() == Link::Waiting);
    const auto until = *desk.connection.deadline();
    CHECK(shell::moment(until) == desk.model.read().connection.retry_at);
    const auto wait = until - desk.tasks.now();
    CHECK(wait >= before / 2);
    CHECK(wait <= 60s);
    before = wait;
    const auto tries = desk.socket.opened.size();
    desk.pass(wait);
    CHECK(desk.socket.opened.size() == tries + 1);
    CHECK(desk.link() == Link::Connecting);
    desk.connection.socket_closed(desk.now());
  }
  desk.pass(*desk.connection.deadline() - desk.tasks.now());
  desk.connection.socket_opened(desk.now());
  desk.come_online(true);
  CHECK(desk.link() == Link::Online);
  CHECK(desk.session.begun.size() == 1);  // one session all along
}

TEST_CASE("a network that comes back, the person or a look at the page end the waiting", "[connection][reconnect]") {
  Desk desk;
  desk.sign_in();
  desk.lose();
  const auto tries = desk.socket.opened.size();
  using Network = shell::ports::DisplayListener::Network;
  SECTION("the network") {
    desk.connection.set_network(Network::Offline, desk.now());
    CHECK(desk.link() == Link::Offline);
    desk.connection.set_network(Network::Online, desk.now());
  }
  SECTION("the person") { desk.connection.act(ui::model::RetryConnection{}, desk.now()); }
  SECTION("a look") { desk.connection.page_visible(desk.now()); }
  CHECK(desk.socket.opened.size() == tries + 1);
  CHECK(desk.link() == Link::Connecting);
}

TEST_CASE("an attempt that hangs is begun anew when something says that it may work now", "[connection][reconnect]") {
  using Network = shell::ports::DisplayListener::Network;
  Desk desk;
  desk.sign_in();
  desk.lose();
  desk.pass(1s);
  REQUIRE(desk.link() == Link::Connecting);
  const auto tries = desk.socket.opened.size();
  SECTION("but not one that has only begun") {
    desk.connection.page_visible(desk.now());
    CHECK(desk.socket.opened.size() == tries);
  }
  desk.pass(3s);
  SECTION("the network") { desk.connection.set_network(Network::Online, desk.now()); }
  SECTION("the person") { desk.connection.act(ui::model::RetryConnection{}, desk.now()); }
  SECTION("a look") { desk.connection.page_visible(desk.now()); }
  SECTION("nothing but a lost network") {
    desk.connection.set_network(Network::Offline, desk.now());
    CHECK(desk.socket.opened.size() == tries);
    desk.connection.set_network(Network::Online, desk.now());
  }
  if (desk.socket.opened.size() == tries) desk.connection.page_visible(desk.now());
  CHECK(desk.socket.opened.size() == tries + 1);
  CHECK(desk.link() == Link::Connecting);
  CHECK(desk.connection.deadline() == desk.tasks.now() + 15s);
}

TEST_CASE("a stream whose negotiation hangs is given up when something says that it may work now",
          "[connection][reconnect]") {
  Desk desk;
  desk.sign_in();
  desk.lose();
  desk.pass(1s);
  desk.connection.socket_opened(desk.now());
  const int closed = desk.session.closed;
  desk.connection.page_visible(desk.now());
  CHECK(desk.session.closed == closed);  // it has only begun
  desk.pass(3s);
  desk.connection.page_visible(desk.now());
  CHECK(desk.session.closed == closed + 1);
}

TEST_CASE("a link that seems to be there is asked for a sign of life when something makes it doubtful",
          "[connection][reconnect]") {
  using Network = shell::ports::DisplayListener::Network;
  Desk desk;
  desk.sign_in();
  REQUIRE(desk.session.all<protocol::CheckLink>().empty());
  SECTION("the network") { desk.connection.set_network(Network::Online, desk.now()); }
  SECTION("the person") { desk.connection.act(ui::model::RetryConnection{}, desk.now()); }
  SECTION("a look") { desk.connection.page_visible(desk.now()); }
  SECTION("a sleep") { desk.connection.woke(desk.now()); }
  CHECK(desk.session.all<protocol::CheckLink>().size() == 1);
  CHECK(desk.link() == Link::Online);
}

TEST_CASE("a network that came back is tried in short steps, however often the one before failed",
          "[connection][reconnect]") {
  using Network = shell::ports::DisplayListener::Network;
  Desk desk;
  desk.sign_in();
  desk.lose();
  for (int failures = 0; failures < 8; ++failures) {
    desk.pass(*desk.connection.deadline() - desk.tasks.now());
    desk.connection.socket_closed(desk.now());
  }
  CHECK(*desk.connection.deadline() - desk.tasks.now() <= 30s);
  desk.connection.set_network(Network::Offline, desk.now());
  desk.connection.set_network(Network::Online, desk.now());
  desk.connection.socket_closed(desk.now());
  CHECK(*desk.connection.deadline() - desk.tasks.now() <= 500ms);
}

TEST_CASE("what ends an account and what only interrupts it", "[connection][reconnect]") {
  Desk desk;
  desk.sign_in();
  SECTION("another sign-in took our place") {
    desk.connection.handle(protocol::StreamEnded{StreamEnd::Replaced, {}}, desk.now());
    CHECK(desk.form().problem == SignInProblem::SignedInElsewhere);
  }
  SECTION("the account was removed") {
    desk.connection.handle(protocol::StreamEnded{StreamEnd::Removed, {}}, desk.now());
    CHECK(desk.form().problem == SignInProblem::AccountRemoved);
  }
  SECTION("the password was changed meanwhile") {
    desk.lose();
    desk.pass(1s);
    desk.connection.socket_opened(desk.now());
    desk.connection.handle(protocol::SignInFailed{SignInError::WrongPassword, {}}, desk.now());
    CHECK(desk.form().problem == SignInProblem::WrongPassword);
  }
  SECTION("the server restarts") {
    desk.connection.handle(protocol::StreamEnded{StreamEnd::ServerGone, {}}, desk.now());
    CHECK(desk.link() == Link::Waiting);
    return;
  }
  SECTION("the server is not itself for a while") {
    desk.lose();
    desk.pass(1s);
    desk.connection.socket_opened(desk.now());
    desk.connection.handle(protocol::SignInFailed{SignInError::NotXmpp, {}}, desk.now());
    CHECK(desk.link() == Link::Waiting);
    return;
  }
  CHECK(desk.ended == Connection::Ended::ByServer);
  CHECK(desk.connection.standing() == Standing::SignedOut);
  CHECK(desk.form().address == "ann@example.org");
  CHECK(desk.model.read().own_address.empty());
  CHECK_FALSE(desk.connection.deadline().has_value());
}

TEST_CASE("signing out asks the server and then forgets", "[connection]") {
  Desk desk;
  desk.sign_in();
  desk.connection.act(ui::model::SignOut{}, desk.now());
  CHECK(desk.session.all<protocol::SignOut>().size() == 1);
  CHECK_FALSE(desk.ended.has_value());
  desk.connection.handle(protocol::StreamEnded{StreamEnd::SignedOut, {}}, desk.now());
  CHECK(desk.ended == Connection::Ended::ByPerson);
  CHECK(desk.form().problem == SignInProblem::None);
  CHECK(desk.session.discarded == 1);
  CHECK(desk.link() == Link::Offline);
}

TEST_CASE("a page that goes away says so and connects again if it comes back", "[connection]") {
  Desk desk;
  desk.sign_in();
  desk.connection.closing(desk.now());
  CHECK(desk.session.all<protocol::SignOut>().size() == 1);
  desk.connection.handle(protocol::StreamEnded{StreamEnd::SignedOut, {}}, desk.now());
  CHECK_FALSE(desk.ended.has_value());
  CHECK_FALSE(desk.connection.deadline().has_value());
  const auto tries = desk.socket.opened.size();
  desk.connection.page_visible(desk.now());
  desk.grant();  // no other tab took the account meanwhile
  CHECK(desk.socket.opened.size() == tries + 1);
}
