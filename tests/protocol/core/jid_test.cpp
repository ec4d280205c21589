#include "protocol/core/jid.hpp"

#include <string>

#include <catch2/catch_test_macros.hpp>

using protocol::Jid;
using protocol::JidError;

TEST_CASE("an address has its parts", "[jid]") {
  struct Case {
    std::string_view text, prepared, local, domain, resource;
  };
  for (const auto& row : {
           Case{"juliet@example.com", "juliet@example.com", "juliet", "example.com", ""},
           Case{"juliet@example.com/foo", "juliet@example.com/foo", "juliet", "example.com", "foo"},
           Case{"juliet@example.com/foo bar", "juliet@example.com/foo bar", "juliet", "example.com", "foo bar"},
           Case{"juliet@example.com/foo@bar/baz", "juliet@example.com/foo@bar/baz", "juliet", "example.com",
                "foo@bar/baz"},
           Case{"example.com", "example.com", "", "example.com", ""},
           Case{"example.com/foobar", "example.com/foobar", "", "example.com", "foobar"},
           Case{"a.example.com/b@example.net", "a.example.com/b@example.net", "", "a.example.com", "b@example.net"},
           Case{"Juliet@Example.COM/Foo", "juliet@example.com/Foo", "juliet", "example.com", "Foo"},
           Case{"juliet@example.com.", "juliet@example.com", "juliet", "example.com", ""},
           Case{"π@example.com", "π@example.com", "π", "example.com", ""},
           Case{"foo\\20bar@example.com", "foo\\20bar@example.com", "foo\\20bar", "example.com", ""},
           Case{"fussball@bücher.example/♚", "fussball@bücher.example/♚", "fussball", "bücher.example", "♚"},
           Case{"room@muc.example/👨‍👩‍👧", "room@muc.example/👨‍👩‍👧", "room", "muc.example",
                "👨‍👩‍👧"},
           Case{"a@[2001:db8::1]/x", "a@[2001:db8::1]/x", "a", "[2001:db8::1]", "x"},
           Case{"a@192.0.2.1", "a@192.0.2.1", "a", "192.0.2.1", ""},
       }) {
    INFO(row.text);
    const auto jid = Jid::parse(row.text);
    REQUIRE(jid);
    CHECK(jid->str() == row.prepared);
    CHECK(jid->local() == row.local);
    CHECK(jid->domain() == row.domain);
    CHECK(jid->resource() == row.resource);
    CHECK(jid->is_bare() == row.resource.empty());
    CHECK(jid->bare().str() == row.prepared.substr(0, row.prepared.find('/')));
  }
}

TEST_CASE("what is no address is refused", "[jid][hostile]") {
  struct Case {
    std::string text;
    JidError error;
  };
  for (const auto& row : {
           Case{"", JidError::Empty},
           Case{"@example.com", JidError::EmptyPart},
           Case{"juliet@", JidError::EmptyPart},
           Case{"juliet@/foo", JidError::EmptyPart},
           Case{"/foo", JidError::EmptyPart},
           Case{"juliet@example.com/", JidError::EmptyPart},
           Case{".", JidError::EmptyPart},
           Case{"\"juliet\"@example.com", JidError::BadCharacter},
           Case{"foo bar@example.com", JidError::BadCharacter},
           Case{"foo&bar@example.com", JidError::BadCharacter},
           Case{"foo<bar@example.com", JidError::BadCharacter},
           Case{"foo\tbar@example.com", JidError::BadCharacter},
           Case{"a@b@c", JidError::BadDomain},
           Case{"a@b c", JidError::BadDomain},
           Case{"a@.example", JidError::BadDomain},
           Case{"a@b..c", JidError::BadDomain},
           Case{"a@b.c..", JidError::BadDomain},
           Case{"a@[::1", JidError::BadDomain},
           Case{"a@[evil]", JidError::BadDomain},
           Case{"a@b<c", JidError::BadDomain},
           Case{"a@b/x\n", JidError::BadCharacter},
           Case{std::string("a@b/x\0y", 7), JidError::BadCharacter},
           Case{"a\u200B@example.com", JidError::BadCharacter},  // invisible: looks like another address
           Case{"\u202Ea@example.com", JidError::BadCharacter},  // turns the text around
           Case{"a@example\u3000.com", JidError::BadCharacter},
           Case{"a\xC3@example.com", JidError::BadUtf8},
           Case{"a@b/\xED\xA0\x80", JidError::BadUtf8},  // a surrogate
           Case{"a@b/\xC0\xAF", JidError::BadUtf8},      // overlong
           Case{"a@b/\uFFFE", JidError::BadCharacter},
           Case{std::string(1024, 'a') + "@example.com", JidError::TooLong},
           Case{"a@" + std::string(64, 'b') + ".com", JidError::BadDomain},
           Case{"a@b/" + std::string(1024, 'c'), JidError::TooLong},
       }) {
    INFO(row.text);
    const auto jid = Jid::parse(row.text);
    REQUIRE_FALSE(jid);
    CHECK(jid.error() == row.error);
  }
}

TEST_CASE("each part may have 1023 bytes", "[jid]") {
  const auto jid = Jid::parse(std::string(1023, 'a') + "@b/" + std::string(1023, 'c'));
  REQUIRE(jid);
  CHECK(jid->local().size() == 1023);
  CHECK(jid->resource().size() == 1023);
}

TEST_CASE("an address is assigned anew, and empty after an error", "[jid]") {
  auto jid = *Jid::parse("a-long-name@a-long-domain.example/with-a-resource");
  REQUIRE(jid.assign("b@c"));
  CHECK(jid.str() == "b@c");
  CHECK(jid.is_bare());
  CHECK_FALSE(jid.assign("b@"));
  CHECK(jid.empty());
  CHECK(jid == Jid());
}

TEST_CASE("a bare address gets a resource", "[jid]") {
  const auto bare = *Jid::parse("a@b");
  CHECK(bare.with_resource("x")->str() == "a@b/x");
  CHECK(Jid::parse("a@b/y")->with_resource("x")->str() == "a@b/x");
  CHECK(bare.with_resource("") == std::unexpected(JidError::EmptyPart));
  CHECK(Jid().with_resource("x") == std::unexpected(JidError::Empty));
}
