#include "tests/support/protocol/world.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace support {

using protocol::Duration;
using protocol::Time;

protocol::Jid jid(std::string_view text) {
  auto parsed = protocol::Jid::parse(text);
  assert(parsed);
  return std::move(*parsed);
}

bool Client::is_online() const {
  for (auto event = events.rbegin(); event != events.rend(); ++event) {
    if (std::holds_alternative<protocol::Online>(*event)) return true;
    if (std::holds_alternative<protocol::Suspended>(*event) || std::holds_alternative<protocol::StreamEnded>(*event) ||
        std::holds_alternative<protocol::SignInFailed>(*event)) {
      return false;
    }
  }
  return false;
}

World::World(Server::Options options, Network network) : server_(std::move(options)), network_(network) {}

Client& World::add(const std::string& user, const std::string& device) {
  server_.add_account(user, "secret");
  protocol::SessionConfig config;
  config.account = jid(user + "@" + server_.options().domain);
  config.password = "secret";
  config.device = device;
  config.seed.fill(static_cast<std::byte>(clients_.size() + 1));
  return add(user, std::move(config));
}

Client& World::add(const std::string& user, protocol::SessionConfig config) {
  auto client = std::make_unique<Client>();
  client->user = user;
  client->session = std::make_unique<protocol::Session>(std::move(config));
  clients_.push_back(std::move(client));
  return *clients_.back();
}

Client* World::owner(Server::ConnectionId connection) {
  const auto found =
      std::ranges::find_if(clients_, [&](const auto& client) { return client->connection == connection; });
  return found == clients_.end() ? nullptr : found->get();
}

// --- transports

void World::connect(Client& client) {
  client.wants_connection = true;
  if (!client.connection) open(client);
}

void World::open(Client& client) {
  client.reconnect_at.reset();
  client.connection = server_.connect();
  client.session->transport_opened(now_);
  drain(client);
}

void World::lose(Client& client) {
  client.connection.reset();
  client.session->transport_closed(now_);
  if (client.wants_connection && client.reconnect_after) client.reconnect_at = now_ + *client.reconnect_after;
  drain(client);
}

void World::drop_flights(Server::ConnectionId connection) {
  std::erase_if(flights_, [connection](const Flight& flight) { return flight.connection == connection; });
}

void World::cut(Client& client) {
  if (!client.connection) return;
  const auto connection = *client.connection;
  drop_flights(connection);
  server_.disconnect(connection);
  drain_server();
  lose(client);
}

void World::cut_silently(Client& client) {
  if (!client.connection) return;
  drop_flights(*client.connection);
  client.connection = 0;  // a transport that leads nowhere
}

// --- frames

void World::drain(Client& client) {
  std::size_t first_new = client.events.size();
  while (auto output = client.session->poll()) {
    if (auto* transmit = std::get_if<protocol::Transmit>(&*output)) {
      if (client.connection.value_or(0) == 0) continue;
      flights_.push_back(
          {now_ + network_.latency, *client.connection, Flight::Way::ToServer, std::move(transmit->frame)});
    } else if (auto* event = std::get_if<protocol::Event>(&*output)) {
      client.events.push_back(std::move(*event));
    } else {
      if (client.connection.value_or(0) != 0)
        flights_.push_back({now_ + network_.latency, *client.connection, Flight::Way::ToServer, {}, true});
      client.connection.reset();
      if (client.wants_connection && client.reconnect_after) client.reconnect_at = now_ + *client.reconnect_after;
    }
  }
  for (; client.on_event && first_new < client.events.size(); ++first_new) {
    const auto event = client.events[first_new];  // a copy: on_event may make the list grow
    client.on_event(event);
  }
}

void World::drain_server() {
  while (auto outgoing = server_.poll()) {
    flights_.push_back(
        {now_ + network_.latency, outgoing->to, Flight::Way::ToClient, std::move(outgoing->frame), outgoing->close});
  }
}

void World::arrive(const Flight& flight) {
  if (flight.way == Flight::Way::ToServer) {
    if (flight.close)
      server_.disconnect(flight.connection);
    else
      server_.receive(flight.connection, flight.frame, now_);
    drain_server();
    return;
  }
  auto* client = owner(flight.connection);
  if (client == nullptr) return;
  if (flight.close) {
    lose(*client);
  } else {
    client->session->feed(flight.frame, now_);
    drain(*client);
  }
}

std::expected<protocol::RequestId, protocol::SendError> World::send(Client& client, protocol::Request request) {
  auto result = client.session->send(std::move(request), now_);
  drain(client);
  return result;
}

// --- time

void World::at(Time time, std::function<void()> action) { planned_.push_back({time, std::move(action)}); }

std::optional<Time> World::next_time() const {
  std::optional<Time> next;
  const auto consider = [&next](Time time) { next = next ? std::min(*next, time) : time; };
  if (!flights_.empty()) consider(flights_.front().arrives);
  for (const auto& planned : planned_) consider(planned.time);
  for (const auto& client : clients_) {
    if (client->reconnect_at) consider(*client->reconnect_at);
    if (const auto deadline = client->session->deadline()) consider(deadline->at);
  }
  return next;
}

// Does one thing of those that are due.
void World::step(Time time) {
  now_ = std::max(now_, time);
  const auto planned = std::ranges::find_if(planned_, [this](const Planned& p) { return p.time <= now_; });
  if (planned != planned_.end()) {
    const auto action = std::move(planned->action);
    planned_.erase(planned);
    action();
    return;
  }
  if (!flights_.empty() && flights_.front().arrives <= now_) {
    const auto flight = std::move(flights_.front());
    flights_.pop_front();
    arrive(flight);
    return;
  }
  for (const auto& client : clients_) {
    if (client->reconnect_at && *client->reconnect_at <= now_) return open(*client);
    const auto deadline = client->session->deadline();
    if (!deadline || deadline->at > now_) continue;
    client->session->handle_timeout(now_);
    drain(*client);
    return;
  }
}

bool World::run_until(const std::function<bool()>& done, Duration limit) {
  const auto end = now_ + limit;
  // Time that does not move shows that somebody's deadline is never met.
  constexpr int kMaxAtOnce = 1'000'000;
  for (int at_once = 0; !done(); ++at_once) {
    const auto next = next_time();
    if (!next || *next > end) {
      now_ = end;
      return done();
    }
    if (*next > now_) at_once = 0;
    assert(at_once < kMaxAtOnce);
    step(*next);
  }
  return true;
}

void World::run_for(Duration duration) {
  run_until([] { return false; }, duration);
}

bool World::sign_in(Client& client) {
  connect(client);
  return run_until([&] { return client.is_online(); });
}

Pair::Pair(Server::Options options, World::Network network)
    : world(std::move(options), network), alice(world.add("alice")), bob(world.add("bob")) {
  world.server().befriend("alice", "bob");
}

bool Pair::sign_in() {
  if (!world.sign_in(alice) || !world.sign_in(bob)) return false;
  // Until each has the other's presence.
  return world.run_until([this] {
    return alice.count<protocol::im::PresenceChanged>() > 0 && bob.count<protocol::im::PresenceChanged>() > 0;
  });
}

}  // namespace support
