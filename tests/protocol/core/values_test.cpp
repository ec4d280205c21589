#include <set>

#include <catch2/catch_test_macros.hpp>

#include "protocol/core/base64.hpp"
#include "protocol/core/crypto.hpp"
#include "protocol/core/datetime.hpp"
#include "protocol/core/id_source.hpp"

namespace base64 = protocol::base64;
namespace crypto = protocol::crypto;
using namespace std::chrono_literals;
using protocol::format_datetime;
using protocol::parse_datetime;
using protocol::Timestamp;

TEST_CASE("the wire's dates are read", "[datetime]") {
  const Timestamp moon = std::chrono::sys_days(std::chrono::year(1969) / 7 / 21) + 2h + 56min + 15s;
  CHECK(parse_datetime("1969-07-21T02:56:15Z") == moon);  // XEP-0082 §3.2
  CHECK(parse_datetime("1969-07-20T21:56:15-05:00") == moon);
  CHECK(parse_datetime("1969-07-21T08:26:15+05:30") == moon);
  CHECK(parse_datetime("1969-07-21T02:56:15.250Z") == moon + 250ms);
  CHECK(parse_datetime("1969-07-21T02:56:15.123456789Z") == moon + 123ms);
  CHECK(format_datetime(moon + 7ms) == "1969-07-21T02:56:15.007Z");
  CHECK(parse_datetime(format_datetime(moon + 7ms)) == moon + 7ms);
}

TEST_CASE("what is no date is refused", "[datetime][hostile]") {
  for (const auto* text :
       {"", "1969", "1969-07-21", "1969-07-21T02:56:15", "1969-13-21T02:56:15Z", "1969-02-30T00:00:00Z",
        "1969-07-21T24:00:00Z", "1969-07-21T02:60:00Z", "1969-07-21T02:56:15.Z", "1969-07-21T02:56:15Zx",
        "1969-07-21 02:56:15Z", "-969-07-21T02:56:15Z", "1969-07-21T02:56:15+5:00", "19690721T02:56:15"}) {
    INFO(text);
    CHECK_FALSE(parse_datetime(text));
  }
}

TEST_CASE("base64 is that of RFC 4648 and nothing looser", "[base64]") {
  for (const auto& [plain, encoded] : {std::pair{"", ""}, std::pair{"f", "Zg=="}, std::pair{"fo", "Zm8="},
                                       std::pair{"foo", "Zm9v"}, std::pair{"foobar", "Zm9vYmFy"}}) {
    CHECK(base64::encode(plain) == encoded);
    CHECK(base64::decode(encoded) == plain);
  }
  for (const auto* text : {"Z", "Zg", "Zg=", "Zm9v\n", "Zm9v\r\n", "Zm 9v", "====", "Zm9*", "Zg==Zg=="}) {
    INFO(text);
    CHECK_FALSE(base64::decode(text));
  }
}

TEST_CASE("PBKDF2 gives what RFC 6070 says", "[crypto]") {
  constexpr std::string_view kExpected(
      "\x4b\x00\x79\x01\xb7\x65\x48\x9a\xbe\xad\x49\xd9\x26\xf7\x21\xd0\x65\xa4\x29\xc1", 20);
  CHECK(crypto::pbkdf2(crypto::Hash::Sha1, "password", "salt", 4096).view() == kExpected);
}

TEST_CASE("bytes are compared whole", "[crypto]") {
  CHECK(crypto::equal_in_constant_time("abc", "abc"));
  CHECK_FALSE(crypto::equal_in_constant_time("abc", "abd"));
  CHECK_FALSE(crypto::equal_in_constant_time("abc", "ab"));
  CHECK(crypto::equal_in_constant_time("", ""));
}

TEST_CASE("ids are the same for the same seed and never twice", "[ids]") {
  std::array<std::byte, 32> seed{};
  protocol::IdSource one(seed), same(seed);
  seed[31] = std::byte{1};
  protocol::IdSource other(seed);
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const auto id = one.next();
    CHECK(id == same.next());
    CHECK(id.size() == 24);
    CHECK(id.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
          std::string::npos);
    seen.insert(id);
    seen.insert(other.next());
  }
  CHECK(seen.size() == 2000);
  CHECK(one.next_short().size() == 8);
}
