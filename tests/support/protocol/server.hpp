#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/core/jid.hpp"
#include "protocol/core/time.hpp"
#include "protocol/xml/parser.hpp"
#include "tests/support/protocol/account.hpp"
#include "tests/support/protocol/scram_server.hpp"

namespace support {

// An XMPP server in memory, for tests: small, but it keeps to the rules that clients depend on. One domain; time is what
// it is told; whoever uses it carries the frames.
//
// It knows RFC 7395 framing, SASL SCRAM, PLAIN and ANONYMOUS, resource binding, stream management with resumption
// (XEP-0198), roster, subscriptions and presence (RFC 6121), routing with carbons (XEP-0280), an archive (XEP-0313,
// XEP-0359), pings (XEP-0199), client state (XEP-0352), time (XEP-0202) and external services (XEP-0215).
class Server {
 public:
  struct Options {
    std::string domain = "example.test";
    std::vector<std::string> mechanisms{"SCRAM-SHA-512", "SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN"};
    bool guests = false;  // ANONYMOUS instead
    std::uint32_t scram_iterations = 4096;
    bool stream_management = true;
    bool resumption = true;
    bool archive = true;
    bool carbons = true;
    bool client_state = true;
    bool external_services = true;
    std::string unbearable;  // a frame with these words ends its stream with policy-violation; empty: none does
  };
  using ConnectionId = std::uint32_t;
  struct Outgoing {
    ConnectionId to;
    std::string frame;
    bool close = false;  // close the connection; `frame` is empty
  };

  Server() : Server(Options()) {}
  explicit Server(Options options);
  ~Server();

  void add_account(const std::string& user, std::string password);
  // Subscribes both to each other, as if they had agreed before.
  void befriend(const std::string& user, const std::string& other);

  // A WebSocket is open; frames for it come out of poll().
  ConnectionId connect();
  void receive(ConnectionId id, std::string_view frame, protocol::Time now);
  // The connection is gone without a word. Its session waits to be resumed, if it may.
  void disconnect(ConnectionId id);
  std::optional<Outgoing> poll();

  // Forgets all sessions that wait to be resumed, as a restart would.
  void forget_sessions();
  // Ends the stream of every session of `user` with this stream error (RFC 6120 §4.9).
  void end_streams(const std::string& user, std::string_view condition);
  // Sends this, as it is, to every session of `user`: for what an honest server would not say.
  void inject(const std::string& user, std::string_view xml);

  [[nodiscard]] const std::vector<Archived>& archive_of(const std::string& user) const;
  [[nodiscard]] std::size_t sessions_of(const std::string& user) const;
  [[nodiscard]] const Options& options() const { return options_; }

 private:
  friend class IqHandler;
  friend class Router;

  struct BoundSession;
  struct Connection;

  void handle(Connection& connection, const protocol::xml::Element& element);
  void open(Connection& connection);
  void authenticate(Connection& connection, const protocol::xml::Element& element);
  void respond(Connection& connection, const protocol::xml::Element& element);
  void admit(Connection& connection, std::string user, std::string_view data);
  void fail_sasl(Connection& connection, std::string_view condition);
  void bind(Connection& connection, const protocol::xml::Element& iq);
  void handle_management(Connection& connection, const protocol::xml::Element& element);
  void resume(Connection& connection, const protocol::xml::Element& element);
  void handle_stanza(BoundSession& session, const protocol::xml::Element& element);
  void acknowledge(BoundSession& session, std::uint32_t h);

  void write(ConnectionId to, std::string frame);
  void stream_error(Connection& connection, std::string_view condition);
  void close(Connection& connection);
  // Sends a stanza to a session, or keeps it for when it is resumed.
  void deliver(BoundSession& session, std::string stanza);
  void end_session(BoundSession& session);

  [[nodiscard]] std::string domain() const { return options_.domain; }
  [[nodiscard]] protocol::Timestamp stamp() const;
  std::string fresh_id(std::string_view prefix) { return std::string(prefix) + std::to_string(++last_id_); }
  Account* account(std::string_view user);
  std::vector<BoundSession*> sessions(std::string_view user);
  BoundSession* session(const protocol::Jid& full);

  Options options_;
  std::map<std::string, Account, std::less<>> accounts_;
  std::map<ConnectionId, std::unique_ptr<Connection>> connections_;
  std::vector<std::unique_ptr<BoundSession>> sessions_;
  std::deque<Outgoing> out_;
  protocol::Time now_{};
  protocol::xml::Parser parser_;
  ConnectionId last_connection_ = 0;
  std::uint64_t last_id_ = 0;
};

}  // namespace support
