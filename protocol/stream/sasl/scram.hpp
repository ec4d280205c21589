#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "protocol/core/crypto.hpp"

namespace protocol::sasl {

enum class ScramFault : std::uint8_t {
  Malformed,       // the server's message does not follow RFC 5802 §7, or our nonce is not in it
  Unsafe,          // an iteration count so low that it protects nothing, or so high that it would freeze the page
  Refused,         // the server's last message is an error (`e=`): the password is wrong
  WrongSignature,  // the server does not know the password
};

// The client's side of SCRAM (RFC 5802, RFC 7677) without channel binding, which a page cannot have: its messages, not
// yet in base64.
class Scram {
 public:
  static constexpr std::uint32_t kMinIterations = 4096;  // RFC 7677 §4
  static constexpr std::uint32_t kMaxIterations = 1'000'000;

  // `nonce`: printable ASCII without comma, unguessable. `user` and `password` as they are to be hashed.
  Scram(crypto::Hash hash, std::string_view user, std::string password, std::string nonce);

  [[nodiscard]] std::string first_message() const;
  // Answers the server's first message with the client's proof.
  std::expected<std::string, ScramFault> answer(std::string_view server_first);
  // Checks the server's last message; only after this is the server known to be genuine.
  [[nodiscard]] std::expected<void, ScramFault> verify(std::string_view server_final) const;

 private:
  crypto::Hash hash_;
  std::string password_;
  std::string nonce_;
  std::string first_bare_;        // client-first-message-bare
  std::string server_signature_;  // empty until answer()
};

}  // namespace protocol::sasl
