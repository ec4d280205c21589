#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "protocol/stream/events.hpp"
#include "protocol/stream/sasl/scram.hpp"
#include "protocol/xml/element.hpp"

// SASL as XMPP profiles it (RFC 6120 §6).
namespace protocol::sasl {

struct Credentials {
  std::string user;  // localpart; empty for a guest
  std::string password;
  bool transport_is_secure = true;
  SignInMechanism weakest = SignInMechanism::Plain;  // nothing weaker is used
};

struct Continue {
  std::string frame;
};  // send it and wait
struct Done {};  // signed in, and the server is genuine
struct Failed {
  SignInError error;
  std::string text;
};
using Step = std::variant<Continue, Done, Failed>;

// Signs in once.
class Authenticator {
 public:
  // `nonce` as for Scram.
  Authenticator(Credentials credentials, std::string nonce);

  // Chooses the strongest of the mechanisms offered.
  Step start(std::span<const std::string> offered);
  // An element in the namespace of SASL from the server.
  Step handle(const xml::Element& element);

  [[nodiscard]] SignInMechanism mechanism() const { return mechanism_; }

 private:
  Step challenge(std::string_view data);
  Step success(std::string_view data);
  Step verify(std::string_view server_final);

  Credentials credentials_;
  std::string nonce_;
  SignInMechanism mechanism_ = SignInMechanism::Anonymous;
  std::optional<Scram> scram_;
  enum class Progress : std::uint8_t { Started, Answered, Verified } progress_ = Progress::Started;
};

}  // namespace protocol::sasl
