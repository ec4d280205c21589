#pragma once

#include "tests/support/protocol/server.hpp"

namespace support {

// Carries messages and presence between the sessions of one Server.
class Router {
 public:
  explicit Router(Server& server) : server_(server) {}

  void message(Server::BoundSession& from, const protocol::xml::Element& element);
  void presence(Server::BoundSession& from, const protocol::xml::Element& element);
  // The session has ended.
  void gone(Server::BoundSession& from);
  // Tells all sessions of the account of a change in its roster.
  void push(Account& account, const protocol::Jid& contact);

 private:
  void bounce(Server::BoundSession& from, const protocol::xml::Element& element, std::string_view condition);
  std::string store(Account& account, const protocol::Jid& with, const std::string& stanza);
  void copy(Server::BoundSession& to, std::string_view direction, std::string_view stanza);
  void deliver_to_account(Account& account, const protocol::Jid& to, const std::string& stanza,
                          const protocol::xml::Element& element);
  void broadcast(Server::BoundSession& from, const std::string& stanza);
  void first_presence(Server::BoundSession& session);
  void subscription(Server::BoundSession& from, const protocol::Jid& to, std::string_view type);

  Server& server_;
};

}  // namespace support
