#include <catch2/catch_test_macros.hpp>

#include "protocol/core/base64.hpp"
#include "protocol/xml/parser.hpp"
#include "tests/support/protocol/script.hpp"
#include "tests/support/protocol/world.hpp"

namespace base64 = protocol::base64;
namespace im = protocol::im;
using namespace std::chrono_literals;
using protocol::SignInError;
using protocol::SignInMechanism;
using protocol::StreamEnd;
using support::Script;
using support::World;

namespace {

constexpr std::string_view kOpen =
    "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' from='example.org' id='s' version='1.0'/>";

std::string features(std::string_view inside) {
  return "<stream:features xmlns:stream='http://etherx.jabber.org/streams'>" + std::string(inside) +
         "</stream:features>";
}

std::string mechanisms(std::initializer_list<std::string_view> names) {
  std::string out = "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>";
  for (const auto name : names) out.append("<mechanism>").append(name).append("</mechanism>");
  return features(out + "</mechanisms>");
}

std::string sasl(std::string_view name, std::string_view data) {
  return "<" + std::string(name) + " xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>" + base64::encode(data) + "</" +
         std::string(name) + ">";
}

std::string stream_error(std::string_view condition) {
  return "<stream:error xmlns:stream='http://etherx.jabber.org/streams'><" + std::string(condition) +
         " xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>";
}

// The decoded text of an element that the client sent.
std::string sent_data(const std::string& frame) {
  protocol::xml::Parser parser;
  const auto element = parser.parse(frame);
  return element ? base64::decode(element->text()).value_or("") : "";
}

std::optional<SignInError> failure(const Script& script) {
  const auto failures = script.all<protocol::SignInFailed>();
  return failures.size() == 1 ? std::optional(failures[0].error) : std::nullopt;
}

// Up to the client's first SCRAM message.
support::ScramServer start_scram(Script& script, std::uint32_t iterations) {
  script.open();
  script.inject(kOpen);
  script.inject(mechanisms({"SCRAM-SHA-256"}));
  support::ScramServer server(protocol::crypto::Hash::Sha256, iterations, "server");
  CHECK(server.begin(sent_data(script.take_frames().back())) == "me");
  return server;
}

}  // namespace

TEST_CASE("sign-in uses the strongest mechanism that the server has", "[session][sign-in]") {
  struct Case {
    std::vector<std::string> offered;
    SignInMechanism used;
  };
  for (const auto& [offered, used] :
       {Case{{"PLAIN", "SCRAM-SHA-1", "SCRAM-SHA-256", "SCRAM-SHA-512"}, SignInMechanism::ScramSha512},
        Case{{"SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN"}, SignInMechanism::ScramSha256},
        Case{{"X-OAUTH2", "SCRAM-SHA-1-PLUS", "SCRAM-SHA-1", "PLAIN"}, SignInMechanism::ScramSha1},
        Case{{"PLAIN"}, SignInMechanism::Plain}}) {
    support::Server::Options options;
    options.mechanisms = offered;
    World world(options, {});
    auto& client = world.add("me");
    REQUIRE(world.sign_in(client));
    CHECK(client.last<protocol::Online>()->mechanism == used);
  }
}

TEST_CASE("a guest signs in without a password and gets an address", "[session][sign-in]") {
  support::Server::Options options;
  options.guests = true;
  World world(options, {});
  protocol::SessionConfig config;
  config.account = support::jid("example.test");
  auto& client = world.add("", config);
  REQUIRE(world.sign_in(client));
  CHECK(client.last<protocol::Online>()->jid.local().starts_with("guest"));
}

TEST_CASE("a wrong password is told, and the next attempt starts over", "[session][sign-in]") {
  for (const auto* mechanism : {"SCRAM-SHA-512", "SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN"}) {
    support::Server::Options options;
    options.mechanisms = {mechanism};
    World world(options, {});
    world.server().add_account("me", "other");
    protocol::SessionConfig config;
    config.account = support::jid("me@example.test");
    config.password = "wrong";
    auto& client = world.add("me", config);
    client.reconnect_after.reset();
    world.connect(client);
    world.run_for(5s);
    REQUIRE(client.count<protocol::SignInFailed>() == 1);
    CHECK(client.last<protocol::SignInFailed>()->error == SignInError::WrongPassword);
    world.connect(client);
    world.run_for(5s);
    CHECK(client.count<protocol::SignInFailed>() == 2);
  }
}

