#include "ui/text/content/shown_name.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <catch2/catch_test_macros.hpp>

using namespace ui::text;

namespace {
constexpr std::string_view kAddress = "ann@example.org";
std::string name(std::string_view given) { return shown_name(given, kAddress); }
using Pair = std::pair<std::string, std::string>;
}  // namespace

TEST_CASE("a name of which nothing is seen falls back to the address", "[names]") {
  for (const char* nothing : {"",
                              " ",
                              "\t\r\n",
                              "\u00A0",
                              "\u1680",
                              "\u2003\u2003",
                              "\u3000",
                              "\u2800",
                              "\u200B",
                              "\u200C\u200D",
                              "\u2060",
                              "\uFEFF",
                              "\u00AD",
                              "\u3164",
                              "\uFFA0",
                              "\u115F\u1160",
                              "\u202E",
                              "\u2066\u2069",
                              "\u061C",
                              "\u200E \u200F",
                              "\u0301",
                              "\u0301\u0302",
                              "\u064B",
                              "\uFE0F",
                              "\u180E",
                              "\u2028",
                              "\x01\x7F",
                              "\u0085",
                              "\U000E0041",
                              "\U0001D173",
                              "\uFFF9",
                              "\uFFFE",
                              " \u200B \u0301 "}) {
    INFO(nothing);
    CHECK(name(nothing) == kAddress);
    CHECK(shown_file_name(nothing) == "?");
  }
}

TEST_CASE("what nobody sees is taken out of a name, and the rest is as it was given", "[names]") {
  for (const auto& [given, shown] :
       {Pair{"Ann", "Ann"},
        Pair{"  Ann \u3000 B.\u00A0", "Ann B."},
        Pair{"Ann\nB", "Ann B"},
        Pair{"Ann\u200B", "Ann"},
        Pair{"A\u200Bn\u2060n", "Ann"},
        Pair{"live\u202Etxt.exe", "livetxt.exe"},
        Pair{"\u2067Ann\u2069", "Ann"},
        Pair{"Ann\u2069\u202C", "Ann"},
        Pair{"\u0301Ann", "Ann"},
        Pair{"Ann \u0301B", "Ann B"},
        Pair{"José", "José"},
        Pair{"Jose\u0301", "Jose\u0301"},
        Pair{"أحمد", "أحمد"},
        Pair{"می\u200Cخواهم", "می\u200Cخواهم"},
        Pair{"क्\u200Dष", "क्\u200Dष"},
        Pair{"👩\u200D👩\u200D👧", "👩\u200D👩\u200D👧"},
        Pair{"❤\uFE0F", "❤\uFE0F"},
        Pair{"1\uFE0F\u20E3", "1\uFE0F\u20E3"},
        Pair{"A\uFE0Fnn", "Ann"},
        Pair{"Ann\u200D", "Ann"},
        Pair{"A\u200Dnn", "Ann"},
        Pair{"김\u3164", "김"},
        Pair{"\U0001F3F4\U000E0067\U000E0062\U000E007F", "\U0001F3F4\U000E0067\U000E0062\U000E007F"},
        Pair{"A\U000E0067nn", "Ann"}}) {
    INFO(given);
    CHECK(name(given) == shown);
  }
  CHECK(shown_name("", "\u200Bann@example.org") == kAddress);
}

TEST_CASE("bytes that are no text do not become text when what stood between them is taken out", "[names]") {
  for (const char* given : {"a\xCC\a\x9E", "a\xCC\u200B\x9E",
                            "\xE2\x80\a\xAE"
                            "evil",
                            "\xCC", "\x80\x80"}) {
    const std::string shown = name(given);
    CAPTURE(shown);
    CHECK(shown.contains("\uFFFD"));
    CHECK(name(shown) == shown);
    CHECK_FALSE(shown.contains("\u202E"));
  }
}

TEST_CASE("a name is of a length that can be shown, and its letters stay in their line", "[names]") {
  std::string eighty;
  for (int i = 0; i < 80; ++i) eighty += "ä";
  CHECK(name(eighty) == eighty);
  CHECK(name(eighty + "b") == eighty.substr(0, 158) + "…");
  std::string stacked = "e";
  for (int i = 0; i < 50; ++i) stacked += "\u0301";
  CHECK(name(stacked) == "e\u0301\u0301\u0301\u0301");
}

TEST_CASE("the end of a file's name is always there, and is what it ends with", "[names]") {
  CHECK(shown_file_name("live\u202Etxt.exe") == "livetxt.exe");
  CHECK(shown_file_name("photo.jpg" + std::string(200, ' ') + ".exe") == "photo.jpg .exe");
  CHECK(shown_file_name("a\nb.txt") == "a b.txt");
  const std::string long_name = shown_file_name(std::string(300, 'x') + ".jpg.exe");
  CHECK(long_name == std::string(55, 'x') + "…" + std::string(16, 'x') + ".jpg.exe");
}

TEST_CASE("names that look the same have one look, others have not", "[names]") {
  for (const char* alike : {"Admin", "ADMIN", "аdmin", "Аdmin", "admin ", "ad\u200Bmin", "Αdmin", "ａｄｍｉｎ", "𝐀dmin",
                            "Ádmin", "A\u0301dmin", "admın", "adm1n", "admln"}) {
    INFO(alike);
    CHECK(look_of(alike) == look_of("admin"));
  }
  CHECK(look_of("b0b") == look_of("Bob"));
  CHECK(look_of("Straße") == look_of("STRASE"));
  CHECK(look_of("ВОЛЯ") == look_of("Воля"));
  for (const char* other : {"Adam", "admin2", "a.dmin", "админ", "管理者", ""})
    CHECK(look_of(other) != look_of("admin"));
}

TEST_CASE("an address stands beside a name, each in its own direction", "[names]") {
  CHECK(with_address("Admin", "mallory@x.org") == "Admin (mallory@x.org)");
  CHECK(with_address("דנה", "d@x.org") == "\u2068דנה\u2069 \u2066(d@x.org)\u2069");
  CHECK(with_address("a@x.org", "a@x.org") == "a@x.org");
}
