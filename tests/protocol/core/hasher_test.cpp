#include "protocol/core/hasher.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch_test_macros.hpp>

using protocol::crypto::ContentHash;
using protocol::crypto::Digest;
using protocol::crypto::Hasher;

namespace {

constexpr std::array kAll{ContentHash::Sha256, ContentHash::Blake2b256, ContentHash::Blake2b512};

std::span<const std::uint8_t> bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string hex(const Digest& digest) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : digest.bytes()) {
    text += kDigits[byte >> 4U];
    text += kDigits[byte & 15U];
  }
  return text;
}

std::string digest_of(ContentHash hash, std::span<const std::uint8_t> content) {
  Hasher hasher(hash);
  hasher.add(content);
  return hex(hasher.finish());
}

// 0, 1, … 250, 0, …
std::vector<std::uint8_t> counted(std::size_t size) {
  std::vector<std::uint8_t> content(size);
  for (std::size_t i = 0; i < size; ++i) content[i] = static_cast<std::uint8_t>(i % 251);
  return content;
}

}  // namespace

TEST_CASE("the examples of FIPS 180 and RFC 7693 have their digests", "[hasher]") {
  struct Case {
    ContentHash hash;
    std::string_view content, digest;
  };
  for (const auto& row : {
           Case{ContentHash::Sha256, "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
           Case{ContentHash::Sha256, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
           Case{ContentHash::Sha256, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
           Case{ContentHash::Blake2b256, "", "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"},
           Case{ContentHash::Blake2b256, "abc", "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"},
           Case{ContentHash::Blake2b512, "",
                "786a02f742015903c6c6fd852552d272912f4740e15847618a86e217f71f5419"
                "d25e1031afee585313896444934eb04b903a685b1448b755d56f701afe9be2ce"},
           Case{ContentHash::Blake2b512, "abc",
                "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923"},
       }) {
    INFO(row.content);
    CHECK(digest_of(row.hash, bytes_of(row.content)) == row.digest);
  }
}

TEST_CASE("content that ends at the edge of a block, or beside it, has its digest", "[hasher]") {
  struct Case {
    ContentHash hash;
    std::size_t size;
    std::string_view digest;
  };
  for (const auto& row : {
           Case{ContentHash::Sha256, 55, "463eb28e72f82e0a96c0a4cc53690c571281131f672aa229e0d45ae59b598b59"},
           Case{ContentHash::Sha256, 56, "da2ae4d6b36748f2a318f23e7ab1dfdf45acdc9d049bd80e59de82a60895f562"},
           Case{ContentHash::Sha256, 63, "29af2686fd53374a36b0846694cc342177e428d1647515f078784d69cdb9e488"},
           Case{ContentHash::Sha256, 64, "fdeab9acf3710362bd2658cdc9a29e8f9c757fcf9811603a8c447cd1d9151108"},
           Case{ContentHash::Sha256, 65, "4bfd2c8b6f1eec7a2afeb48b934ee4b2694182027e6d0fc075074f2fabb31781"},
           Case{ContentHash::Blake2b256, 128, "c3582f71ebb2be66fa5dd750f80baae97554f3b015663c8be377cfcb2488c1d1"},
           Case{ContentHash::Blake2b256, 129, "f7f3c46ba2564ff4c4c162da1f5b605f9f1c4aa6a20652a9f9a337c1a2f5b9c9"},
           Case{ContentHash::Blake2b256, 256, "582f782226018ec33076bd8d1c42413530ac7e1126260ffc0f306ba3befc3f24"},
           Case{ContentHash::Blake2b256, 257, "227e15ed64ee8e93eb7bc53828f76eed974f2c4ab1408c3d08f212b7f8d69904"},
           Case{ContentHash::Blake2b512, 256,
                "93463ac058b6163eb43be3f5bb32b28541498f4e3366f1effe253ad44e1e076e"
                "41c3616046027c82a7124f8f4746668ad10b12e8e25a95ac8f3151df01cd5a93"},
       }) {
    INFO(row.size);
    CHECK(digest_of(row.hash, counted(row.size)) == row.digest);
  }
}

TEST_CASE("where content is cut into pieces does not change its digest", "[hasher]") {
  const std::vector<std::uint8_t> content = counted(300);
  for (const ContentHash hash : kAll) {
    const std::string whole = digest_of(hash, content);
    for (std::size_t cut = 0; cut <= content.size(); ++cut) {
      INFO(cut);
      Hasher hasher(hash);
      hasher.add(std::span(content).first(cut));
      hasher.add(std::span(content).subspan(cut));
      REQUIRE(hex(hasher.finish()) == whole);
    }
    for (const std::size_t piece : {1U, 7U, 64U, 127U, 128U, 129U, 256U}) {
      INFO(piece);
      Hasher hasher(hash);
      for (std::size_t at = 0; at < content.size(); at += piece)
        hasher.add(std::span(content).subspan(at, std::min(piece, content.size() - at)));
      REQUIRE(hex(hasher.finish()) == whole);
    }
  }
}

TEST_CASE("two hashers know nothing of each other", "[hasher]") {
  for (const ContentHash hash : kAll) {
    Hasher one(hash);
    Hasher other(hash);
    one.add(bytes_of("a"));
    other.add(bytes_of("other"));
    Hasher moved = std::move(one);
    moved.add(bytes_of("bc"));
    CHECK(hex(moved.finish()) == digest_of(hash, bytes_of("abc")));
    CHECK(hex(other.finish()) == digest_of(hash, bytes_of("other")));
  }
}

// Takes half a minute: run it by name.
TEST_CASE("content of more than four gibibytes is counted whole", "[.][hasher][large]") {
  const std::vector<std::uint8_t> zeros(1U << 24U);
  std::vector<Hasher> hashers;
  for (const ContentHash hash : kAll) hashers.emplace_back(hash);
  for (Hasher& hasher : hashers) {
    for (int i = 0; i < 256; ++i) hasher.add(zeros);
    hasher.add(std::span(zeros).first(1));
  }
  CHECK(hex(hashers[0].finish()) == "fbb82f7b353676bb562eb82157fcf0ea42c36492ca13ee56dbf82c08b6802c5c");
  CHECK(hex(hashers[1].finish()) == "f6011badf5b7d2e70be804d44b80d0da5589bf2e609632730935395176a78bd0");
  CHECK(hex(hashers[2].finish()) ==
        "daaeb85783e53019eaded4ab665a2923adc72f57b7cb3ae163adc966f070f803"
        "4222f5e9c9862b103c4c5ed38d5c10970c2fbc64d64b760a2be402af445afb59");
}