TEST_CASE("a domain that the server does not serve is told", "[session][sign-in]") {
  World world;
  protocol::SessionConfig config;
  config.account = support::jid("me@elsewhere.test");
  config.password = "secret";
  auto& client = world.add("me", config);
  client.reconnect_after.reset();
  world.connect(client);
  world.run_for(5s);
  REQUIRE(client.count<protocol::SignInFailed>() == 1);
  CHECK(client.last<protocol::SignInFailed>()->error == SignInError::UnknownDomain);
}

TEST_CASE("a stream error whose prefix is not declared is understood", "[session][sign-in]") {
  Script script;
  script.open();
  script.inject(kOpen);
  script.inject("<stream:error><host-unknown xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>");
  CHECK(failure(script) == SignInError::UnknownDomain);
}

TEST_CASE("PLAIN never goes over a transport that others can read", "[session][sign-in]") {
  auto config = Script::default_config();
  config.transport_is_secure = false;
  Script script(config);
  script.open();
  CHECK_FALSE(script.take_frame().contains("from="));
  script.inject(kOpen);
  script.inject(mechanisms({"PLAIN"}));
  CHECK(failure(script) == SignInError::NoMechanism);
  for (const auto& frame : script.take_frames()) CHECK_FALSE(frame.contains("auth"));
}

TEST_CASE("a mechanism weaker than the last one is refused", "[session][sign-in]") {
  auto config = Script::default_config();
  config.weakest = SignInMechanism::ScramSha256;
  Script script(config);
  script.open();
  script.inject(kOpen);
  script.inject(mechanisms({"PLAIN", "SCRAM-SHA-1"}));
  CHECK(failure(script) == SignInError::NoMechanism);
}

TEST_CASE("a reconnection is as strong as the first sign-in was", "[session][sign-in]") {
  World world;
  auto& client = world.add("me");
  REQUIRE(world.sign_in(client));
  client.wants_connection = false;
  world.cut(client);
  // From here on somebody in between offers what he can read.
  client.session->transport_opened(world.now());
  client.session->poll();
  while (client.session->poll()) {
  }
  client.session->feed(kOpen, world.now());
  while (client.session->poll()) {
  }
  client.session->feed(mechanisms({"PLAIN", "SCRAM-SHA-1"}), world.now());
  bool refused = false;
  while (auto output = client.session->poll()) {
    const auto* event = std::get_if<protocol::Event>(&*output);
    const auto* failed = event != nullptr ? std::get_if<protocol::SignInFailed>(event) : nullptr;
    refused = refused || (failed != nullptr && failed->error == SignInError::NoMechanism);
  }
  CHECK(refused);
}

