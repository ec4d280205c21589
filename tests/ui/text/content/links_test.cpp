#include "ui/text/content/links.hpp"

#include <ctime>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "ui/text/content/styling.hpp"

using namespace ui::text;

namespace {

// The text with its links in brackets.
std::string shown(std::string_view text) {
  std::string result;
  std::size_t done = 0;
  for (const Link& link : find_links(text)) {
    result.append(text.substr(done, link.begin - done));
    result.append("[").append(text.substr(link.begin, link.end - link.begin)).append("]");
    done = link.end;
  }
  return result.append(text.substr(done));
}

void check_each(const std::vector<std::string>& texts) {
  for (const std::string& wanted : texts) {
    std::string text;
    for (const char c : wanted)
      if (c != '[' && c != ']') text += c;
    INFO(wanted);
    CHECK(shown(text) == wanted);
  }
}

}  // namespace

TEST_CASE("an address is a link with all that belongs to it", "[links]") {
  check_each({
      "[https://example.org]",
      "see [http://example.org:8080/a/b?c=d&e=f#g] there",
      "[HTTPS://Example.Org/]",
      "[https://en.wikipedia.org/wiki/Set_(mathematics)] and",
      "[https://x.org/a_(b_(c))_d]",
      "[https://x.org/a~b*c_d'e!f;g,h@i:j%20k$l+m=n]",
      "[https://x.org/a_] [https://x.org/b*]",
      "[https://例え.テスト/パス?質問=答え] を",
      "詳細は[https://x.org/a]、または",
      "[https://пример.рф/путь]",
      "[https://xn--80ak6aa92e.com/]",
      "[https://converse_js.org/]",
      "[https://x.org/😀]",
      "[mailto:ann@example.org?subject=hi]",
      "[xmpp:room@muc.example.org?join]",
      "[tel:+49-30-123456], [geo:52.5,13.4;u=35]",
      "[https://x.org]\n[https://y.org]",
  });
  CHECK(shown("http://[2001:db8::1]:80/a") == "[http://[2001:db8::1]:80/a]");
}

TEST_CASE("without a scheme, www. and addresses of e-mail are links", "[links]") {
  check_each({
      "[www.example.org]",
      "([www.example.org/a_(b)]).",
      "[WWW.Example.org], [ann@example.org].",
      "<[ann.b+c_d%e-f@mail.example.co.uk]>",
      "e-mail [ann@bücher.example]: yes",
      "連絡先[ann@example.org] まで",
  });
  CHECK(target_of("www.example.org/a") == "https://www.example.org/a");
  CHECK(target_of("ann@example.org") == "mailto:ann@example.org");
  CHECK(target_of("XMPP:ann@example.org") == "XMPP:ann@example.org");
  CHECK(target_of("http://example.org") == "http://example.org");
}

TEST_CASE("what is no address that a page may lead to is none", "[links]") {
  check_each({
      "javascript:alert(1)",
      "data:text/html,x",
      "file:///etc/passwd",
      "ftp://x.org",
      "https:",
      "https://",
      "http:///x",
      "https:// x",
      "shttps://x.org",
      "hotel:12",
      "tel: 12",
      "tel:me",
      "geo:here",
      "mailto:)",
      "xmpp: the protocol",
      "www.",
      "www. x",
      "awww.x.org",
      "www...",
      "@ann@social.example",
      "ann@localhost",
      "ann@1.2",
      "ann@.x.org",
      "ann@x..org",
      "a@b.c",
      "@x.org",
      "ann@room.example/nick",
      "git@host.example:dir/file",
      "für@x.org",
      "and/www.x.org",
  });
  CHECK(shown("http://[zz]/") == "http://[zz]/");
}

TEST_CASE("the punctuation of any script behind an address is not part of it", "[links]") {
  for (const char* behind :
       {".",      ",",      ";",      ":",      "!",      "?",      "'",      "...",    "?!",     "\"",     ">",
        "|",      "`",      "\\",     ")",      "]",      ").",     ")]",     " (",     "(",      "”",      "“",
        "’",      "„",      "‟",      "»",      "«",      "›",      "…",      "—",      "–",      "、",     "。",
        "，",     "．",     "！",     "？",     "：",     "；",     "）",     "（",     "］",     "」",     "「",
        "』",     "】",     "》",     "〉",     "〕",     "｡",      "､",      "،",      "؛",      "؟",      "۔",
        "׃",      "־",      "।",      "॥",      "։",      "՞",      "።",      "។",      "།",      "၊",      "・。",
        "‼",      "⁇",      "‽",      "\u00A0", "\u00AD", "\u200B", "\u200C", "\u200E", "\u202E", "\u2028", "\u2060",
        "\u2066", "\u3000", "\u3164", "\uFEFF", "\uFFFC", "\x7F",   "\t",     "\xFF"}) {
    INFO(behind);
    if (std::string_view(behind) == "・。") continue;  // a middle dot is a letter of names
    for (const std::string address : {"https://x.org/a", "https://x.org", "www.x.org", "ann@x.org"}) {
      CHECK(shown(address + behind) == "[" + address + "]" + behind);
      CHECK(shown("(" + address + behind) == "([" + address + "]" + behind);
    }
  }
}

