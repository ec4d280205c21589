// What a message has for people to see: each row is injected into a session, live, as a carbon copy and out of the archive,
// and must be the same each time, or nothing each time.

#include <catch2/catch_test_macros.hpp>

#include "protocol/core/visible.hpp"
#include "tests/support/protocol/script.hpp"

namespace im = protocol::im;
using im::Content;
using support::Script;

namespace {

constexpr std::string_view kOmemo =
    "<encrypted xmlns='eu.siacs.conversations.axolotl'><header sid='1'/><payload>AA==</payload></encrypted>";
constexpr std::string_view kKeysOnly =
    "<encrypted xmlns='eu.siacs.conversations.axolotl'><header sid='1'/></encrypted>";
constexpr std::string_view kFallback =
    "<body>I sent you an OMEMO encrypted message but your client doesn’t seem to support that.</body>";
constexpr std::string_view kDirect = "<x xmlns='jabber:x:conference' jid='garden@rooms.example.org' reason='Tea'/>";

protocol::SessionConfig reader_of(std::string_view language) {
  protocol::SessionConfig config = Script::default_config();
  config.language = language;
  return config;
}

std::string stanza(std::string_view from, std::string_view attributes, std::string_view payloads) {
  return "<message xmlns='jabber:client' id='m' to='me@example.org/web' from='" + std::string(from) + "' " +
         std::string(attributes) + ">" + std::string(payloads) + "</message>";
}

std::string carbon_of(std::string_view message) {
  return "<message xmlns='jabber:client' from='me@example.org' to='me@example.org/web'>"
         "<received xmlns='urn:xmpp:carbons:2'><forwarded xmlns='urn:xmpp:forward:0'>" +
         std::string(message) + "</forwarded></received></message>";
}

std::vector<im::Message> live(const std::string& frame, std::string_view language = "en") {
  Script script(reader_of(language));
  script.come_online();
  script.inject(frame);
  std::vector<im::Message> found;
  for (auto& event : script.all<im::MessageReceived>()) found.push_back(event.message);
  return found;
}

// Of those that were sent.
std::string frame_with(Script& script, std::string_view part) {
  for (const auto& frame : script.take_frames())
    if (frame.contains(part)) return frame;
  FAIL("nothing was sent with " << part);
  return {};
}

std::vector<im::Message> archived(const std::string& message) {
  Script script(reader_of("en"));
  script.come_online();
  REQUIRE(script.send(im::QueryArchive{.with = {}, .before = {}, .limit = 50}));
  const auto query = script.id_of("urn:xmpp:mam:2");
  const std::string asked = frame_with(script, "queryid=");
  const auto at = asked.find("queryid=") + 9;
  script.inject(
      "<message xmlns='jabber:client' from='me@example.org' to='me@example.org/web'><result "
      "xmlns='urn:xmpp:mam:2' id='a' queryid='" +
      asked.substr(at, asked.find_first_of("'\"", at) - at) + "'><forwarded xmlns='urn:xmpp:forward:0'>" + message +
      "</forwarded></result></message>");
  script.inject("<iq xmlns='jabber:client' type='result' id='" + query +
                "'><fin xmlns='urn:xmpp:mam:2' complete='true'><set xmlns='http://jabber.org/protocol/rsm'>"
                "<first>a</first></set></fin></iq>");
  const auto pages = script.all<im::ArchivePage>();
  REQUIRE(pages.size() == 1);
  return pages[0].messages;
}

struct Row {
  std::string_view name;
  std::string_view payloads;
  std::optional<Content> content;  // nothing: it makes no entry
  std::string_view body = {};
  std::string_view subject = {};
  std::string_view encryption = {};
  std::string_view type = "type='chat'";
};

const std::vector<Row>& rows() {
  static const std::vector<Row> kRows{
      {"words", "<body>hi</body>", Content::Words, "hi"},
      {"a body without anything, with a chat state",
       "<body/><composing xmlns='http://jabber.org/protocol/chatstates'/>",
       {}},
      {"white space", "<body> \n\t </body>", {}},
      {"invisible characters", "<body>\u200B\u2060\uFEFF\u00AD\u3000\u202E</body>", {}},
      {"a chat state", "<active xmlns='http://jabber.org/protocol/chatstates'/>", {}},
      {"a receipt", "<received xmlns='urn:xmpp:receipts' id='x'/>", {}},
      {"a marker", "<displayed xmlns='urn:xmpp:chat-markers:0' id='x'/>", {}},
      {"an event of PEP",
       "<event xmlns='http://jabber.org/protocol/pubsub#event'><items node='urn:xmpp:avatar:metadata'/></event>",
       {}},
      {"a hint alone", "<store xmlns='urn:xmpp:hints'/>", {}},
      {"a signal of a call", "<retract xmlns='urn:xmpp:jingle-message:0' id='x'/>", {}},
      {"a reaction", "<reactions xmlns='urn:xmpp:reactions:0' id='x'><reaction>+</reaction></reactions>",
       Content::Reference},
      {"what nobody knows", "<secret xmlns='urn:example:unknown'/>", {}},
      {"nothing at all", "", {}},
      {"a subject alone", "<subject>Minutes</subject>", Content::Words, "", "Minutes", "", "type='normal'"},
      {"a subject with a body", "<subject>Minutes</subject><body>here</body>", Content::Words, "here", "Minutes", "",
       ""},
      {"a subject of spaces", "<subject>  </subject>", {}, "", "", "", ""},
      {"OMEMO", kOmemo, Content::Encrypted, "", "", "OMEMO"},
      {"OMEMO of another version",
       "<encrypted xmlns='urn:xmpp:omemo:2'><header sid='1'/><payload>AA==</payload></encrypted>", Content::Encrypted,
       "", "", "OMEMO"},
      {"keys of OMEMO alone", kKeysOnly, {}},
      {"OpenPGP", "<openpgp xmlns='urn:xmpp:openpgp:0'>AA==</openpgp>", Content::Encrypted, "", "", "OpenPGP"},
      {"OpenPGP of old", "<body>This message is encrypted.</body><x xmlns='jabber:x:encrypted'>AA</x>",
       Content::Encrypted, "", "", "OpenPGP"},
      {"OTR", "<body>?OTR:AAMC</body>", Content::Encrypted, "", "", "OTR"},
      {"a method that is named",
       "<body>no</body><encryption xmlns='urn:xmpp:eme:0' namespace='urn:example:e' name='Seal'/>", Content::Encrypted,
       "", "", "Seal"},
      {"a method whose name is a lie", "<encryption xmlns='urn:xmpp:eme:0' namespace='urn:xmpp:omemo:1' name='Plain'/>",
       Content::Encrypted, "", "", "OMEMO"},
      {"a method whose name is a text",
       "<encryption xmlns='urn:xmpp:eme:0' namespace='x' name='Call this number at once: 0900 123'/>",
       Content::Encrypted},
      {"a file", "<file-sharing xmlns='urn:xmpp:sfs:0'/>", Content::File},
      {"a file of another kind",
       "<reference xmlns='urn:xmpp:reference:0'><media-sharing xmlns='urn:xmpp:sims:1'/></reference>", Content::File},
      {"an address of a file", "<x xmlns='jabber:x:oob'><url>https://example.org/a</url></x>", Content::File},
      {"a file with words", "<body>https://example.org/a</body><file-sharing xmlns='urn:xmpp:sfs:0'/>", Content::Words,
       "https://example.org/a"},
      {"a place", "<geoloc xmlns='http://jabber.org/protocol/geoloc'/>", Content::Unknown},
      {"an invitation", kDirect, Content::Invitation},
      {"an invitation to no room", "<x xmlns='jabber:x:conference' jid='rooms.example.org'/>", {}},
      {"of a room", "<body>hi</body>", {}, "", "", "", "type='groupchat'"},
      {"a room's subject", "<subject>Tea</subject>", {}, "", "", "", "type='groupchat'"},
      {"a mention that references exist", "<reference xmlns='urn:xmpp:reference:0' type='mention'/>", {}},
      {"bodies twice", "<body>one</body><body>two</body>", Content::Words, "one"},
  };
  return kRows;
}

}  // namespace

