#include "protocol/stream/sasl/authenticator.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "protocol/core/base64.hpp"
#include "protocol/core/namespaces.hpp"
#include "protocol/xml/writer.hpp"

namespace protocol::sasl {
namespace {

struct Entry {
  SignInMechanism mechanism;
  std::string_view name;
};

// Strongest first. Never -PLUS: a page cannot see the channel that it would bind to.
constexpr std::array kOfAccounts{
    Entry{SignInMechanism::ScramSha512, "SCRAM-SHA-512"},
    Entry{SignInMechanism::ScramSha256, "SCRAM-SHA-256"},
    Entry{SignInMechanism::ScramSha1, "SCRAM-SHA-1"},
    Entry{SignInMechanism::Plain, "PLAIN"},
};

crypto::Hash hash_of(SignInMechanism mechanism) {
  switch (mechanism) {
    case SignInMechanism::ScramSha512: return crypto::Hash::Sha512;
    case SignInMechanism::ScramSha256: return crypto::Hash::Sha256;
    default: return crypto::Hash::Sha1;
  }
}

// RFC 6120 §6.4.2: data of no bytes is "=", no data is no text.
std::string encode(std::string_view data) { return data.empty() ? "=" : base64::encode(data); }

std::optional<std::string> decode(std::string_view text) { return text == "=" ? std::string() : base64::decode(text); }

std::string auth_frame(std::string_view mechanism, std::optional<std::string_view> initial) {
  xml::Writer writer;
  writer.open("auth", ns::kSasl).attribute("mechanism", mechanism);
  if (initial) writer.text(encode(*initial));
  writer.close();
  return writer.take().release();
}

std::string response_frame(std::string_view data) {
  xml::Writer writer;
  writer.open("response", ns::kSasl);
  if (!data.empty()) writer.text(encode(data));
  writer.close();
  return writer.take().release();
}

// RFC 6120 §6.5
SignInError meaning_of(std::string_view condition) {
  if (condition == "not-authorized" || condition == "invalid-authzid") return SignInError::WrongPassword;
  if (condition == "account-disabled" || condition == "credentials-expired") return SignInError::AccountDisabled;
  if (condition == "invalid-mechanism" || condition == "mechanism-too-weak" || condition == "encryption-required")
    return SignInError::NoMechanism;
  if (condition == "policy-violation") return SignInError::TooManyAttempts;
  return SignInError::TemporaryFailure;
}

Failed parse_failure(const xml::Element& element) {
  std::string_view condition;
  std::string text;
  for (const auto child : element.children())
    if (child.name() == "text")
      text = child.text();
    else if (condition.empty())
      condition = child.name();
  if (text.empty()) text = condition;
  return Failed{meaning_of(condition), std::move(text)};
}

Failed failure_of(ScramFault fault) {
  switch (fault) {
    case ScramFault::Refused: return {SignInError::WrongPassword, {}};
    case ScramFault::Unsafe: return {SignInError::NoMechanism, "The server's iteration count is not acceptable."};
    case ScramFault::Malformed: return {SignInError::ServerNotGenuine, "The server's SCRAM message is malformed."};
    case ScramFault::WrongSignature: return {SignInError::ServerNotGenuine, "The server's signature is wrong."};
  }
  return {SignInError::ServerNotGenuine, {}};
}

}  // namespace

Authenticator::Authenticator(Credentials credentials, std::string nonce)
    : credentials_(std::move(credentials)), nonce_(std::move(nonce)) {}

Step Authenticator::start(std::span<const std::string> offered) {
  const auto offers = [&](std::string_view name) { return std::ranges::contains(offered, name); };
  if (credentials_.user.empty()) {
    if (!offers("ANONYMOUS")) return Failed{SignInError::NoMechanism, "The server takes no guests."};
    return Continue{auth_frame("ANONYMOUS", std::nullopt)};
  }
  for (const auto& [mechanism, name] : kOfAccounts) {
    if (mechanism < credentials_.weakest || !offers(name)) continue;
    mechanism_ = mechanism;
    if (mechanism == SignInMechanism::Plain) {
      if (!credentials_.transport_is_secure) break;
      using namespace std::string_literals;
      return Continue{auth_frame(name, "\0"s + credentials_.user + "\0"s + credentials_.password)};  // RFC 4616
    }
    scram_.emplace(hash_of(mechanism), credentials_.user, credentials_.password, nonce_);
    return Continue{auth_frame(name, scram_->first_message())};
  }
  return Failed{SignInError::NoMechanism, "The server offers no sign-in that is safe enough."};
}

Step Authenticator::handle(const xml::Element& element) {
  if (element.name() == "failure") return parse_failure(element);
  const auto data = decode(element.text());
  if (!data) return Failed{SignInError::ServerNotGenuine, "The server's SASL data is not base64."};
  if (element.name() == "challenge") return challenge(*data);
  if (element.name() == "success") return success(*data);
  return Failed{SignInError::ServerNotGenuine, "The server answered sign-in with an unknown element."};
}

Step Authenticator::challenge(std::string_view data) {
  if (!scram_) return Failed{SignInError::ServerNotGenuine, "The server asked where nothing is to be answered."};
  if (progress_ == Progress::Started) {
    auto proof = scram_->answer(data);
    if (!proof) return failure_of(proof.error());
    progress_ = Progress::Answered;
    return Continue{response_frame(*proof)};
  }
  // The signature as a challenge of its own, before an empty <success/> (RFC 6120 §6.4.6 prefers it there).
  const auto step = verify(data);
  return std::holds_alternative<Done>(step) ? Step(Continue{response_frame({})}) : step;
}

Step Authenticator::success(std::string_view data) {
  if (!scram_ || progress_ == Progress::Verified) return Done{};
  return verify(data);
}

Step Authenticator::verify(std::string_view server_final) {
  if (progress_ != Progress::Answered)
    return Failed{SignInError::ServerNotGenuine, "The server did not prove that it knows the password."};
  const auto genuine = scram_->verify(server_final);
  if (!genuine) return failure_of(genuine.error());
  progress_ = Progress::Verified;
  return Done{};
}

}  // namespace protocol::sasl
