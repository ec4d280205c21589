#include "ui/text/words/language.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/ui/fakes.hpp"
#include "ui/text/unicode/direction.hpp"
#include "ui/text/words/phrases.hpp"

namespace phrases = ui::text::phrases;
using support::ui::FakeNumbers;
using ui::text::Direction;
using ui::text::has_direction;

namespace {

constexpr const char* kName = "Ann";
constexpr const char* kHebrewName = "\u05D0\u05E0";

// Speaks Arabic with the words that are given in place of the English ones, as long as it lives.
class Arabic {
 public:
  explicit Arabic(std::vector<std::pair<std::string_view, std::string>> replaced) {
    const auto source = ui::text::internal::source_words();
    std::vector<std::string> words(source.begin(), source.end());
    for (auto& word : words) {
      for (const auto& [english, arabic] : replaced)
        if (word == english) word = arabic;
    }
    ui::text::speak("ar", std::move(words), numbers_);
  }
  ~Arabic() { ui::text::speak_english(); }
  Arabic(const Arabic&) = delete;
  Arabic& operator=(const Arabic&) = delete;

 private:
  FakeNumbers numbers_;
};

}  // namespace

TEST_CASE("English is spoken until another language is", "[language]") {
  CHECK(ui::text::spoken().tag == "en");
  CHECK(phrases::sign_in() == "Sign in");
  const Arabic arabic({{"Sign in", "\u062F\u062E\u0648\u0644"}});
  CHECK(ui::text::spoken().tag == "ar");
  CHECK(ui::text::spoken().right_to_left);
  CHECK(phrases::sign_in() == "\u062F\u062E\u0648\u0644");
}

TEST_CASE("each number has the form of its language", "[language]") {
  CHECK(phrases::unread(1) == "1 unread message");
  CHECK(phrases::unread(0) == "0 unread messages");
  // What the English catalogue has for one and for others; the rest is for languages that have more forms.
  const Arabic arabic({{"{0} unread message", "one"}, {"{0} unread messages", "{0} other"}});
  CHECK(phrases::unread(1) == "one");
  CHECK(phrases::unread(2) == "2 other");
  CHECK(phrases::unread(5) == "5 other");
}

TEST_CASE("words of another version of the page are not mixed with these", "[language]") {
  FakeNumbers numbers;
  ui::text::speak("ar", {"one", "two"}, numbers);
  CHECK(ui::text::spoken().tag == "en");
  CHECK(phrases::sign_in() == "Sign in");
  ui::text::speak_english();
}

TEST_CASE("a word that is missing is said in English", "[language]") {
  const Arabic arabic({{"Sign in", ""}});
  CHECK(phrases::sign_in() == "Sign in");
}

TEST_CASE("a name that runs the other way is isolated, others are not", "[language]") {
  CHECK(phrases::call_with(kName) == "Call with Ann");
  CHECK(phrases::call_with(kHebrewName) == std::string("Call with \u2068") + kHebrewName + "\u2069");
  const Arabic arabic({});
  CHECK(phrases::call_with(kName) == "Call with \u2068Ann\u2069");
  CHECK(phrases::call_with(kHebrewName) == std::string("Call with ") + kHebrewName);
  CHECK(phrases::call_with("123") == "Call with 123");
}

TEST_CASE("what turns the direction of a text does so within it, also in a sentence", "[language]") {
  CHECK(phrases::call_with("A\u202En") == "Call with \u2068A\u202En\u2069");
  CHECK(phrases::call_with("A\u2069n") == "Call with \u2068An\u2069");
  CHECK(phrases::call_with("A\u2067n") == "Call with \u2068A\u2067n\u2069\u2069");
}

TEST_CASE("a language that is not there is English", "[language]") {
  CHECK(ui::text::language("tlh").tag == "en");
  CHECK(ui::text::language("de").name == "Deutsch");
  CHECK(ui::text::languages().size() >= 8);
}

TEST_CASE("a line that is drawn by itself opens what was open before it", "[language]") {
  const std::string text = "a \u2068\u05D0 b\u2069 c \u2068d \u2067e";
  const auto at = [&](std::string_view part) { return ui::text::open_isolates(text, text.find(part)); };
  CHECK(at("a").empty());
  CHECK(at(" b") == "\u2067");
  CHECK(at(" c").empty());
  CHECK(at("d") == "\u2066");
  CHECK(at("e") == "\u2066\u2067");
}

TEST_CASE("letters have directions, digits and signs have none", "[language]") {
  CHECK(has_direction("12 abc", Direction::LeftToRight));
  CHECK(has_direction("\u4F60\u597D", Direction::LeftToRight));
  CHECK(has_direction("12 \u0645", Direction::RightToLeft));
  CHECK_FALSE(has_direction("12 \u0645", Direction::LeftToRight));
  for (const char* neutral : {"12:05", "\u2026", "\U0001F44D\uFE0F", "\u0663", "\u2068\u2069"}) {
    INFO(neutral);
    CHECK_FALSE(has_direction(neutral, Direction::LeftToRight));
    CHECK_FALSE(has_direction(neutral, Direction::RightToLeft));
  }
}
