// What other people, and servers that lie, may send: each row is injected into a session that is online, and must lead to
// these events and frames and no others.

#include <catch2/catch_test_macros.hpp>

#include "tests/support/protocol/script.hpp"

namespace im = protocol::im;
using namespace std::chrono_literals;
using support::canonical;
using support::Script;

namespace {

constexpr std::string_view kFriend =
    "<item jid='friend@example.org' subscription='both'/><item jid='shy@example.org' subscription='to'/>";

std::string forwarded(std::string_view message) {
  return "<forwarded xmlns='urn:xmpp:forward:0'><delay xmlns='urn:xmpp:delay' stamp='2026-01-02T03:04:05Z'/>" +
         std::string(message) + "</forwarded>";
}

std::string carbon(std::string_view from, std::string_view direction, std::string_view message) {
  return "<message xmlns='jabber:client' to='me@example.org/web'" + std::string(from) + "><" + std::string(direction) +
         " xmlns='urn:xmpp:carbons:2'>" + forwarded(message) + "</" + std::string(direction) + "></message>";
}

std::string inner(std::string_view from, std::string_view to) {
  return "<message xmlns='jabber:client' type='chat' id='x' from='" + std::string(from) + "' to='" + std::string(to) +
         "'><body>hi</body></message>";
}

struct Row {
  std::string_view name;
  std::string frame;
  std::size_t messages;          // that are reported
  std::size_t events;            // of all kinds
  std::string_view answer = {};  // of the one frame sent; none if empty
};

constexpr std::string_view kRosterPush =
    "<query xmlns='jabber:iq:roster'><item jid='evil@example.net' subscription='both'/></query></iq>";
constexpr std::string_view kUnavailable =
    "<error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>";

std::string iq(std::string_view type, std::string_view from, std::string_view payload) {
  return "<iq xmlns='jabber:client' type='" + std::string(type) + "' id='q' to='me@example.org/web'" +
         std::string(from) + ">" + std::string(payload);
}

std::string answer_to(std::string_view type, std::string_view to, std::string_view rest) {
  return "<iq xmlns='jabber:client' type='" + std::string(type) + "' id='q'" + std::string(to) + ">" +
         std::string(rest);
}

std::vector<Row> carbon_rows() {
  const auto from_friend = inner("friend@example.org/a", "me@example.org/phone");
  const auto to_friend = inner("me@example.org/phone", "friend@example.org");
  return {
      {"an honest carbon of what we got elsewhere", carbon(" from='me@example.org'", "received", from_friend), 1, 1},
      {"an honest carbon of what we sent elsewhere", carbon(" from='me@example.org'", "sent", to_friend), 1, 1},
      {"an honest carbon without `from`", carbon("", "received", from_friend), 1, 1},
      {"a carbon from a stranger", carbon(" from='evil@example.net'", "received", from_friend), 0, 0},
      {"a carbon from a stranger's device", carbon(" from='evil@example.net/x'", "sent", to_friend), 0, 0},
      {"a carbon from our own server, not our account", carbon(" from='example.org'", "sent", to_friend), 0, 0},
      {"a carbon from another device of ours", carbon(" from='me@example.org/phone'", "sent", to_friend), 0, 0},
      {"a carbon from a domain that begins like ours", carbon(" from='me@example.org.evil.net'", "sent", to_friend), 0,
       0},
      {"a sent carbon that we did not send", carbon(" from='me@example.org'", "sent", from_friend), 0, 0},
      {"a received carbon for somebody else",
       carbon(" from='me@example.org'", "received", inner("friend@example.org/a", "other@example.org")), 0, 0},
      {"a carbon of nothing", carbon(" from='me@example.org'", "sent", ""), 0, 0},
      {"a carbon of an error",
       carbon(" from='me@example.org'", "received",
              "<message xmlns='jabber:client' type='error' from='friend@example.org' to='me@example.org'>"
              "<body>hi</body></message>"),
       0, 0},
      {"an archived message that nobody asked for",
       "<message xmlns='jabber:client' from='me@example.org'><result xmlns='urn:xmpp:mam:2' queryid='guess' id='1'>" +
           forwarded(from_friend) + "</result></message>",
       0, 0},
      {"an archived message that nobody asked for, without a query",
       "<message xmlns='jabber:client' from='me@example.org'><result xmlns='urn:xmpp:mam:2' id='1'>" +
           forwarded(from_friend) + "</result></message>",
       0, 0},
  };
}

std::vector<Row> roster_rows() {
  return {
      {"a roster push of a stranger", iq("set", " from='evil@example.net/x'", kRosterPush), 0, 0,
       "<iq xmlns='jabber:client' type='error' id='q' to='evil@example.net/x'>"
       "<error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>"},
      {"a roster push of another device of ours", iq("set", " from='me@example.org/phone'", kRosterPush), 0, 0,
       "<iq xmlns='jabber:client' type='error' id='q' to='me@example.org/phone'>"
       "<error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>"},
      {"a roster push of our account", iq("set", " from='me@example.org'", kRosterPush), 0, 1,
       "<iq xmlns='jabber:client' type='result' id='q' to='me@example.org'/>"},
      {"a roster push without an item", iq("set", " from='me@example.org'", "<query xmlns='jabber:iq:roster'/></iq>"),
       0, 0,
       "<iq xmlns='jabber:client' type='error' id='q' to='me@example.org'>"
       "<error type='modify'><bad-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>"},
      {"a roster push of a contact without an address",
       iq("set", " from='me@example.org'", "<query xmlns='jabber:iq:roster'><item jid='@@'/></query></iq>"), 0, 0,
       "<iq xmlns='jabber:client' type='error' id='q' to='me@example.org'>"
       "<error type='modify'><bad-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>"},
  };
}

std::vector<Row> iq_rows() {
  static const auto unavailable = answer_to("error", " to='friend@example.org/a'", kUnavailable);
  return {
      {"a request that nobody understands", iq("get", " from='friend@example.org/a'", "<q xmlns='urn:none'/></iq>"), 0,
       0, unavailable},
      {"a result that nobody waits for", iq("result", " from='friend@example.org/a'", "</iq>"), 0, 0},
      {"an error that nobody waits for", iq("error", " from='friend@example.org/a'", "<error type='cancel'/></iq>"), 0,
       0},
      {"an iq of no known type", iq("push", " from='friend@example.org/a'", "<q xmlns='urn:none'/></iq>"), 0, 0},
      {"a request without a payload", iq("get", " from='friend@example.org/a'", "</iq>"), 0, 0,
       "<iq xmlns='jabber:client' type='error' id='q' to='friend@example.org/a'>"
       "<error type='modify'><bad-request xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>"},
      {"a request from what is no address", iq("get", " from='@'", "<ping xmlns='urn:xmpp:ping'/></iq>"), 0, 0},
      {"a ping", iq("get", " from='friend@example.org/a'", "<ping xmlns='urn:xmpp:ping'/></iq>"), 0, 0,
       "<iq xmlns='jabber:client' type='result' id='q' to='friend@example.org/a'/>"},
      {"a ping that is set", iq("set", " from='friend@example.org/a'", "<ping xmlns='urn:xmpp:ping'/></iq>"), 0, 0,
       unavailable},
      {"capabilities under a node that is not ours",
       iq("get", " from='friend@example.org/a'",
          "<query xmlns='http://jabber.org/protocol/disco#info' node='x#y'/></iq>"),
       0, 0,
       "<iq xmlns='jabber:client' type='error' id='q' to='friend@example.org/a'>"
       "<error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>"},
  };
}

std::string message(std::string_view attributes, std::string_view content) {
  return "<message xmlns='jabber:client' to='me@example.org/web' " + std::string(attributes) + ">" +
         std::string(content) + "</message>";
}

std::vector<Row> message_rows() {
  return {
      {"a message in a room that we are not in", message("type='groupchat' from='r@rooms/x' id='1'", "<body>x</body>"),
       0, 0},
      {"a message without a sender", message("type='chat' id='1'", "<body>x</body>"), 0, 0},
      {"a message from what is no address", message("type='chat' from='a@b@c' id='1'", "<body>x</body>"), 0, 0},
      {"a message with two bodies",
       message("type='chat' from='friend@example.org/a' id='1'", "<body>x</body><body xml:lang='de'>y</body>"), 1, 1},
      {"a body in another namespace",
       message("type='chat' from='friend@example.org/a' id='1'", "<body xmlns='urn:none'>x</body>"), 0, 0},
      {"an error about a message that we never sent",
       message("type='error' from='friend@example.org' id='1'",
               "<error type='cancel'><gone xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>"),
       0, 0},
      {"an error with the body that we sent",
       message("type='error' from='friend@example.org' id='1'", "<body>x</body><error type='cancel'/>"), 0, 0},
      {"a receipt for nothing", message("from='friend@example.org/a'", "<received xmlns='urn:xmpp:receipts'/>"), 0, 0},
      {"a stranger asks for a receipt",
       message("type='chat' from='evil@example.net/x' id='1'", "<body>x</body><request xmlns='urn:xmpp:receipts'/>"), 1,
       1},
      {"somebody who may not see our presence asks for a receipt",
       message("type='chat' from='shy@example.org/x' id='1'", "<body>x</body><request xmlns='urn:xmpp:receipts'/>"), 1,
       1},
      {"a receipt is asked for a receipt",
       message("type='chat' from='friend@example.org/x' id='1'",
               "<received xmlns='urn:xmpp:receipts' id='2'/><request xmlns='urn:xmpp:receipts'/>"),
       0, 1},
      {"a receipt is asked for a message without id",
       message("type='chat' from='friend@example.org/x'", "<body>x</body><request xmlns='urn:xmpp:receipts'/>"), 1, 1},
      {"typing in a room",
       message("type='groupchat' from='r@rooms/x'", "<composing xmlns='http://jabber.org/protocol/chatstates'/>"), 0,
       0},
      {"a stanza of no known kind", "<poke xmlns='jabber:client' from='friend@example.org'/>", 0, 0},
  };
}

void check(const std::vector<Row>& rows) {
  for (const auto& row : rows) {
    INFO(row.name);
    Script script;
    script.come_online(kFriend);
    script.inject(row.frame);
    CHECK(script.all<im::MessageReceived>().size() == row.messages);
    CHECK(script.events().size() == row.events);
    CHECK(canonical(script.take_frame()) == canonical(row.answer));
    CHECK_FALSE(script.closed());
  }
}

}  // namespace