TEST_CASE("what there is to see makes an entry, and nothing else does, whichever way it comes", "[im][payloads]") {
  for (const Row& row : rows()) {
    const auto frame = stanza("eve@example.net/a", row.type, row.payloads);
    for (const auto& [way, found] : {std::pair("live", live(frame)), std::pair("by carbon", live(carbon_of(frame))),
                                     std::pair("from the archive", archived(frame))}) {
      INFO(row.name << ", " << way);
      REQUIRE(found.size() == (row.content ? 1 : 0));
      if (!row.content) continue;
      CHECK(found[0].content == *row.content);
      CHECK(found[0].body == row.body);
      CHECK(found[0].subject == row.subject);
      CHECK(found[0].encryption == row.encryption);
      CHECK(found[0].peer().str() == "eve@example.net");
    }
  }
}

TEST_CASE("OMEMO with a body never shows the fallback as words", "[im][payloads]") {
  for (const auto& keys : {kOmemo, kKeysOnly}) {
    const auto found = live(stanza("eve@example.net/a", "type='chat'", std::string(keys) + std::string(kFallback)));
    REQUIRE(found.size() == 1);
    CHECK(found[0].content == Content::Encrypted);
    CHECK(found[0].body.empty());
  }
}

TEST_CASE("an invitation says who invites where, and only a room speaks for others", "[im][payloads]") {
  const auto mediated = [](std::string_view invite) {
    return "<x xmlns='http://jabber.org/protocol/muc#user'>" + std::string(invite) +
           "</x><body>You have been invited</body>";
  };
  const struct {
    std::string_view name;
    std::string_view from;
    std::string payloads;
    std::string_view peer;  // in whose conversation it stands
    bool invites = true;
    std::string_view reason = {};
  } kRows[] = {
      {"direct", "bob@example.org/a", std::string(kDirect), "bob@example.org", true, "Tea"},
      {"direct, with words", "bob@example.org/a",
       "<x xmlns='jabber:x:conference' jid='garden@rooms.example.org'/><body>Come!</body>", "bob@example.org", true,
       "Come!"},
      {"mediated", "garden@rooms.example.org",
       mediated("<invite from='bob@example.org/a'><reason>Cake</reason></invite>"), "bob@example.org", true, "Cake"},
      {"mediated, by an occupant", "garden@rooms.example.org",
       mediated("<invite from='garden@rooms.example.org/Bob'/>"), "garden@rooms.example.org/Bob"},
      {"mediated, by nobody", "garden@rooms.example.org", mediated("<invite/>"), "garden@rooms.example.org"},
      {"mediated, with a broken address", "garden@rooms.example.org", mediated("<invite from='@@'/>"),
       "garden@rooms.example.org"},
      {"forged by a person", "eve@example.net/a", mediated("<invite from='bob@example.org'/>"), "eve@example.net",
       false},
      {"forged by an occupant", "garden@rooms.example.org/eve", mediated("<invite from='bob@example.org'/>"),
       "garden@rooms.example.org", false},
      {"twice", "garden@rooms.example.org",
       mediated("<invite from='bob@example.org'/><invite from='boss@example.org'/>"), "bob@example.org"},
  };
  for (const auto& row : kRows) {
    INFO(row.name);
    const auto found = live(stanza(row.from, "", row.payloads));
    REQUIRE(found.size() == 1);
    CHECK(found[0].peer().str() == row.peer);
    REQUIRE((found[0].content == Content::Invitation) == row.invites);
    if (!row.invites) continue;
    CHECK(found[0].invitation->room.str() == "garden@rooms.example.org");
    CHECK(found[0].invitation->reason == row.reason);
    CHECK(found[0].body.empty());
  }
}

