#include "protocol/sdp/description.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/protocol/jingle/support/corpus.hpp"

using namespace protocol::sdp;
using tests::jingle::corpus_files;
using tests::jingle::read_corpus;

namespace {

constexpr std::string_view kHead = "v=0\r\no=- 4611731400430051336 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n";
constexpr std::string_view kAudio = "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\na=rtpmap:111 opus/48000/2\r\n";

std::optional<Fault> fault_of(const std::string& text) {
  const auto description = parse(text);
  return description ? std::nullopt : std::optional(description.error().fault);
}

std::string with_line(std::string_view line) {
  return std::string(kHead) + std::string(kAudio) + std::string(line) + "\r\n";
}

}  // namespace

TEST_CASE("what browsers describe is read, and written so that it reads the same", "[sdp]") {
  const auto names = corpus_files("sdp", ".sdp");
  REQUIRE(names.size() >= 4);
  for (const auto& name : names) {
    INFO(name);
    const auto text = read_corpus("sdp/" + name);
    const auto description = parse(text);
    REQUIRE(description.has_value());
    CHECK_FALSE(description->media.empty());
    for (const auto& media : description->media) {
      CHECK(media.ice.has_value());
      CHECK_FALSE(media.fingerprints.empty());
      CHECK(media.setup.has_value());
      if (media.kind != MediaKind::Application) CHECK_FALSE(media.payload_types.empty());
    }
    const auto again = parse(write(*description));
    REQUIRE(again.has_value());
    CHECK(*again == *description);
  }
}

TEST_CASE("sections take what the session says for all", "[sdp]") {
  const auto description = parse(
      "v=0\no=mozilla 1 7 IN IP4 0.0.0.0\ns=-\nt=0 0\na=sendonly\n"
      "a=fingerprint:SHA-256 "
      "0a:0b:0c:0d:0e:0f:10:11:12:13:14:15:16:17:18:19:1a:1b:1c:1d:1e:1f:20:21:22:23:24:25:26:27:28:29\n"
      "a=ice-ufrag:abcd\na=ice-pwd:0123456789abcdefghijkl\na=setup:actpass\na=group:BUNDLE 0 1\na=ice-lite\n"
      "m=audio 9 UDP/TLS/RTP/SAVPF 0 8\na=mid:0\nm=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:1\na=recvonly\n");
  REQUIRE(description.has_value());
  CHECK(description->version == 7);
  CHECK(description->ice_lite);
  REQUIRE(description->media.size() == 2);
  const auto& audio = description->media[0];
  CHECK(audio.direction == Direction::SendOnly);
  CHECK(audio.ice == IceCredentials{"abcd", "0123456789abcdefghijkl"});
  CHECK(audio.fingerprints.at(0).hash == "sha-256");
  CHECK(audio.fingerprints.at(0).value.starts_with("0A:0B:"));
  CHECK(audio.payload_types.at(1) == PayloadType{8, "PCMA", 8000, 1, {}, {}});  // RFC 3551 gives it a name
  CHECK(description->media[1].rejected);
  CHECK(description->media[1].direction == Direction::RecvOnly);
}

TEST_CASE("a data channel section is read", "[sdp]") {
  const auto description =
      parse(std::string(kHead) +
            "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=mid:data\r\na=sctp-port:5000\r\n"
            "a=max-message-size:262144\r\n");
  REQUIRE(description.has_value());
  CHECK(description->media.at(0).kind == MediaKind::Application);
  CHECK(description->media.at(0).sctp == Sctp{5000, 262144});
}