TEST_CASE("copies of messages count only from our own account", "[session][hostile]") { check(carbon_rows()); }
TEST_CASE("only our own account changes our roster", "[session][hostile]") { check(roster_rows()); }
TEST_CASE("requests are answered as RFC 6120 says, and errors never", "[session][hostile]") { check(iq_rows()); }
TEST_CASE("messages are what they seem, or nothing", "[session][hostile]") { check(message_rows()); }

TEST_CASE("a receipt or an error counts only from whom the message went to", "[session][hostile]") {
  struct Case {
    std::string_view from;
    bool counts;
  };
  for (const auto& [from, counts] : {Case{"friend@example.org/a", true}, Case{"friend@example.org", true},
                                     Case{"evil@example.net/x", false}, Case{"me@example.org/phone", false}}) {
    INFO(from);
    Script script;
    script.come_online(kFriend);
    REQUIRE(script.send(im::SendMessage{.to = *protocol::Jid::parse("friend@example.org"), .id = {"m1"}, .body = "x"}));
    script.inject(message("from='" + std::string(from) + "'", "<received xmlns='urn:xmpp:receipts' id='m1'/>"));
    CHECK(script.all<im::DeliveryChanged>().size() == (counts ? 1 : 0));
  }
  for (const auto& [from, counts] : {Case{"friend@example.org", true}, Case{"example.org", true},
                                     Case{"me@example.org", true}, Case{"evil@example.net", false}}) {
    INFO(from);
    Script script;
    script.come_online(kFriend);
    REQUIRE(script.send(im::SendMessage{.to = *protocol::Jid::parse("friend@example.org"), .id = {"m1"}, .body = "x"}));
    script.inject(message("type='error' id='m1' from='" + std::string(from) + "'",
                          "<error type='cancel'><gone xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>"));
    const auto changes = script.all<im::DeliveryChanged>();
    REQUIRE(changes.size() == (counts ? 1 : 0));
    if (!counts) continue;
    CHECK(changes[0].delivery == im::Delivery::Failed);
    CHECK(changes[0].peer.str() == "friend@example.org");
    CHECK(changes[0].error.condition == protocol::StanzaCondition::Gone);
  }
}

