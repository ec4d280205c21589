#pragma once

#include <map>
#include <string>
#include <vector>

#include "protocol/core/jid.hpp"
#include "protocol/core/time.hpp"

namespace support {

// A contact as the server keeps it (RFC 6121 §2.1.2).
struct Contact {
  std::string name;
  bool to = false;    // the account sees the contact
  bool from = false;  // the contact sees the account
  bool ask = false;

  [[nodiscard]] std::string_view subscription() const { return to ? (from ? "both" : "to") : (from ? "from" : "none"); }
};

// A message as the archive keeps it (XEP-0313 §3).
struct Archived {
  std::string id;
  protocol::Jid with;  // bare
  protocol::Timestamp stamp;
  std::string message;  // XML
};

struct Account {
  std::string user;
  std::string password;
  std::map<protocol::Jid, Contact> roster;
  std::vector<Archived> archive;
  std::vector<std::string> offline;               // stanzas that wait for the next available session
  std::map<protocol::Jid, std::string> requests;  // subscription requests that were not answered yet
};

}  // namespace support
