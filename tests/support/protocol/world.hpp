#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "protocol/session.hpp"
#include "tests/support/protocol/server.hpp"

namespace support {

class World;

// One Session and what it said.
struct Client {
  std::string user;
  std::unique_ptr<protocol::Session> session;
  std::vector<protocol::Event> events;                   // in order, all of them
  std::function<void(const protocol::Event&)> on_event;  // called once the session is drained; may use World::send()
  std::optional<protocol::Duration> reconnect_after = std::chrono::seconds(1);  // nullopt: stays away

  // --- of World
  std::optional<Server::ConnectionId> connection;
  std::optional<protocol::Time> reconnect_at;
  bool wants_connection = false;

  template <class T>
  [[nodiscard]] std::vector<T> all() const {
    std::vector<T> found;
    for (const auto& event : events)
      if (const auto* match = std::get_if<T>(&event)) found.push_back(*match);
    return found;
  }
  template <class T>
  [[nodiscard]] std::size_t count() const {
    return all<T>().size();
  }
  // The last event of this type; nullptr if there is none.
  template <class T>
  [[nodiscard]] const T* last() const {
    for (auto event = events.rbegin(); event != events.rend(); ++event)
      if (const auto* match = std::get_if<T>(&*event)) return match;
    return nullptr;
  }
  [[nodiscard]] bool is_online() const;
};

// Sessions, a server and the network between them, in virtual time: nothing sleeps, and each run is the same.
class World {
 public:
  struct Network {
    protocol::Duration latency = std::chrono::milliseconds(20);  // one way
  };

  World() : World(Server::Options(), Network()) {}
  World(Server::Options options, Network network);

  // An account of `user` with password "secret", if there is none yet, and a Session for it. The Client lives as long
  // as the World.
  Client& add(const std::string& user, const std::string& device = "test");
  Client& add(const std::string& user, protocol::SessionConfig config);

  // Opens a transport, and again whenever the client loses one.
  void connect(Client& client);
  // Cuts the connection; what is under way in either direction is lost, and both sides notice at once.
  void cut(Client& client);
  // The same, but nobody is told: only silence shows it.
  void cut_silently(Client& client);

  std::expected<protocol::RequestId, protocol::SendError> send(Client& client, protocol::Request request);

  void run_for(protocol::Duration duration);
  // Runs until `done`, at most for `limit`; whether it came to that.
  bool run_until(const std::function<bool()>& done, protocol::Duration limit = std::chrono::seconds(60));
  // connect() and run until it is online.
  bool sign_in(Client& client);

  [[nodiscard]] protocol::Time now() const { return now_; }
  [[nodiscard]] Server& server() { return server_; }
  // Calls `action` when it is time.
  void at(protocol::Time time, std::function<void()> action);

 private:
  struct Flight {
    protocol::Time arrives;
    Server::ConnectionId connection;
    enum class Way : std::uint8_t { ToServer, ToClient } way;
    std::string frame;
    bool close = false;
  };
  struct Planned {
    protocol::Time time;
    std::function<void()> action;
  };

  void open(Client& client);
  void lose(Client& client);
  void drop_flights(Server::ConnectionId connection);
  void drain(Client& client);
  void drain_server();
  void arrive(const Flight& flight);
  [[nodiscard]] std::optional<protocol::Time> next_time() const;
  void step(protocol::Time time);
  Client* owner(Server::ConnectionId connection);

  Server server_;
  Network network_;
  protocol::Time now_{std::chrono::hours(1)};
  std::vector<std::unique_ptr<Client>> clients_;
  std::deque<Flight> flights_;  // in order of arrival
  std::vector<Planned> planned_;
};

// Two people who know each other, each with one session.
struct Pair {
  World world;
  Client& alice;
  Client& bob;

  explicit Pair(Server::Options options = {}, World::Network network = {});
  // Signs both in; whether that worked.
  bool sign_in();
};

protocol::Jid jid(std::string_view text);  // must be an address

}  // namespace support
