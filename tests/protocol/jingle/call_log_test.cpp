// What stays of calls: of those of this device, of our other devices, and of the archive.

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "protocol/core/datetime.hpp"
#include "tests/protocol/jingle/support/pair.hpp"

using namespace protocol::jingle;
using namespace std::chrono_literals;
using protocol::Arrival;
using protocol::Direction;
using protocol::Timestamp;
using tests::jingle::Device;
using tests::jingle::kJuliet;
using tests::jingle::kRomeo;
using tests::jingle::Network;
using tests::jingle::Pair;

namespace {

constexpr std::string_view kPhone = "romeo@montague.example/phone";
constexpr std::string_view kStranger = "stranger@else.example/where";
const Timestamp kNow = protocol::parse_datetime("2026-11-27T12:00:00Z").value();

std::string jmi(std::string_view from, std::string_view to, std::string_view kind, std::string_view id,
                std::string_view inside = {}, std::string_view beside = {}) {
  return "<message xmlns='jabber:client' type='chat' from='" + std::string(from) + "' to='" + std::string(to) + "'><" +
         std::string(kind) + " xmlns='urn:xmpp:jingle-message:0' id='" + std::string(id) + "'>" + std::string(inside) +
         "</" + std::string(kind) + ">" + std::string(beside) + "</message>";
}

std::string reason(std::string_view name) {
  return "<reason xmlns='urn:xmpp:jingle:1'><" + std::string(name) + "/></reason>";
}

std::string held(std::string_view by, std::chrono::seconds ago) {
  return "<delay xmlns='urn:xmpp:delay' from='" + std::string(by) + "' stamp='" +
         protocol::format_datetime(kNow - ago) + "'/>";
}

constexpr std::string_view kAudio = "<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'/>";

// Romeo's device, to which stanzas come as from his server, whose time it knows.
struct Scene {
  Network network;
  Device& romeo = network.add(kRomeo);
  Device& juliet = network.add(kJuliet);  // only to be known

  explicit Scene(bool time_is_known = true) {
    if (time_is_known) romeo.learn_time(kNow);
    romeo.contacts.erase(std::string(kStranger));
  }