TEST_CASE("a server that does not prove that it knows the password is refused", "[session][sign-in][hostile]") {
  const auto after_proof = [](auto&& say) {
    Script script;
    auto server = start_scram(script, 4096);
    script.inject(sasl("challenge", server.challenge()));
    say(script, *server.finish(sent_data(script.take_frames().back()), "secret"));
    return std::pair(failure(script), script.take_frames());
  };
  SECTION("it proves it with success") {
    const auto [error, frames] =
        after_proof([](Script& script, const std::string& proof) { script.inject(sasl("success", proof)); });
    CHECK_FALSE(error);
    CHECK(frames.back().contains("<open"));
  }
  SECTION("it proves it with a challenge before success") {
    const auto [error, frames] = after_proof([](Script& script, const std::string& proof) {
      script.inject(sasl("challenge", proof));
      script.inject("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
    });
    CHECK_FALSE(error);
    CHECK(frames.back().contains("<open"));
  }
  SECTION("success without proof") {
    const auto [error, frames] = after_proof([](Script& script, const std::string&) {
      script.inject("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
    });
    CHECK(error == SignInError::ServerNotGenuine);
  }
  SECTION("success with another's proof") {
    const auto [error, frames] = after_proof([](Script& script, std::string proof) {
      proof[5] = proof[5] == 'A' ? 'B' : 'A';
      script.inject(sasl("success", proof));
    });
    CHECK(error == SignInError::ServerNotGenuine);
  }
  SECTION("success with an empty proof") {
    const auto [error, frames] =
        after_proof([](Script& script, const std::string&) { script.inject(sasl("success", "v=")); });
    CHECK(error == SignInError::ServerNotGenuine);
  }
  SECTION("success before any challenge") {
    Script script;
    start_scram(script, 4096);
    script.inject("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
    CHECK(failure(script) == SignInError::ServerNotGenuine);
  }
  SECTION("an error in the last message") {
    const auto [error, frames] =
        after_proof([](Script& script, const std::string&) { script.inject(sasl("challenge", "e=invalid-proof")); });
    CHECK(error == SignInError::WrongPassword);
  }
}

TEST_CASE("SCRAM challenges that are malformed, unsafe or endless are refused", "[session][sign-in][hostile]") {
  struct Case {
    std::string_view name;
    std::string_view challenge;  // NONCE stands for ours
    SignInError error;
  };
  for (const auto& [name, challenge, error] : {
           Case{"few iterations", "r=NONCEx,s=c2FsdA==,i=1", SignInError::NoMechanism},
           Case{"just too few", "r=NONCEx,s=c2FsdA==,i=4095", SignInError::NoMechanism},
           Case{"iterations that would freeze the page", "r=NONCEx,s=c2FsdA==,i=100000000", SignInError::NoMechanism},
           Case{"more than a number", "r=NONCEx,s=c2FsdA==,i=99999999999999999999", SignInError::NoMechanism},
           Case{"no number", "r=NONCEx,s=c2FsdA==,i=many", SignInError::ServerNotGenuine},
           Case{"a negative number", "r=NONCEx,s=c2FsdA==,i=-4096", SignInError::ServerNotGenuine},
           Case{"another nonce", "r=other,s=c2FsdA==,i=4096", SignInError::ServerNotGenuine},
           Case{"our nonce alone", "r=NONCE,s=c2FsdA==,i=4096", SignInError::ServerNotGenuine},
           Case{"no salt", "r=NONCEx,s=,i=4096", SignInError::ServerNotGenuine},
           Case{"a salt that is not base64", "r=NONCEx,s=!!!!,i=4096", SignInError::ServerNotGenuine},
           Case{"an extension that must be understood", "m=x,r=NONCEx,s=c2FsdA==,i=4096",
                SignInError::ServerNotGenuine},
           Case{"nothing", "", SignInError::ServerNotGenuine},
       }) {
    INFO(name);
    Script script;
    script.open();
    script.inject(kOpen);
    script.inject(mechanisms({"SCRAM-SHA-256"}));
    const auto first = sent_data(script.take_frames().back());
    std::string text(challenge);
    if (const auto at = text.find("NONCE"); at != std::string::npos)
      text.replace(at, 5, first.substr(first.find("r=") + 2));
    script.inject(sasl("challenge", text));
    CHECK(failure(script) == error);
    CHECK(script.closed());
  }
}

TEST_CASE("what answers is no XMPP server", "[session][sign-in][hostile]") {
  for (const std::string_view frame :
       {"", "hello", "<html><body>It works!</body></html>", "<!DOCTYPE html><html/>", "{\"type\":\"hello\"}",
        "\xFF\xFE", "<stream:stream xmlns:stream='http://etherx.jabber.org/streams' version='1.0'>", "<open", "<open/>",
        "<a><a><a>", "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='example.org' version='1.0'/>"}) {
    INFO(frame);
    Script script;
    script.open();
    script.inject(frame);
    CHECK(failure(script) == SignInError::NotXmpp);
    CHECK(script.closed());
    // What follows changes nothing.
    script.inject(kOpen);
    CHECK(script.events().size() == 1);
  }
}

TEST_CASE("silence and cuts while signing in end in an error, at the latest after 15 s a step", "[session][sign-in]") {
  SECTION("nothing ever comes") {
    Script script;
    script.open();
    script.pass(14s);
    CHECK(script.events().empty());
    script.pass(1s);
    CHECK(failure(script) == SignInError::NotXmpp);
    CHECK(script.closed());
  }
  SECTION("no features come") {
    Script script;
    script.open();
    script.inject(kOpen);
    script.pass(15s);
    CHECK(failure(script) == SignInError::TemporaryFailure);
  }
  SECTION("no answer to sign-in comes") {
    Script script;
    start_scram(script, 4096);
    script.pass(15s);
    CHECK(failure(script) == SignInError::TemporaryFailure);
  }
  SECTION("cut before the first word") {
    Script script;
    script.open();
    script.close();
    CHECK(failure(script) == SignInError::NotXmpp);
  }
  SECTION("cut half-way") {
    Script script;
    start_scram(script, 4096);
    script.close();
    CHECK(failure(script) == SignInError::TemporaryFailure);
  }
  SECTION("the server closes half-way") {
    Script script;
    start_scram(script, 4096);
    script.inject("<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>");
    CHECK(failure(script) == SignInError::TemporaryFailure);
  }
}

TEST_CASE("each failure of SASL has its meaning", "[session][sign-in]") {
  struct Case {
    std::string_view condition;
    SignInError error;
  };
  for (const auto& [condition, error] : {
           Case{"not-authorized", SignInError::WrongPassword},
           Case{"account-disabled", SignInError::AccountDisabled},
           Case{"credentials-expired", SignInError::AccountDisabled},
           Case{"invalid-mechanism", SignInError::NoMechanism},
           Case{"mechanism-too-weak", SignInError::NoMechanism},
           Case{"temporary-auth-failure", SignInError::TemporaryFailure},
           Case{"aborted", SignInError::TemporaryFailure},
           Case{"something-new", SignInError::TemporaryFailure},
       }) {
    INFO(condition);
    Script script;
    start_scram(script, 4096);
    script.inject("<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><" + std::string(condition) +
                  "/><text xml:lang='en'>because</text></failure>");
    CHECK(failure(script) == error);
    CHECK(script.all<protocol::SignInFailed>()[0].text == "because");
  }
}

TEST_CASE("each stream error has its meaning, before and after sign-in", "[session][sign-in]") {
  struct Case {
    std::string_view condition;
    SignInError signing_in;
    StreamEnd online;
  };
  for (const auto& [condition, signing_in, online] : {
           Case{"host-unknown", SignInError::UnknownDomain, StreamEnd::ServerGone},
           Case{"policy-violation", SignInError::TooManyAttempts, StreamEnd::BadStanza},
           Case{"not-authorized", SignInError::WrongPassword, StreamEnd::Removed},
           Case{"conflict", SignInError::TemporaryFailure, StreamEnd::Replaced},
           Case{"system-shutdown", SignInError::TemporaryFailure, StreamEnd::ServerGone},
           Case{"reset", SignInError::TemporaryFailure, StreamEnd::ServerGone},
           Case{"not-well-formed", SignInError::TemporaryFailure, StreamEnd::BadStanza},
       }) {
    INFO(condition);
    Script early;
    start_scram(early, 4096);
    early.inject(stream_error(condition));
    CHECK(failure(early) == signing_in);
    CHECK(early.closed());

    Script late;
    late.come_online();
    late.inject(stream_error(condition));
    const auto ends = late.all<protocol::StreamEnded>();
    REQUIRE(ends.size() == 1);
    CHECK(ends[0].end == online);
    CHECK(late.closed());
    CHECK(late.events().size() == 1);
  }
}

TEST_CASE("one bad frame ends the stream in order, and messages wait for the next one", "[session][hostile]") {
  Script script;
  script.come_online();
  REQUIRE(script.send(im::SendMessage{.to = support::jid("a@example.org"), .id = {"m1"}, .body = "hi"}));
  script.forget();
  script.inject("<message xmlns='jabber:client'><!-- x --></message>");
  const auto frames = script.take_frames();
  REQUIRE(frames.size() == 2);
  CHECK(frames[0].contains("restricted-xml"));
  CHECK(frames[1].contains("<close"));
  REQUIRE(script.all<protocol::StreamEnded>().size() == 1);
  CHECK(script.all<protocol::StreamEnded>()[0].end == StreamEnd::BadStanza);
  CHECK(script.closed());

  script.come_online();
  script.refuse("urn:xmpp:mam:2");  // whether the archive has the message
  bool sent = false;
  for (const auto& frame : script.take_frames()) sent = sent || frame.contains("m1");
  CHECK(sent);
}

TEST_CASE("signing out closes the stream in order", "[session]") {
  World world;
  auto& client = world.add("me");
  REQUIRE(world.sign_in(client));
  client.wants_connection = false;
  REQUIRE(world.send(client, protocol::SignOut{}));
  world.run_for(5s);
  REQUIRE(client.count<protocol::StreamEnded>() == 1);
  CHECK(client.last<protocol::StreamEnded>()->end == StreamEnd::SignedOut);
  CHECK(world.server().sessions_of("me") == 0);
  CHECK(client.count<protocol::Suspended>() == 0);
}

TEST_CASE("signing out works when the server does not answer any more", "[session]") {
  Script script;
  script.come_online();
  REQUIRE(script.send(protocol::SignOut{}));
  script.pass(3s);
  REQUIRE(script.all<protocol::StreamEnded>().size() == 1);
  CHECK(script.closed());
}