TEST_CASE("nothing that is not seen, and nothing that turns the direction, lies in a link", "[links]") {
  check_each({
      "[https://evil.example/]\u202Egro.knab//:sptth",
      "[https://bank.example]\u2044.evil.example/",
      "[https://bank.example]\u2215evil.example",
      "[https://bank.example]／evil.example",
      "[https://bank.example]。evil.example",
      "[https://bank.example]\u200B.evil.example",
      "[https://bank.example]\u2024evil.example",
      "[https://bank.example]\uA789443",
      "[https://x.org/a]\u2066b\u2069",
      "\u202E[https://x.org/]",
  });
}

TEST_CASE("what reads as another address than it leads to is no link", "[links]") {
  check_each({
      "https://bank.example@evil.example/",
      "https://bank.example:443@evil.example/",
      "http://bank=ann@evil.example",
      "https://аpple.com/",  // а of Cyrillic
      "https://www.pаypal.com/",
      "www.pаypal.com",
      "https://gοοgle.com",  // ο of Greek
      "ann@pаypal.com",
      "mailto:ann@pаypal.com",
      "xmpp:аdmin@x.org",
  });
}

TEST_CASE("a link is one word: styling surrounds it and does not cut it", "[links][styling]") {
  const auto links_of_parts = [](std::string_view text) {
    std::string result;
    const std::vector<StyledPart> parts = read_styling(text);
    for (const Link& link : find_links(text))
      for (const StyledPart& part : parts)
        if (part.begin <= link.begin && link.end <= part.end)
          result.append(text.substr(link.begin, link.end - link.begin)).append(part.styling == 0 ? " " : "! ");
    return result;
  };
  using Pair = std::pair<const char*, const char*>;
  for (const auto& [text, wanted] :
       {Pair{"_https://converse_js.org_", "https://converse_js.org! "},
        Pair{"*https://x.org/a*b*", "https://x.org/a*b! "},
        Pair{"_see https://x.org/a_b_c now_", "https://x.org/a_b_c! "},
        Pair{"~www.x.org/~ann~, yes", "www.x.org/~ann! "}, Pair{"*ann_b@x.org*", "ann_b@x.org! "},
        Pair{"`https://x.org/a_b`", "https://x.org/a_b! "}, Pair{"> _https://x.org/a_b_.", "https://x.org/a_b! "},
        Pair{"https://x.org/_a_ and https://x.org/*b*", "https://x.org/_a_ https://x.org/*b* "},
        Pair{"_open https://x.org/a_b", "https://x.org/a_b "}, Pair{"*a*\nhttps://x.org/b*", "https://x.org/b* "},
        Pair{"```\nhttps://x.org/a_b_\n```", "https://x.org/a_b_! "}}) {
    INFO(text);
    CHECK(links_of_parts(text) == wanted);
  }
}

TEST_CASE("links are isolated where directions meet, and are the same links then", "[links]") {
  CHECK(with_isolated_links("אב https://x.org/ג ד").text == "אב \u2066https://x.org/ג\u2069 ד");
  CHECK(with_isolated_links("nothing").text == "nothing");
  CHECK(with_isolated_links("nothing").links.empty());
  const auto [text, links] = with_isolated_links("_www.x.org_, (a@x.org)");
  CHECK(text == "_\u2066www.x.org\u2069_, (\u2066a@x.org\u2069)");
  REQUIRE(links.size() == 2);
  CHECK(text.substr(links[0].begin, links[0].end - links[0].begin) == "www.x.org");
  CHECK(text.substr(links[1].begin, links[1].end - links[1].begin) == "a@x.org");
}

TEST_CASE("a text of any shape is looked through once", "[links]") {
  const auto many = [](std::string_view part) {
    std::string text;
    while (text.size() < 100'000) text += part;
    return text;
  };
  const std::clock_t start = std::clock();  // of this process alone: the machine may be busy
  for (const char* part : {"www.!", "https://!", "a@", "a.", "@a.b", "www.", "https://", "_https://x.org/a_ ", "tel:1",
                           "(", "h", "https://x.org/*", "http://[", "mailto:", "https://x.org/(((", "*_~ a@b.cc"})
    find_links(many(part));
  CHECK((std::clock() - start) / CLOCKS_PER_SEC < 60);  // one square would take hours
}