TEST_CASE("an occupant of a room is neither the room nor another occupant", "[im][payloads]") {
  constexpr std::string_view kPrivate = "<body>psst</body><x xmlns='http://jabber.org/protocol/muc#user'/>";
  const auto ann = live(stanza("garden@rooms.example.org/Ann", "type='chat'", kPrivate));
  REQUIRE(ann.size() == 1);
  CHECK(ann[0].private_in_room);
  CHECK(ann[0].peer().str() == "garden@rooms.example.org/Ann");

  Script script;
  script.come_online();
  REQUIRE(script.send(im::SendMessage{.to = ann[0].peer(), .id = {"m1"}, .body = "yes"}));
  const auto sent = frame_with(script, "yes");
  CHECK(sent.contains("garden@rooms.example.org/Ann"));
  CHECK(sent.contains("http://jabber.org/protocol/muc#user"));
}

TEST_CASE("the body in the reader's language is chosen among several", "[im][payloads]") {
  constexpr std::string_view kThree =
      "<body xml:lang='de'>Hallo</body><body xml:lang='pt-BR'>Oi</body><body>Hello</body>"
      "<subject xml:lang='de'>Gruß</subject><subject>Greeting</subject>";
  const struct {
    std::string_view language;
    std::string_view attributes;
    std::string_view payloads;
    std::string_view body;
    std::string_view subject;
  } kRows[] = {
      {"de", "", kThree, "Hallo", "Gruß"},
      {"de-AT", "", kThree, "Hallo", "Gruß"},
      {"DE", "", kThree, "Hallo", "Gruß"},
      {"pt", "", kThree, "Oi", "Greeting"},
      {"ja", "", kThree, "Hello", "Greeting"},
      {"", "", kThree, "Hello", "Greeting"},
      {"ja", "xml:lang='ja'", kThree, "Hello", "Greeting"},
      {"ja", "", "<body xml:lang='de'>Hallo</body><body xml:lang='fr'>Salut</body>", "Hallo", ""},
      {"de", "", "<body xml:lang='de'>  </body><body xml:lang='fr'>Salut</body>", "Salut", ""},
  };
  for (const auto& row : kRows) {
    INFO(row.language << ": " << row.payloads);
    const auto found = live(stanza("eve@example.net/a", row.attributes, row.payloads), row.language);
    REQUIRE(found.size() == 1);
    CHECK(found[0].body == row.body);
    CHECK(found[0].subject == row.subject);
  }
}

