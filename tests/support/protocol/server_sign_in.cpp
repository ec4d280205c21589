// Server: from <open/> to a bound resource.

#include <algorithm>

#include "protocol/core/base64.hpp"
#include "protocol/core/namespaces.hpp"
#include "protocol/xml/writer.hpp"
#include "tests/support/protocol/server_state.hpp"

namespace support {

namespace base64 = protocol::base64;
namespace crypto = protocol::crypto;
namespace ns = protocol::ns;
namespace xml = protocol::xml;

namespace {

std::string sasl_frame(std::string_view name, std::string_view data) {
  xml::Writer writer;
  writer.open(name, ns::kSasl);
  if (!data.empty()) writer.text(base64::encode(data));
  writer.close();
  return writer.take().release();
}

std::optional<crypto::Hash> scram_hash(std::string_view mechanism) {
  if (mechanism == "SCRAM-SHA-512") return crypto::Hash::Sha512;
  if (mechanism == "SCRAM-SHA-256") return crypto::Hash::Sha256;
  if (mechanism == "SCRAM-SHA-1") return crypto::Hash::Sha1;
  return std::nullopt;
}

}  // namespace

void Server::open(Connection& connection) {
  using State = Connection::State;
  const bool authenticated = connection.state == State::Authenticated;
  connection.state = authenticated ? State::OpenAgain : State::Open;
  xml::Writer writer;
  writer.open("open", ns::kFraming).attribute("from", domain()).attribute("id", fresh_id("stream"));
  writer.attribute("version", "1.0").attribute("lang", xml::kXmlNamespace, "en").close();
  write(connection.id, writer.take().release());

  writer.open("features", ns::kStreams);
  if (authenticated) {
    writer.open("bind", ns::kBind).close();
    if (options_.stream_management) writer.open("sm", ns::kStreamManagement).close();
    if (options_.client_state) writer.open("csi", "urn:xmpp:csi:0").close();
  } else {
    writer.open("mechanisms", ns::kSasl);
    if (options_.guests)
      writer.text_element("mechanism", "ANONYMOUS");
    else
      for (const auto& mechanism : options_.mechanisms) writer.text_element("mechanism", mechanism);
    writer.close();
  }
  writer.close();
  write(connection.id, writer.take().release());
}

void Server::fail_sasl(Connection& connection, std::string_view condition) {
  xml::Writer writer;
  writer.open("failure", ns::kSasl).open(condition).close().close();
  write(connection.id, writer.take().release());
  connection.scram.reset();
  connection.state = Connection::State::Open;
}

void Server::admit(Connection& connection, std::string user, std::string_view data) {
  connection.user = std::move(user);
  connection.state = Connection::State::Authenticated;
  write(connection.id, sasl_frame("success", data));
}

void Server::authenticate(Connection& connection, const xml::Element& element) {
  const auto mechanism = element.attribute("mechanism").value_or("");
  const auto initial = base64::decode(element.text() == "=" ? std::string_view{} : element.text());
  if (options_.guests && mechanism == "ANONYMOUS") {
    auto user = fresh_id("guest");
    add_account(user, {});
    admit(connection, std::move(user), {});
    return;
  }
  if (options_.guests || !std::ranges::contains(options_.mechanisms, mechanism))
    return fail_sasl(connection, "invalid-mechanism");
  if (!initial) return fail_sasl(connection, "incorrect-encoding");
  if (mechanism == "PLAIN") {
    const auto second = initial->find('\0', 1);
    const auto* account = this->account(initial->substr(1, second - 1));
    if (account == nullptr || account->password != initial->substr(second + 1))
      return fail_sasl(connection, "not-authorized");
    return admit(connection, account->user, {});
  }
  connection.scram.emplace(*scram_hash(mechanism), options_.scram_iterations, fresh_id("nonce"));
  auto user = connection.scram->begin(*initial);
  if (!user) return fail_sasl(connection, "malformed-request");
  connection.user = std::move(*user);
  connection.state = Connection::State::Authenticating;
  write(connection.id, sasl_frame("challenge", connection.scram->challenge()));
}

void Server::respond(Connection& connection, const xml::Element& element) {
  const auto response = base64::decode(element.text());
  const auto* account = this->account(connection.user);
  if (!response || account == nullptr) return fail_sasl(connection, "not-authorized");
  const auto signature = connection.scram->finish(*response, account->password);
  if (!signature) return fail_sasl(connection, "not-authorized");
  admit(connection, connection.user, *signature);
}

void Server::bind(Connection& connection, const xml::Element& iq) {
  const auto asked = iq.child("bind", ns::kBind).child("resource").text();
  const auto bare = *protocol::Jid::parse(connection.user + "@" + domain());
  auto bound = std::make_unique<BoundSession>();
  bound->jid = *bare.with_resource(asked.empty() ? fresh_id("resource") : std::string(asked));
  bound->user = connection.user;
  bound->connection = connection.id;
  connection.session = bound.get();
  connection.state = Connection::State::Bound;

  xml::Writer writer;
  writer.open("iq", ns::kClient).attribute("type", "result").attribute("id", iq.attribute("id"));
  writer.open("bind", ns::kBind).text_element("jid", bound->jid.str()).close().close();
  write(connection.id, writer.take().release());
  sessions_.push_back(std::move(bound));
}

}  // namespace support
