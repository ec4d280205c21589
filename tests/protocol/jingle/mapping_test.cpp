// Session descriptions into Jingle and back, beside what an independent implementation makes of the same
// (tests/corpus/jingle/make-stanza.mjs), and against values that try to break out of their line.

#include "protocol/jingle/mapping.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

#include <catch2/catch_test_macros.hpp>

#include "protocol/xep/0338_grouping/group.hpp"
#include "tests/protocol/jingle/support/corpus.hpp"
#include "tests/protocol/jingle/support/xml_frame.hpp"

using namespace protocol::jingle;
using namespace protocol::xep0166;
using tests::jingle::corpus_files;
using tests::jingle::Frame;
using tests::jingle::read_corpus;

namespace {

struct Example {
  std::string name;
  Role author;
};

std::vector<Example> examples() {
  std::vector<Example> list;
  for (const auto& file : corpus_files("sdp", ".sdp")) {
    const auto name = file.substr(0, file.size() - 4);
    list.push_back({name, name.ends_with("-offer") ? Role::Initiator : Role::Responder});
  }
  REQUIRE(list.size() == 12);
  return list;
}

protocol::sdp::Description parse_corpus(const std::string& path) {
  const auto description = protocol::sdp::parse(read_corpus(path));
  REQUIRE(description.has_value());
  return *description;
}

Contents contents_of(const std::string& xml) {
  const Frame frame(xml);
  const auto jingle = read_jingle(frame.element());
  REQUIRE(jingle.has_value());
  const auto contents = read_contents(*jingle);
  REQUIRE(contents.has_value());
  return *contents;
}

std::string to_xml(const Contents& contents, Role author) {
  protocol::xep0166::Jingle jingle;
  jingle.action = author == Role::Initiator ? Action::SessionInitiate : Action::SessionAccept;
  jingle.sid = {"session"};
  jingle.contents = write_contents(contents);
  jingle.extra = protocol::xep0338::write_groups(contents.groups);
  auto text = write_jingle(jingle).release();
  for (auto at = text.find("><"); at != std::string::npos; at = text.find("><", at + 2)) text.insert(at + 1, "\n");
  return text + "\n";
}

// What both sides can say: no bare format values, of the sources the first, of candidates what the XEP has.
protocol::sdp::Description common(protocol::sdp::Description description) {
  description.version = 0;
  for (auto& media : description.media) {
    media.extmap_allow_mixed = false;
    if (media.sources.size() > 1) media.sources.resize(1);
    for (auto& source : media.sources)
      std::erase_if(source.attributes, [](const auto& attribute) { return attribute.name != "cname"; });
    media.source_groups.clear();
    for (auto& type : media.payload_types)
      std::erase_if(type.parameters, [](const auto& parameter) { return parameter.name.empty(); });
    std::erase_if(media.candidates,
                  [](const auto& candidate) { return candidate.protocol != protocol::sdp::CandidateProtocol::Udp; });
    for (auto& candidate : media.candidates) {
      candidate.ufrag.clear();
      candidate.generation.reset();
      candidate.network_id.reset();
      candidate.network_cost.reset();
    }
  }
  return description;
}

protocol::sdp::Description described(const Contents& contents, Role author) {
  return common(offer_from(contents, author, sections_of(contents)));
}

}  // namespace

TEST_CASE("the Jingle of stanza describes what the browser did", "[jingle][mapping]") {
  for (const auto& [name, author] : examples()) {
    INFO(name);
    const auto contents = contents_of(read_corpus("jingle/" + name + ".stanza.xml"));
    CHECK(write(described(contents, author)) == write(common(parse_corpus("sdp/" + name + ".sdp"))));
    CHECK(write(described(contents, author)) == write(common(parse_corpus("jingle/" + name + ".stanza.sdp"))));
  }
}

TEST_CASE("our Jingle is read by stanza, and by us, as what the browser described", "[jingle][mapping]") {
  for (const auto& [name, author] : examples()) {
    INFO(name);
    const auto original = parse_corpus("sdp/" + name + ".sdp");
    const auto xml = to_xml(from_sdp(original, author), author);
    if (std::getenv("PARLEY_WRITE_CORPUS") != nullptr) {
      std::ofstream(PARLEY_SOURCE_DIR "/tests/corpus/jingle/" + name + ".ours.xml") << xml;
      continue;
    }
    CHECK(read_corpus("jingle/" + name + ".ours.xml") == xml);
    CHECK(write(described(contents_of(xml), author)) == write(common(original)));
    CHECK(write(common(parse_corpus("jingle/" + name + ".ours.stanza.sdp"))) == write(common(original)));
  }
}

TEST_CASE("who sends is seen from the side that describes", "[jingle][mapping]") {
  protocol::sdp::Description description = parse_corpus("sdp/chromium-audio-offer.sdp");
  using enum protocol::sdp::Direction;
  const auto senders = [&](protocol::sdp::Direction direction, Role author) {
    description.media.front().direction = direction;
    const auto contents = from_sdp(description, author);
    CHECK(offer_from(contents, author, sections_of(contents)).media.front().direction == direction);
    return contents.list.front().senders;
  };
  CHECK(senders(SendRecv, Role::Initiator) == Senders::Both);
  CHECK(senders(SendOnly, Role::Initiator) == Senders::Initiator);
  CHECK(senders(SendOnly, Role::Responder) == Senders::Responder);
  CHECK(senders(RecvOnly, Role::Initiator) == Senders::Responder);
  CHECK(senders(RecvOnly, Role::Responder) == Senders::Initiator);
  CHECK(senders(Inactive, Role::Responder) == Senders::None);
}

