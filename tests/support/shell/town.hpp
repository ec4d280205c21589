#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "shell/app.hpp"
#include "shell/ports/ports.hpp"
#include "tests/support/protocol/server.hpp"
#include "tests/support/shell/fake_languages.hpp"
#include "tests/support/shell/fake_locks.hpp"
#include "tests/support/shell/fake_media.hpp"
#include "tests/support/shell/fake_peers.hpp"
#include "tests/support/shell/fake_system.hpp"
#include "tests/support/shell/screen.hpp"
#include "tests/support/shell/tasks.hpp"
#include "tests/support/ui/fakes.hpp"

namespace support::page {

class Town;

// The only way from a page to the server.
class FakeSocket final : public shell::ports::Socket {
 public:
  explicit FakeSocket(Town& town) : town_(town) {}
  void listen(shell::ports::SocketListener& listener) { listener_ = &listener; }
  void open(const std::string& url) override;
  void send(std::string_view text) override;
  void close() override;

  void arrive(std::string_view frame) { listener_->socket_message(frame); }
  // The connection is gone; both sides notice.
  void cut();
  void drop();   // the page is gone without a word
  void leave();  // the page is closed: what it sent before still arrives

  std::optional<Server::ConnectionId> connection;
  std::vector<std::string> opened;  // urls

 private:
  void closed();

  Town& town_;
  shell::ports::SocketListener* listener_ = nullptr;
  std::uint32_t life_ = 0;  // of the transport: what belongs to an earlier one is void
};

// Lends the page's one socket to its one account.
class FakeSockets final : public shell::ports::Sockets {
 public:
  explicit FakeSockets(FakeSocket& socket) : socket_(socket) {}
  std::unique_ptr<shell::ports::Socket> make(shell::ports::SocketListener& listener) override {
    socket_.listen(listener);
    return std::make_unique<Lent>(socket_);
  }

 private:
  struct Lent final : shell::ports::Socket {
    explicit Lent(FakeSocket& page) : socket(page) {}
    void open(const std::string& url) override { socket.open(url); }
    void send(std::string_view text) override { socket.send(text); }
    void close() override { socket.close(); }
    FakeSocket& socket;
  };
  FakeSocket& socket_;
};

// What the tabs of a browser share, and keep when a page is loaded again.
struct Profile {
  FakeStorage storage;
  LockManager locks;
};

// One open page in somebody's browser.
class Page {
 public:
  Page(Town& town, unsigned seed, std::shared_ptr<Profile> browser);

  void load();   // the page as new; what the earlier one had in memory is gone without a word
  void leave();  // closes it as a browser does
  void crash();  // nothing of it runs any longer, and its browser knows
  [[nodiscard]] shell::App& app() { return *app_; }
  [[nodiscard]] const ::ui::model::State& state() const { return app_->state(); }

  // What a person does.
  void sign_in(const std::string& address, const std::string& password);
  void open(std::string_view name);
  void send(std::string_view text);

  FakeClock clock;
  FakeRandom random;
  FakeTimer timer;
  std::shared_ptr<Profile> profile;
  FakeStorage& storage;
  FakeAccountLock account_lock;
  FakeAccountLocks account_locks{account_lock};
  FakeLog log;
  FakeConfig config;
  FakeHttp http;
  FakeSocket socket;
  FakeSockets sockets{socket};
  Screen screen;
  FakeNotifier notifier;
  FakeWakeLock wake_lock;
  FakeClipboard clipboard;
  FakeFiles files;
  FakeMedia media;
  FakeRinger ringer;
  FakePeers peers;
  support::ui::FakeShaper shaper;
  support::ui::FakeGlyphs glyphs;
  support::ui::FakeCalendar calendar;
  support::ui::FakeNumbers numbers;
  FakeLanguages languages;
  shell::ports::Ports ports;

 private:
  std::unique_ptr<shell::App> app_;
};

// A server, pages, and the network between them, in virtual time.
class Town {
 public:
  explicit Town(Server::Options options = {});

  Page& add_page();
  Page& add_tab(const Page& first);  // in the same browser
  void run_for(protocol::Duration duration);
  // Runs until `done`, at most a minute; whether it came to that.
  bool run_until(const std::function<bool()>& done);

  // Moves what the server wrote towards its pages.
  void deliver();
  void carry(Server::ConnectionId from, std::string frame);

  Tasks tasks;
  Server server;
  // Where the server answers; anything else refuses.
  std::set<std::string> endpoints{"wss://example.test/xmpp-websocket"};
  bool network = true;

 private:
  void step(protocol::Time until);
  Page& add(std::shared_ptr<Profile> profile);

  std::vector<std::unique_ptr<Page>> pages_;
};

}  // namespace support::page