TEST_CASE("what breaks the grammar is refused", "[sdp]") {
  struct Case {
    std::string text;
    Fault fault;
  };
  const auto [text, fault] = GENERATE(values<Case>({
      {"", Fault::BadOrder},
      {"o=- 1 1 IN IP4 0.0.0.0\r\n", Fault::BadOrder},
      {"v=1\r\n", Fault::BadLine},
      {"v=0\r\no=x\r\n", Fault::BadLine},
      {"v=0\r\ns=-\r\n", Fault::BadOrder},
      {std::string(kHead) + "m=text 9 UDP/TLS/RTP/SAVPF 111\r\n", Fault::BadMediaLine},
      {std::string(kHead) + "m=audio 9 SIP 111\r\n", Fault::BadMediaLine},
      {std::string(kHead) + "m=audio 65536 UDP/TLS/RTP/SAVPF 111\r\n", Fault::BadMediaLine},
      {std::string(kHead) + "m=audio 9 UDP/TLS/RTP/SAVPF\r\n", Fault::BadMediaLine},
      {std::string(kHead) + "m=audio 9 UDP/TLS/RTP/SAVPF 128\r\n", Fault::BadMediaLine},
      {std::string(kHead) + "m=audio 9 UDP/TLS/RTP/SAVPF 1 1\r\n", Fault::Duplicate},
      {std::string(kHead) + "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\n", Fault::Missing},
      {std::string(kHead) + "m=audio 9 UDP/TLS/RTP/SAVPF 0\r\n", Fault::Missing},
      {std::string(kHead) + std::string(kAudio) + std::string(kAudio), Fault::Duplicate},
      {with_line("a=mid:1"), Fault::Duplicate},
      {with_line("a=mid:has space"), Fault::BadAttribute},
      {with_line("a=ice-ufrag:abc"), Fault::BadAttribute},
      {with_line("a=ice-ufrag:abc!"), Fault::BadAttribute},
      {with_line("a=ice-ufrag:abcd"), Fault::Missing},
      {with_line("a=ice-pwd:short"), Fault::BadAttribute},
      {with_line("a=fingerprint:sha-256 AB:CD"), Fault::BadAttribute},
      {with_line("a=fingerprint:md5 00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00"), Fault::BadAttribute},
      {with_line("a=setup:holdconn"), Fault::BadAttribute},
      {with_line("a=rtpmap:112 opus/48000"), Fault::BadAttribute},
      {with_line("a=rtpmap:111 opus"), Fault::BadAttribute},
      {with_line("a=rtpmap:111 opus/0"), Fault::BadAttribute},
      {with_line("a=fmtp:111 "), Fault::BadAttribute},
      {with_line("a=extmap:0 urn:x"), Fault::BadAttribute},
      {with_line("a=extmap:1/sideways urn:x"), Fault::BadAttribute},
      {with_line("a=ssrc:4294967296 cname:x"), Fault::BadAttribute},
      {with_line("a=ssrc-group:FID"), Fault::BadAttribute},
      {with_line("a=sctp-port:5000"), Fault::BadAttribute},
      {with_line("a=sendrecv:now"), Fault::BadAttribute},
      {with_line("nonsense"), Fault::BadLine},
      {with_line(""), Fault::BadLine},
      {with_line(std::string_view("a=x:\0", 5)), Fault::BadLine},
      {with_line("a=x:\ra=y"), Fault::BadLine},
  }));
  INFO(text);
  CHECK(fault_of(text) == fault);
}

TEST_CASE("limits hold", "[sdp]") {
  CHECK(fault_of(std::string(kMaxBytes + 1, 'a')) == Fault::TooLarge);
  std::string lines(kHead);
  for (std::size_t i = 0; i < kMaxLines; ++i) lines += "a=x\r\n";
  CHECK(fault_of(lines) == Fault::TooLarge);
  std::string sections(kHead);
  for (std::size_t i = 0; i <= kMaxSections; ++i)
    sections += "m=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=mid:" + std::to_string(i) + "\r\n";
  CHECK(fault_of(sections) == Fault::TooLarge);
}

TEST_CASE("a candidate that breaks the grammar does not take the others along", "[sdp]") {
  const auto description = parse(with_line(
      "a=candidate:bad\r\na=candidate:1 1 sctp 1 192.0.2.1 1 typ host\r\na=candidate:1 1 udp 1 192.0.2.1 1 typ host"));
  REQUIRE(description.has_value());
  CHECK(description->media.at(0).candidates.size() == 1);
}

TEST_CASE("a rejected section may have no mid", "[sdp]") {
  const auto description = parse(std::string(kHead) + "m=audio 0 UDP/TLS/RTP/SAVPF 109\r\n");
  REQUIRE(description.has_value());
  CHECK(parse(write(*description)) == description);
}

TEST_CASE("unknown attributes and lines are skipped", "[sdp]") {
  CHECK(parse(with_line("a=unknown:\"anything\" else;\r\nb=AS:30\r\nk=clear:x")).has_value());
}
