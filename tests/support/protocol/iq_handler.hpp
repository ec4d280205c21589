#pragma once

#include "protocol/xml/serialized.hpp"
#include "tests/support/protocol/server.hpp"

namespace support {

// Answers or forwards one iq that a session sent.
class IqHandler {
 public:
  IqHandler(Server& server, Server::BoundSession& session) : server_(server), session_(session) {}

  void handle(const protocol::xml::Element& iq);

 private:
  void handle_own(const protocol::xml::Element& iq, const protocol::xml::Element& payload);
  void forward(const protocol::xml::Element& iq, const protocol::Jid& to);
  void roster(const protocol::xml::Element& iq, const protocol::xml::Element& query);
  void change_roster(const protocol::xml::Element& item);
  void archive(const protocol::xml::Element& iq, const protocol::xml::Element& query);
  void services(const protocol::xml::Element& iq);

  void result(const protocol::xml::Element& iq, const protocol::xml::Serialized& payload = {});
  void error(const protocol::xml::Element& iq, std::string_view condition);

  Server& server_;
  Server::BoundSession& session_;
};

}  // namespace support