TEST_CASE("a spoiler keeps its hint apart from its words", "[im][payloads]") {
  const auto found = live(stanza("eve@example.net/a", "type='chat'",
                                 "<body>the butler</body><spoiler xmlns='urn:xmpp:spoiler:0'>The end</spoiler>"));
  REQUIRE(found.size() == 1);
  CHECK(found[0].body == "the butler");
  CHECK(found[0].spoiler == "The end");
}

TEST_CASE("text that shows nothing is known in every script", "[im][payloads]") {
  for (const std::string_view nothing :
       {"", " ", "\u00A0\u3000", "\u200E\u200F", "\u2800", "\U000E0020", "\uFE0F", "\r\n"})
    CHECK_FALSE(protocol::shows_anything(nothing));
  for (const std::string_view something : {"a", " . ", "\u200F\u05D0", "\U0001F600", "\u0301", "\u2801", "\xFF"})
    CHECK(protocol::shows_anything(something));
}

TEST_CASE("what nothing here reads is kept, whichever way a message came", "[im][payloads]") {
  const auto message =
      stanza("you@example.net/x", "type='chat'",
             "<body>hello</body><thread>t1</thread><active xmlns='http://jabber.org/protocol/chatstates'/>"
             "<origin-id xmlns='urn:xmpp:sid:0' id='o'/><mood xmlns='urn:example:mood'><happy>very</happy></mood>");
  for (const auto& messages : {live(message), live(carbon_of(message)), archived(message)}) {
    REQUIRE(messages.size() == 1);
    const auto& others = messages.front().others;
    REQUIRE(others.size() == 2);
    CHECK(others[0].view() == "<thread xmlns='jabber:client'>t1</thread>");
    CHECK(others[1].view() == "<mood xmlns='urn:example:mood'><happy>very</happy></mood>");
  }
}