TEST_CASE("an answer has the sections of the offer in their order", "[jingle][mapping]") {
  auto contents = from_sdp(parse_corpus("sdp/chromium-video-answer.sdp"), Role::Responder);
  const std::vector<Section> sections{{protocol::sdp::MediaKind::Video, "1"},
                                      {protocol::sdp::MediaKind::Audio, "gone"},
                                      {protocol::sdp::MediaKind::Audio, "0"}};
  contents.list[0].transport.dtls.setup.reset();
  contents.list[1].transport.dtls.setup = protocol::sdp::Setup::ActPass;
  const auto answer = answer_from(contents, Role::Responder, sections);
  REQUIRE(answer.media.size() == 3);
  CHECK(answer.media[0].mid == "1");
  CHECK(answer.media[0].setup == protocol::sdp::Setup::Active);  // an answer must choose
  CHECK(answer.media[1].rejected);
  CHECK(answer.media[2].mid == "0");
  CHECK(answer.media[2].setup == protocol::sdp::Setup::Active);
  const auto parsed = protocol::sdp::parse(write(answer));
  REQUIRE(parsed.has_value());
  CHECK(parsed->media[1].rejected);
}

TEST_CASE("BUNDLE implies that RTCP shares the port, and names only what is there", "[jingle][mapping]") {
  auto contents = from_sdp(parse_corpus("sdp/chromium-video-offer.sdp"), Role::Initiator);
  for (auto& content : contents.list) content.description.rtcp_mux = false;
  contents.list.pop_back();
  const auto offer = offer_from(contents, Role::Initiator, sections_of(contents));
  CHECK(offer.media.front().rtcp_mux);
  CHECK(offer.groups.front().mids == std::vector<std::string>{"0"});
  contents.groups.clear();
  CHECK_FALSE(offer_from(contents, Role::Initiator, sections_of(contents)).media.front().rtcp_mux);
}

namespace {

// Every attribute value and every text of an XML document, one after the other, with `payload` put behind it or in its place.
std::vector<std::string> poisoned(const std::string& xml, std::string_view payload) {
  std::vector<std::string> documents;
  const auto put = [&](std::size_t begin, std::size_t end) {
    documents.push_back(xml.substr(0, end) + std::string(payload) + xml.substr(end));
    documents.push_back(xml.substr(0, begin) + std::string(payload) + xml.substr(end));
  };
  for (auto at = xml.find("='"); at != std::string::npos; at = xml.find("='", at + 1))
    put(at + 2, xml.find('\'', at + 2));
  for (auto at = xml.find('>'); at + 2 < xml.size(); at = xml.find('>', at + 1))
    if (xml[at + 1] != '<' && xml[at + 1] != '\n') put(at + 1, xml.find('<', at));
  return documents;
}

// Each line is one that write() makes of a description, and says nothing that the poison wanted.
void check_clean(const std::string& text) {
  const auto parsed = protocol::sdp::parse(text);
  REQUIRE(parsed.has_value());
  CHECK(write(*parsed) == text);
  CHECK_FALSE(text.contains("\na=evil"));
  CHECK_FALSE(text.contains("\rm="));
}

}  // namespace

TEST_CASE("no value of a peer can end its line", "[jingle][mapping][injection]") {
  const auto xml = read_corpus("jingle/chromium-oneway-offer.ours.xml");
  std::size_t refused = 0;
  std::size_t taken = 0;
  for (const std::string_view payload : {"&#13;&#10;a=evil:1", "&#10;a=evil:1", "&#13;m=audio 9 x 0", "&#x2028;a=evil",
                                         " a=evil", "&#9;a=evil", ";a=evil", "/evil", "\u0085a=evil"}) {
    for (const auto& document : poisoned(xml, payload)) {
      const Frame frame(document);
      const auto jingle = read_jingle(frame.element());
      const auto contents = jingle ? read_contents(*jingle) : std::unexpected(ContentsFault::Malformed);
      if (!contents) {
        ++refused;
        continue;
      }
      ++taken;
      check_clean(write(offer_from(*contents, Role::Initiator, sections_of(*contents))));
      check_clean(write(answer_from(*contents, Role::Responder, sections_of(*contents))));
    }
  }
  CHECK(refused > 100);
  CHECK(taken > 1000);
}

TEST_CASE("contents that cannot be used are told apart", "[jingle][mapping]") {
  const auto xml = read_corpus("jingle/chromium-audio-offer.ours.xml");
  const auto fault = [&](std::string_view what, std::string_view with) {
    auto text = xml;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
      text.replace(at, what.size(), with);
    const Frame frame(text);
    const auto jingle = read_jingle(frame.element());
    REQUIRE(jingle.has_value());
    const auto contents = read_contents(*jingle);
    REQUIRE_FALSE(contents.has_value());
    return contents.error();
  };
  CHECK(fault("apps:rtp:1", "apps:file-transfer:5") == ContentsFault::UnsupportedApplication);
  CHECK(fault("media='audio'", "media='smell'") == ContentsFault::UnsupportedApplication);
  CHECK(fault("payload-type", "unknown-type") == ContentsFault::UnsupportedApplication);
  CHECK(fault("transports:ice-udp:1", "transports:raw-udp:1") == ContentsFault::UnsupportedTransport);
  CHECK(fault("fingerprint", "thumbprint") == ContentsFault::Insecure);
  CHECK(fault("hash='sha-256'", "hash='md5'") == ContentsFault::Insecure);
  CHECK(fault("pwd=", "bwd=") == ContentsFault::Malformed);
  CHECK(fault("ufrag=", "bfrag=") == ContentsFault::Malformed);
  CHECK(fault("name='0'", "name='a name with spaces'") == ContentsFault::Malformed);
}