  void from_juliet(std::string_view kind, std::string_view id, std::string_view inside = {},
                   std::string_view beside = {}) {
    romeo.receive(jmi(kJuliet, "romeo@montague.example", kind, id, inside, beside));
  }
  void archived(std::string_view from, std::string_view kind, std::string_view id, std::chrono::seconds ago,
                std::string_view inside = {}) {
    const bool own = from.starts_with("romeo");
    romeo.receive(jmi(from, own ? "juliet@capulet.example" : "romeo@montague.example", kind, id, inside),
                  protocol::mux::Copy{protocol::Arrival::Archive,
                                      own ? protocol::Direction::Outgoing : protocol::Direction::Incoming,
                                      {},
                                      kNow - ago});
  }
  void copied(std::string_view from, std::string_view kind, std::string_view id, std::string_view inside = {},
              std::optional<std::chrono::seconds> ago = {}) {
    const bool own = from.starts_with("romeo");
    romeo.receive(jmi(from, own ? "juliet@capulet.example" : "romeo@montague.example", kind, id, inside),
                  protocol::mux::Copy{protocol::Arrival::Carbon,
                                      own ? protocol::Direction::Outgoing : protocol::Direction::Incoming,
                                      {},
                                      ago ? std::optional(kNow - *ago) : std::nullopt});
  }
  [[nodiscard]] std::vector<CallRecorded> records() const { return romeo.records; }
};

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("what the archive tells of a call", "[jingle][call-log]") {
  struct Case {
    std::string what;
    std::vector<std::tuple<std::string_view, std::string_view, int, std::string>>
        signals;  // from, kind, seconds ago, inside
    Words recorded;
    std::optional<protocol::Duration> length = {};
  };
  const std::string audio(kAudio);
  const auto test = GENERATE_REF(values<Case>({
      {"missed", {{kJuliet, "propose", 900, audio}, {kJuliet, "retract", 880, ""}}, {"recorded in unanswered"}},
      {"nothing but the proposal", {{kJuliet, "propose", 900, audio}}, {"recorded in unanswered"}},
      {"answered on the phone",
       {{kJuliet, "propose", 900, audio},
        {kPhone, "proceed", 895, ""},
        {kPhone, "finish", 825, reason("success")},
        {kJuliet, "finish", 824, reason("success")}},
       {"recorded in answered"},
       70s},
      {"answered, and the end is not told",
       {{kJuliet, "propose", 900, audio}, {kPhone, "proceed", 895, ""}},
       {"recorded in answered"}},
      {"declined on the phone",
       {{kJuliet, "propose", 900, audio}, {kPhone, "reject", 895, reason("decline")}},
       {"recorded in declined"}},
      {"we were busy",
       {{kJuliet, "propose", 900, audio}, {kPhone, "reject", 895, reason("busy")}},
       {"recorded in unanswered"}},
      {"ours was answered",
       {{kPhone, "propose", 900, audio}, {kJuliet, "proceed", 890, ""}, {kJuliet, "finish", 290, reason("success")}},
       {"recorded out answered"},
       600s},
      {"ours was declined",
       {{kPhone, "propose", 900, audio}, {kJuliet, "reject", 895, reason("decline")}},
       {"recorded out declined"}},
      {"she was busy",
       {{kPhone, "propose", 900, audio}, {kJuliet, "reject", 895, reason("busy")}},
       {"recorded out busy"}},
      {"nobody answered ours",
       {{kPhone, "propose", 900, audio}, {kPhone, "retract", 840, ""}},
       {"recorded out unanswered"}},
      {"no path was found",
       {{kPhone, "propose", 900, audio},
        {kJuliet, "proceed", 890, ""},
        {kPhone, "finish", 860, reason("connectivity-error")}},
       {"recorded out failed"}},
      {"the link was lost after a while",
       {{kPhone, "propose", 900, audio},
        {kJuliet, "proceed", 890, ""},
        {kPhone, "finish", 290, reason("connectivity-error")}},
       {"recorded out answered"},
       600s},
      {"both called at once",
       {{kPhone, "propose", 900, audio}, {kPhone, "retract", 899, "<tie-break xmlns='urn:xmpp:jingle-message:0'/>"}},
       {}},
      {"she cannot decline her own call",
       {{kJuliet, "propose", 900, audio}, {kJuliet, "reject", 895, reason("decline")}},
       {}},
      {"she cannot take back ours", {{kPhone, "propose", 900, audio}, {kJuliet, "retract", 895, ""}}, {}},
      {"taken back by a word that ends what was answered",
       {{kJuliet, "propose", 900, audio}, {kJuliet, "finish", 895, reason("success")}},
       {"recorded in unanswered"}},
      {"failed before anybody answered",
       {{kJuliet, "propose", 900, audio}, {kJuliet, "finish", 895, reason("failed-application")}},
       {"recorded in unanswered"}},
      {"an end without beginning", {{kJuliet, "finish", 900, ""}, {kJuliet, "retract", 900, ""}}, {}},
  }));
  CAPTURE(test.what);
  Scene scene;
  const bool page_by_page = GENERATE(false, true);
  if (page_by_page) {  // the newest first
    for (auto signal = test.signals.rbegin(); signal != test.signals.rend(); ++signal) {
      const auto& [from, kind, ago, inside] = *signal;
      scene.archived(from, kind, "c1", std::chrono::seconds(ago), inside);
      scene.romeo.end_page();
    }
  } else {
    for (const auto& [from, kind, ago, inside] : test.signals)
      scene.archived(from, kind, "c1", std::chrono::seconds(ago), inside);
    scene.romeo.end_page();
  }
  CHECK(scene.romeo.log() == test.recorded);
  for (const auto& record : scene.records()) {
    CHECK((record.at == kNow - 900s));
    CHECK(record.arrival == protocol::Arrival::Archive);
    CHECK(record.peer.str() == "juliet@capulet.example");
    CHECK((record.length == test.length));
  }
  // The same again, as after the next sign-in: nothing new.
  for (const auto& [from, kind, ago, inside] : test.signals)
    scene.archived(from, kind, "c1", std::chrono::seconds(ago), inside);
  scene.romeo.end_page();
  CHECK(scene.romeo.log() == test.recorded);
  CHECK(scene.romeo.sent().empty());
}

TEST_CASE("the same id of somebody else is another call", "[jingle][call-log]") {
  Scene scene;
  scene.archived(kJuliet, "propose", "c1", 900s, kAudio);
  scene.archived("tybalt@capulet.example/sword", "retract", "c1", 890s);
  scene.archived(kPhone, "proceed", "c1", 890s);
  scene.romeo.end_page();
  CHECK(scene.romeo.log() == Words{"recorded in answered"});
}

TEST_CASE("a proposal that the server held rings for what is left of its time", "[jingle][call-log]") {
  struct Case {
    std::string what;
    std::string delay;
    bool rings;
    std::chrono::seconds left = {};
  };
  const auto test = GENERATE(values<Case>({
      {"held for 3 s, as over a cut", held("montague.example", 3s), true, 57s},
      {"held by the account", held("romeo@montague.example", 30s), true, 30s},
      {"the caller's own word does not count", held("juliet@capulet.example", 900s), true, 60s},
      {"nor does a nameless one", "<delay xmlns='urn:xmpp:delay' stamp='2020-01-01T00:00:00Z'/>", true, 60s},
      {"our clock and the server's differ a little", held("montague.example", -2s), true, 60s},
      {"held too long", held("montague.example", 61s), false},
  }));
  CAPTURE(test.what);
  Scene scene;
  scene.from_juliet("propose", "c1", kAudio, test.delay);
  if (!test.rings) {
    CHECK(scene.romeo.log() == Words{"recorded in unanswered"});
    CHECK((scene.records().front().at < kNow - 60s));
    CHECK(scene.romeo.sent().empty());
    return;
  }
  CHECK(scene.romeo.last() == "incoming a");
  CHECK(scene.romeo.count_sent("<ringing") == 1);
  scene.network.run(test.left - 1s);
  CHECK(scene.romeo.last() == "incoming a");
  scene.network.run(2s);
  CHECK(scene.romeo.last() == "ended no-answer");
  CHECK(scene.romeo.count("recorded in unanswered") == 1);
}

TEST_CASE("what was held waits for the server's time", "[jingle][call-log]") {
  Scene scene(false);
  SECTION("which comes") {
    scene.from_juliet("propose", "c1", kAudio, held("montague.example", 3s));
    CHECK(scene.romeo.log().empty());
    scene.romeo.learn_time(kNow);
    scene.network.run(300ms);
    CHECK(scene.romeo.last() == "incoming a");
  }
  SECTION("which comes, and says that it is too late") {
    scene.from_juliet("propose", "c1", kAudio, held("montague.example", 400s));
    scene.romeo.learn_time(kNow);
    scene.network.run(300ms);
    CHECK(scene.romeo.log() == Words{"recorded in unanswered"});
  }
  SECTION("which nobody knows") {
    scene.from_juliet("propose", "c1", kAudio, held("montague.example", 3s));
    scene.network.run(10s);
    CHECK(scene.romeo.log() == Words{"recorded in unanswered"});
  }
  SECTION("which the server refuses to tell: then this device's counts") {
    scene.romeo.server_time.set_device_epoch(kNow);
    scene.from_juliet("propose", "c1", kAudio, held("montague.example", 3s));
    CHECK(scene.romeo.log().empty());
    scene.romeo.server_time.handle_reply(
        {{}, scene.romeo.self(), protocol::StanzaError{protocol::StanzaCondition::ServiceUnavailable, {}}, {}},
        scene.romeo);
    scene.network.run(300ms);
    CHECK(scene.romeo.last() == "incoming a");
  }
  SECTION("meanwhile it was taken back") {
    scene.from_juliet("propose", "c1", kAudio, held("montague.example", 3s));
    scene.from_juliet("retract", "c1", {}, held("montague.example", 1s));
    scene.romeo.learn_time(kNow);
    scene.network.run(300ms);
    CHECK(scene.romeo.log() == Words{"recorded in unanswered"});
  }
}

TEST_CASE("a copy of a proposal rings by its age too", "[jingle][call-log]") {
  Scene scene;
  scene.copied(kJuliet, "propose", "old", kAudio, 400s);
  CHECK(scene.romeo.log() == Words{"recorded in unanswered"});
  CHECK(scene.romeo.sent().empty());
  scene.copied(kJuliet, "propose", "new", kAudio, 2s);
  CHECK(scene.romeo.last() == "incoming a");
}

TEST_CASE("the archive rings for who waits still", "[jingle][call-log]") {
  Scene scene;
  SECTION("2 s before the sign-in") {
    scene.archived(kJuliet, "propose", "c1", 2s, kAudio);
    CHECK(scene.romeo.log().empty());
    scene.romeo.end_page();
    CHECK(scene.romeo.last() == "incoming a");
    scene.from_juliet("retract", "c1");
    CHECK(scene.romeo.last() == "ended cancelled");
  }
  SECTION("not when another device took it") {
    scene.archived(kJuliet, "propose", "c1", 9s, kAudio);
    scene.archived(kPhone, "proceed", "c1", 5s);
    scene.romeo.end_page();
    CHECK(scene.romeo.log() == Words{"recorded in answered"});
  }
  SECTION("not for a call of ours") {
    scene.archived(kPhone, "propose", "c1", 5s, kAudio);
    scene.romeo.end_page();
    CHECK(scene.romeo.log().empty());
    scene.copied(kPhone, "retract", "c1");
    CHECK(scene.romeo.log() == Words{"recorded out unanswered"});
  }
  SECTION("nor twice") {
    scene.from_juliet("propose", "c1", kAudio, held("montague.example", 2s));
    scene.archived(kJuliet, "propose", "c1", 2s, kAudio);
    scene.romeo.end_page();
    CHECK(scene.romeo.count("incoming a") == 1);
  }
}

TEST_CASE("a ring that the end of the session cuts off rings on in the next one", "[jingle][call-log]") {
  Scene scene;
  scene.from_juliet("propose", "c1", kAudio);
  CHECK(scene.romeo.last() == "incoming a");
  scene.romeo.go_offline();
  CHECK(scene.romeo.last() == "ended peer-vanished");
  scene.romeo.go_online(kRomeo);
  SECTION("as long as he waits") {
    scene.network.run(10s);
    scene.archived(kJuliet, "propose", "c1", 0s, kAudio);
    scene.romeo.end_page();
    CHECK(scene.romeo.last() == "incoming a");
    scene.romeo.accept("c1", {.audio = true, .video = false});
    CHECK(scene.romeo.count_sent("<proceed") == 1);
  }
  SECTION("not when he gave up meanwhile") {
    scene.archived(kJuliet, "propose", "c1", 0s, kAudio);
    scene.archived(kJuliet, "retract", "c1", 0s);
    scene.romeo.end_page();
    CHECK(scene.romeo.count("incoming a") == 1);
  }
}

TEST_CASE("calls of our other devices are recorded while we are there", "[jingle][call-log]") {
  Scene scene;
  SECTION("one that the phone took") {
    scene.from_juliet("propose", "c1", kAudio);
    scene.network.run(4s);
    scene.copied(kPhone, "proceed", "c1");
    CHECK(scene.romeo.log() == Words{"incoming a", "recorded in answered", "ended answered-elsewhere"});
    scene.network.run(70s);
    scene.copied(kPhone, "finish", "c1", reason("success"));
    REQUIRE(scene.records().size() == 2);
    CHECK((scene.records().back().length == 70s));
  }
  SECTION("one that the phone declined") {
    scene.from_juliet("propose", "c1", kAudio);
    scene.copied(kPhone, "reject", "c1", reason("decline"));
    CHECK(scene.romeo.log() == Words{"incoming a", "recorded in declined", "ended declined-elsewhere"});
  }
  SECTION("one that the phone placed") {
    scene.copied(kPhone, "propose", "c1", kAudio);
    CHECK(scene.romeo.log().empty());
    scene.network.run(5s);
    scene.copied(kJuliet, "proceed", "c1");
    scene.network.run(10s);
    scene.copied(kPhone, "finish", "c1", reason("success"));
    CHECK(scene.romeo.log() == Words{"recorded out answered", "recorded out answered"});
    CHECK((scene.records().back().length == 10s));
  }
  CHECK(scene.romeo.count_sent("<reject") == 0);
}

TEST_CASE("both sides keep what became of a call, once", "[jingle][call-log]") {
  Pair pair;
  pair.romeo.learn_time(kNow);
  pair.juliet.learn_time(kNow);
  SECTION("answered") {
    pair.connect();
    pair.network.run(64s);
    REQUIRE(pair.romeo.request(HangUp{{"c1"}}));
    pair.network.run(1s);
    CHECK(pair.romeo.count("recorded out answered") == 1);
    CHECK(pair.juliet.count("recorded in answered") == 1);
    for (const auto* device : {&pair.romeo, &pair.juliet}) {
      REQUIRE(device->records.size() == 1);
      CHECK(device->records[0].at.value() - kNow < 1s);
      CHECK(device->records[0].length.value() - 64s < 2s);
    }
  }
  SECTION("nobody answers") {
    pair.romeo.call("juliet@capulet.example", "c1");
    pair.network.run(65s);
    CHECK(pair.romeo.log().back() == "ended no-answer");
    CHECK(pair.romeo.count("recorded out unanswered") == 1);
    CHECK(pair.juliet.count("recorded in unanswered") == 1);
  }
  SECTION("declined") {
    pair.romeo.call("juliet@capulet.example", "c1");
    pair.network.run(1s);
    REQUIRE(pair.juliet.request(DeclineCall{{"c1"}}));
    pair.network.run(1s);
    CHECK(pair.romeo.count("recorded out declined") == 1);
    CHECK(pair.juliet.count("recorded in declined") == 1);
  }
  SECTION("declined unasked") {
    pair.romeo.call("juliet@capulet.example", "c1");
    pair.network.run(1s);
    REQUIRE(pair.juliet.request(DeclineCall{.call = {"c1"}, .busy = true}));
    pair.network.run(1s);
    CHECK(pair.romeo.count("recorded out busy") == 1);
    CHECK(pair.juliet.count("recorded in unanswered") == 1);
  }
  CHECK(pair.romeo.records.size() == 1);
  CHECK(pair.juliet.records.size() == 1);
}

TEST_CASE("several proposals are one ring, and one answer for all", "[jingle][call-log]") {
  Scene scene;
  for (const auto* id : {"c1", "c2", "c3", "c4"}) scene.from_juliet("propose", id, kAudio);
  CHECK(scene.romeo.log() == Words{"incoming a"});
  CHECK(scene.romeo.count_sent("<ringing") == 4);
  SECTION("declined") {
    REQUIRE(scene.romeo.request(DeclineCall{{"c1"}}));
    CHECK(scene.romeo.count_sent("<reject") == 4);
    CHECK(scene.romeo.log() == Words{"incoming a", "recorded in declined", "ended declined"});
  }
  SECTION("taken") {
    scene.romeo.accept("c1", {.audio = true, .video = false});
    CHECK(scene.romeo.count_sent("<proceed") == 1);
    CHECK(scene.romeo.sent().back().contains("id='c4'"));
    CHECK(scene.romeo.count_sent("<reject") == 3);
    CHECK(scene.romeo.log() == Words{"incoming a", "ended replaced", "incoming a", "state connecting"});
  }
  SECTION("taken back, one after the other") {
    for (const auto* id : {"c1", "c4", "c2"}) scene.from_juliet("retract", id);
    CHECK(scene.romeo.log() == Words{"incoming a"});
    scene.from_juliet("retract", "c3");
    CHECK(scene.romeo.log() == Words{"incoming a", "recorded in unanswered", "ended cancelled"});
  }
  SECTION("taken by the phone") {
    scene.copied(kPhone, "proceed", "c3");
    CHECK(scene.romeo.log() == Words{"incoming a", "recorded in answered", "ended answered-elsewhere"});
  }
  SECTION("nobody answers") {
    scene.network.run(61s);
    CHECK(scene.romeo.log() == Words{"incoming a", "recorded in unanswered", "ended no-answer"});
  }
  // However it ended, none of them rings again.
  const auto after = scene.romeo.log();
  for (const auto* id : {"c1", "c2", "c3", "c4"}) scene.from_juliet("propose", id, kAudio);
  CHECK(scene.romeo.log() == after);
}

TEST_CASE("somebody unknown who was not answered does not ring again at once", "[jingle][call-log]") {
  Scene scene;
  for (int i = 0; i < 200; ++i) {
    const auto id = "s" + std::to_string(i);
    scene.romeo.receive(jmi(kStranger, "romeo@montague.example", "propose", id, kAudio));
    scene.romeo.receive(jmi(kStranger, "romeo@montague.example", "retract", id));
  }
  CHECK(scene.romeo.count("incoming a") == 1);
  CHECK(scene.romeo.count("recorded in unanswered") == 200);
  CHECK(scene.romeo.sent().empty());
  scene.network.run(protocol::jmi::kStrangerPause);
  scene.romeo.receive(jmi(kStranger, "romeo@montague.example", "propose", "late", kAudio));
  CHECK(scene.romeo.count("incoming a") == 2);
}
