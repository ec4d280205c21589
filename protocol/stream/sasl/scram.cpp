#include "protocol/stream/sasl/scram.hpp"

#include <charconv>
#include <optional>
#include <utility>

#include "protocol/core/base64.hpp"

namespace protocol::sasl {
namespace {

constexpr std::string_view kGs2Header = "n,,";  // no channel binding, no other identity (RFC 5802 §7)

// `saslname`: comma and equals sign are escaped (RFC 5802 §5.1).
std::string escape_name(std::string_view name) {
  std::string out;
  for (const char c : name)
    if (c == ',')
      out += "=2C";
    else if (c == '=')
      out += "=3D";
    else
      out += c;
  return out;
}

// Takes the attribute `name` off the front, which must be the next one: their order is fixed (RFC 5802 §5.1).
std::optional<std::string_view> take_attribute(std::string_view& message, char name) {
  if (message.size() < 2 || message[0] != name || message[1] != '=') return std::nullopt;
  const auto comma = message.find(',');
  const auto value = message.substr(2, comma == std::string_view::npos ? comma : comma - 2);
  message.remove_prefix(comma == std::string_view::npos ? message.size() : comma + 1);
  return value;
}

struct ServerFirst {
  std::string_view nonce;
  std::string salt;
  std::uint32_t iterations;
};

std::optional<ServerFirst> parse_server_first(std::string_view message) {
  const auto nonce = take_attribute(message, 'r');  // an `m=` before it is an extension that we must refuse (§5.1)
  if (!nonce) return std::nullopt;
  const auto encoded = take_attribute(message, 's');
  if (!encoded) return std::nullopt;
  auto salt = base64::decode(*encoded);
  const auto count = take_attribute(message, 'i');
  if (!salt || salt->empty() || !count) return std::nullopt;
  std::uint32_t iterations = 0;
  const auto [end, error] = std::from_chars(count->data(), count->data() + count->size(), iterations);
  if (error == std::errc::result_out_of_range)
    iterations = UINT32_MAX;
  else if (error != std::errc{})
    return std::nullopt;
  if (end != count->data() + count->size()) return std::nullopt;
  return ServerFirst{*nonce, std::move(*salt), iterations};
}

std::string exclusive_or(std::string_view a, std::string_view b) {
  std::string out(a);
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<char>(out[i] ^ b[i]);
  return out;
}

}  // namespace

Scram::Scram(crypto::Hash hash, std::string_view user, std::string password, std::string nonce)
    : hash_(hash), password_(std::move(password)), nonce_(std::move(nonce)) {
  first_bare_ = "n=" + escape_name(user) + ",r=" + nonce_;
}

std::string Scram::first_message() const { return std::string(kGs2Header) + first_bare_; }

std::expected<std::string, ScramFault> Scram::answer(std::string_view server_first) {
  const auto first = parse_server_first(server_first);
  if (!first || !first->nonce.starts_with(nonce_) || first->nonce.size() <= nonce_.size())
    return std::unexpected(ScramFault::Malformed);
  if (first->iterations < kMinIterations || first->iterations > kMaxIterations)
    return std::unexpected(ScramFault::Unsafe);
  const auto without_proof = "c=" + base64::encode(kGs2Header) + ",r=" + std::string(first->nonce);
  const auto auth_message = first_bare_ + "," + std::string(server_first) + "," + without_proof;

  // RFC 5802 §3
  const auto salted = crypto::pbkdf2(hash_, password_, first->salt, first->iterations);
  const auto client_key = crypto::hmac(hash_, salted.view(), "Client Key");
  const auto stored_key = crypto::digest(hash_, client_key.view());
  const auto client_signature = crypto::hmac(hash_, stored_key.view(), auth_message);
  const auto server_key = crypto::hmac(hash_, salted.view(), "Server Key");
  server_signature_ = crypto::hmac(hash_, server_key.view(), auth_message).view();
  return without_proof + ",p=" + base64::encode(exclusive_or(client_key.view(), client_signature.view()));
}

std::expected<void, ScramFault> Scram::verify(std::string_view server_final) const {
  if (take_attribute(server_final, 'e')) return std::unexpected(ScramFault::Refused);
  const auto encoded = take_attribute(server_final, 'v');
  const auto signature = encoded ? base64::decode(*encoded) : std::nullopt;
  if (!signature) return std::unexpected(ScramFault::Malformed);
  if (server_signature_.empty() || !crypto::equal_in_constant_time(*signature, server_signature_))
    return std::unexpected(ScramFault::WrongSignature);
  return {};
}

}  // namespace protocol::sasl
