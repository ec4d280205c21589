#include "protocol/stream/management.hpp"

#include <catch2/catch_test_macros.hpp>

#include "protocol/stream/liveness.hpp"
#include "protocol/xml/parser.hpp"

using namespace std::chrono_literals;
using protocol::Time;
using protocol::stream::Liveness;
using protocol::stream::Management;

namespace {

protocol::mux::Ack ack(std::uint32_t number) { return {0, protocol::mux::AckToken{number}}; }

}  // namespace

TEST_CASE("what was acknowledged is told in order, once", "[stream-management]") {
  Management management;
  management.sent("<a/>", ack(1));
  management.sent("<b/>", std::nullopt);
  management.sent("<c/>", ack(2));
  auto acks = management.acknowledge(2);
  REQUIRE(acks);
  REQUIRE(acks->size() == 1);
  CHECK((*acks)[0].token == protocol::mux::AckToken{1});
  CHECK(management.acknowledge(2)->empty());
  CHECK(management.unacked_frames() == std::vector<std::string_view>{"<c/>"});
  CHECK(management.acknowledge(3)->size() == 1);
  CHECK_FALSE(management.has_unacked());
}

TEST_CASE("a count that is too high, or goes back, is an error", "[stream-management][hostile]") {
  Management management;
  for (int i = 0; i < 3; ++i) management.sent("<a/>", std::nullopt);
  CHECK_FALSE(management.acknowledge(4));
  REQUIRE(management.acknowledge(2));
  CHECK_FALSE(management.acknowledge(1));
  CHECK(management.unacked_frames().size() == 1);
}

TEST_CASE("`h` is a number of 32 bits and nothing else", "[stream-management][hostile]") {
  protocol::xml::Parser parser;
  const auto h = [&parser](std::string_view value) {
    const auto frame = "<a xmlns='urn:xmpp:sm:3' h='" + std::string(value) + "'/>";
    return protocol::stream::handled_count(*parser.parse(frame));
  };
  CHECK(h("0") == 0);
  CHECK(h("4294967295") == 4294967295);
  for (const auto* value : {"", "-1", "4294967296", "1x", " 1", "1.0"}) {
    INFO(value);
    CHECK_FALSE(h(value));
  }
}

TEST_CASE("silence is asked about, and then is death", "[liveness]") {
  const Time start{1h};
  Liveness liveness;
  liveness.start(start);
  CHECK_FALSE(liveness.must_ask(start + 11s));
  CHECK(liveness.must_ask(start + 12s));
  liveness.asked(start + 12s);
  CHECK_FALSE(liveness.must_ask(start + 13s));
  CHECK_FALSE(liveness.is_dead(start + 19s));
  CHECK(liveness.is_dead(start + 20s));
}

TEST_CASE("while something is heard, a late answer is no death", "[liveness]") {
  const Time start{1h};
  Liveness liveness;
  liveness.start(start);
  liveness.asked(start);
  liveness.heard(start + 7s);
  CHECK_FALSE(liveness.is_dead(start + 14s));
  CHECK(liveness.is_dead(start + 15s));
}

TEST_CASE("a connection that is doubted is asked at once and given less time", "[liveness]") {
  const Time start{1h};
  Liveness liveness;
  liveness.start(start);
  liveness.doubt(start + 1s);
  CHECK(liveness.must_ask(start + 1s));
  liveness.asked(start + 1s);
  SECTION("silence is death, however often it is doubted") {
    liveness.doubt(start + 4s);
    CHECK_FALSE(liveness.is_dead(start + 4999ms));
    CHECK(liveness.is_dead(start + 5s));
  }
  SECTION("any sign of life ends the doubt") {
    liveness.heard(start + 4s);
    CHECK_FALSE(liveness.is_dead(start + 11s));
    CHECK(liveness.is_dead(start + 12s));
  }
}

TEST_CASE("a question that was open already is answered soon when the connection is doubted", "[liveness]") {
  const Time start{1h};
  Liveness liveness;
  liveness.start(start);
  liveness.asked(start);
  liveness.doubt(start + 1s);
  CHECK_FALSE(liveness.must_ask(start + 1s));
  CHECK_FALSE(liveness.is_dead(start + 4s));
  CHECK(liveness.is_dead(start + 5s));
}

TEST_CASE("at most one question is open", "[liveness]") {
  const Time start{1h};
  Liveness liveness;
  liveness.start(start);
  liveness.want_answer(start);
  CHECK(liveness.must_ask(start));
  liveness.asked(start);
  liveness.want_answer(start + 1s);
  CHECK_FALSE(liveness.must_ask(start + 2s));
  liveness.answered();
  CHECK(liveness.must_ask(start + 2s));
}