TEST_CASE("an answer counts only from where the request went to", "[session][hostile]") {
  struct Case {
    std::string_view from;
    bool counts;
  };
  for (const auto& [from, counts] :
       {Case{"", true}, Case{" from='me@example.org'", true}, Case{" from='example.org'", true},
        Case{" from='evil@example.net'", false}, Case{" from='me@example.org/phone'", false},
        Case{" from='friend@example.org'", false}}) {
    INFO(from);
    Script script;
    script.come_online(kFriend);
    REQUIRE(script.send(im::AddContact{*protocol::Jid::parse("new@example.org"), "New"}));
    const auto id = script.id_of("jabber:iq:roster");
    script.inject("<iq xmlns='jabber:client' type='result' id='" + id + "'" + std::string(from) + "/>");
    CHECK(script.all<protocol::RequestDone>().size() == (counts ? 1 : 0));
    script.pass(5s);
  }
}

TEST_CASE("results of a query count only from our own account, and no more than were asked for", "[session][hostile]") {
  Script script;
  script.come_online(kFriend);
  REQUIRE(script.send(im::QueryArchive{.with = *protocol::Jid::parse("friend@example.org"), .before = {}, .limit = 2}));
  const auto frame = script.take_frames().front();
  const auto at = frame.find("queryid=") + 9;
  const auto query = frame.substr(at, frame.find_first_of("'\"", at) - at);
  const auto id_at = frame.find("id=") + 4;
  const auto id = frame.substr(id_at, frame.find_first_of("'\"", id_at) - id_at);
  const auto result = [&](std::string_view from, std::string_view archive_id, std::string_view inner_from) {
    return "<message xmlns='jabber:client'" + std::string(from) + "><result xmlns='urn:xmpp:mam:2' queryid='" + query +
           "' id='" + std::string(archive_id) + "'>" + forwarded(inner(inner_from, "me@example.org")) +
           "</result></message>";
  };
  script.inject(result(" from='evil@example.net'", "e1", "friend@example.org/a"));
  script.inject(result(" from='me@example.org/phone'", "e2", "friend@example.org/a"));
  script.inject(result(" from='me@example.org'", "a1", "friend@example.org/a"));
  script.inject(result(" from='me@example.org'", "a2", "stranger@example.org/a"));  // not who was asked for
  script.inject(result(" from='me@example.org'", "a3", "friend@example.org/a"));    // one more than asked for
  script.inject("<iq xmlns='jabber:client' type='result' id='" + id +
                "'><fin xmlns='urn:xmpp:mam:2' complete='true'>"
                "<set xmlns='http://jabber.org/protocol/rsm'><first>a1</first><last>a2</last></set></fin></iq>");
  const auto pages = script.all<im::ArchivePage>();
  REQUIRE(pages.size() == 1);
  REQUIRE(pages[0].messages.size() == 1);
  CHECK(pages[0].messages[0].archive_id.id == "a1");
  CHECK(pages[0].messages[0].arrival == protocol::Arrival::Archive);
  CHECK(pages[0].messages[0].sent_at.has_value());
  CHECK(pages[0].complete);
  CHECK(pages[0].first.id == "a1");
}

TEST_CASE("what a sender claims about our archive does not count", "[session][hostile]") {
  Script script;
  script.come_online(kFriend);
  script.inject(message("type='chat' from='friend@example.org/a' id='1'",
                        "<body>x</body><stanza-id xmlns='urn:xmpp:sid:0' by='friend@example.org' id='theirs'/>"));
  script.inject(message("type='chat' from='friend@example.org/a' id='2'",
                        "<body>x</body><stanza-id xmlns='urn:xmpp:sid:0' by='friend@example.org' id='theirs'/>"
                        "<stanza-id xmlns='urn:xmpp:sid:0' by='me@example.org' id='ours'/>"));
  const auto messages = script.all<im::MessageReceived>();
  REQUIRE(messages.size() == 2);
  CHECK(messages[0].message.archive_id.empty());
  CHECK(messages[1].message.archive_id.id == "ours");
}
