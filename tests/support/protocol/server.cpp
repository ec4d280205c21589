#include "tests/support/protocol/server.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "protocol/core/base64.hpp"
#include "protocol/core/datetime.hpp"
#include "protocol/core/namespaces.hpp"
#include "protocol/stream/framing.hpp"
#include "protocol/stream/management.hpp"
#include "protocol/xml/writer.hpp"
#include "tests/support/protocol/iq_handler.hpp"
#include "tests/support/protocol/router.hpp"
#include "tests/support/protocol/server_state.hpp"

namespace support {

namespace ns = protocol::ns;
namespace xml = protocol::xml;

namespace {

// An empty element of XEP-0198 with one counter.
std::string counter(std::string_view name, std::uint32_t h) {
  xml::Writer writer;
  writer.open(name, ns::kStreamManagement).attribute("h", h).close();
  return writer.take().release();
}

// What a resume brings has the time at which it came, in whole seconds, as Prosody and ejabberd write it.
std::string held(std::string stanza, std::string_view domain, protocol::Timestamp stamp) {
  const auto end = stanza.rfind("</message>");
  if (end == std::string::npos || !stanza.contains("<body")) return stanza;
  std::string when = protocol::format_datetime(std::chrono::floor<std::chrono::seconds>(stamp));
  xml::Writer writer;
  writer.open("delay", "urn:xmpp:delay").attribute("from", domain).attribute("stamp", when).close();
  return stanza.insert(end, writer.take().release());
}

}  // namespace

Server::Server(Options options) : options_(std::move(options)) {}
Server::~Server() = default;

void Server::add_account(const std::string& user, std::string password) {
  auto& account = accounts_[user];
  account.user = user;
  account.password = std::move(password);
}

void Server::befriend(const std::string& user, const std::string& other) {
  const auto link = [this](const std::string& a, const std::string& b) {
    accounts_[a].roster[*protocol::Jid::parse(b + "@" + domain())] = {
        .name = "", .to = true, .from = true, .ask = false};
  };
  link(user, other);
  link(other, user);
}

protocol::Timestamp Server::stamp() const {
  return protocol::Timestamp(std::chrono::sys_days(std::chrono::year(2026) / 1 / 1)) + now_.time_since_epoch();
}

Account* Server::account(std::string_view user) {
  const auto found = accounts_.find(user);
  return found == accounts_.end() ? nullptr : &found->second;
}

std::vector<Server::BoundSession*> Server::sessions(std::string_view user) {
  std::vector<BoundSession*> found;
  for (const auto& session : sessions_)
    if (session->user == user) found.push_back(session.get());
  return found;
}

Server::BoundSession* Server::session(const protocol::Jid& full) {
  for (const auto& session : sessions_)
    if (session->jid == full) return session.get();
  return nullptr;
}

const std::vector<Archived>& Server::archive_of(const std::string& user) const { return accounts_.at(user).archive; }

std::size_t Server::sessions_of(const std::string& user) const {
  return static_cast<std::size_t>(std::ranges::count_if(sessions_, [&](const auto& s) { return s->user == user; }));
}

// --- frames

void Server::write(ConnectionId to, std::string frame) { out_.push_back({to, std::move(frame)}); }

std::optional<Server::Outgoing> Server::poll() {
  if (out_.empty()) return std::nullopt;
  auto outgoing = std::move(out_.front());
  out_.pop_front();
  return outgoing;
}

Server::ConnectionId Server::connect() {
  const auto id = ++last_connection_;
  auto connection = std::make_unique<Connection>();
  connection->id = id;
  connections_.emplace(id, std::move(connection));
  return id;
}

void Server::disconnect(ConnectionId id) {
  const auto found = connections_.find(id);
  if (found == connections_.end()) return;
  auto* session = found->second->session;
  connections_.erase(found);
  if (session == nullptr) return;
  session->connection.reset();
  if (session->resume_id.empty()) end_session(*session);
}

void Server::receive(ConnectionId id, std::string_view frame, protocol::Time now) {
  now_ = now;
  const auto found = connections_.find(id);
  if (found == connections_.end()) return;
  const auto element = parser_.parse(frame);
  if (element && !options_.unbearable.empty() && frame.contains(options_.unbearable))
    stream_error(*found->second, "policy-violation");
  else if (element)
    handle(*found->second, *element);
  else
    stream_error(*found->second, xml::stream_error_condition(element.error().fault));
}

void Server::handle(Connection& connection, const xml::Element& element) {
  using State = Connection::State;
  if (element.is("open", ns::kFraming)) {
    if (element.attribute("to") != domain()) return stream_error(connection, "host-unknown");
    open(connection);
  } else if (element.is("close", ns::kFraming)) {
    if (auto* session = connection.session) {
      connection.session = nullptr;
      end_session(*session);
    }
    close(connection);
  } else if (element.ns() == ns::kSasl && connection.state == State::Open) {
    authenticate(connection, element);
  } else if (element.ns() == ns::kSasl && connection.state == State::Authenticating) {
    respond(connection, element);
  } else if (element.ns() == ns::kStreamManagement) {
    handle_management(connection, element);
  } else if (connection.state == State::OpenAgain && element.name() == "iq") {
    bind(connection, element);
  } else if (connection.session != nullptr && element.ns() == ns::kClient) {
    handle_stanza(*connection.session, element);
  } else if (element.ns() != "urn:xmpp:csi:0") {
    stream_error(connection, connection.session != nullptr ? "unsupported-stanza-type" : "not-authorized");
  }
}

void Server::stream_error(Connection& connection, std::string_view condition) {
  if (connection.state == Connection::State::New) open(connection);
  write(connection.id, protocol::stream::error_frame(condition));
  auto* session = std::exchange(connection.session, nullptr);
  if (session != nullptr) end_session(*session);
  close(connection);
}

void Server::close(Connection& connection) {
  write(connection.id, protocol::stream::close_frame());
  out_.push_back({connection.id, {}, true});
  connections_.erase(connection.id);
}

void Server::end_streams(const std::string& user, std::string_view condition) {
  for (auto* session : sessions(user))
    if (session->connection) stream_error(*connections_.at(*session->connection), condition);
}

void Server::inject(const std::string& user, std::string_view xml) {
  for (auto* session : sessions(user)) deliver(*session, std::string(xml));
}

void Server::forget_sessions() {
  for (std::size_t i = sessions_.size(); i-- > 0;)
    if (!sessions_[i]->connection) end_session(*sessions_[i]);
}

// --- stanzas

void Server::deliver(BoundSession& session, std::string stanza) {
  if (session.connection) {
    write(*session.connection, stanza);
    if (session.managed) write(*session.connection, protocol::stream::Management::request_frame());
  }
  if (session.managed) session.unacked.push_back(held(std::move(stanza), options_.domain, stamp()));
}

void Server::handle_stanza(BoundSession& session, const xml::Element& element) {
  ++session.received;
  if (element.name() == "iq")
    IqHandler(*this, session).handle(element);
  else if (element.name() == "message")
    Router(*this).message(session, element);
  else if (element.name() == "presence")
    Router(*this).presence(session, element);
}

void Server::end_session(BoundSession& session) {
  if (session.available) Router(*this).gone(session);
  if (session.connection) {
    const auto found = connections_.find(*session.connection);
    if (found != connections_.end()) found->second->session = nullptr;
  }
  std::erase_if(sessions_, [&](const auto& held) { return held.get() == &session; });
}

// --- stream management

void Server::handle_management(Connection& connection, const xml::Element& element) {
  if (element.name() == "resume" && connection.state == Connection::State::OpenAgain) {
    resume(connection, element);
    return;
  }
  auto* session = connection.session;
  if (session == nullptr) return stream_error(connection, "not-authorized");
  if (element.name() == "enable") {
    session->managed = true;
    if (options_.resumption) session->resume_id = fresh_id("sm");
    xml::Writer writer;
    writer.open("enabled", ns::kStreamManagement);
    if (options_.resumption) writer.attribute("id", session->resume_id).attribute("resume", "true");
    writer.close();
    write(connection.id, writer.take().release());
    session->received = 0;
  } else if (element.name() == "r") {
    write(connection.id, counter("a", session->received));
  } else if (element.name() == "a") {
    acknowledge(*session, protocol::stream::handled_count(element).value_or(0));
  }
}

void Server::acknowledge(BoundSession& session, std::uint32_t h) {
  for (; session.acked != h && !session.unacked.empty(); ++session.acked) session.unacked.pop_front();
}

void Server::resume(Connection& connection, const xml::Element& element) {
  const auto id = element.attribute("previd").value_or("");
  const auto found = std::ranges::find_if(sessions_, [&](const auto& session) {
    return session->resume_id == id && session->user == connection.user && !id.empty();
  });
  if (found == sessions_.end()) {
    xml::Writer writer;
    writer.open("failed", ns::kStreamManagement).open("item-not-found", ns::kStanzaErrors).close().close();
    write(connection.id, writer.take().release());
    return;
  }
  auto& session = **found;
  if (session.connection) {  // the old one is dead and does not know it
    connections_.erase(*session.connection);
    out_.push_back({*session.connection, {}, true});
  }
  session.connection = connection.id;
  connection.session = &session;
  connection.state = Connection::State::Bound;
  acknowledge(session, protocol::stream::handled_count(element).value_or(0));
  xml::Writer writer;
  writer.open("resumed", ns::kStreamManagement).attribute("h", session.received).attribute("previd", id).close();
  write(connection.id, writer.take().release());
  for (const auto& stanza : session.unacked) write(connection.id, stanza);
}

}  // namespace support
