#include "ui/text/words/language.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "tests/support/shell/people.hpp"
#include "tests/support/shell/town.hpp"
#include "ui/text/words/phrases.hpp"

using namespace std::chrono_literals;
using support::page::AnnAndBob;
using support::page::is_online;
using support::page::kAnn;
using support::page::Page;
using ui::semantics::Role;

namespace {

constexpr const char* kStored = "parley.1.language";

// The English words under another name, with one that tells them apart.
std::vector<std::string> german() {
  const auto source = ui::text::internal::source_words();
  std::vector<std::string> words(source.begin(), source.end());
  std::ranges::replace(words, std::string("Sign in"), std::string("Anmelden"));
  std::ranges::replace(words, std::string("Conversations"), std::string("Chats"));
  return words;
}

void choose(AnnAndBob& people, std::string_view name) {
  people.ann.screen.click(Role::MenuItem, "Language");
  people.town.run_for(100ms);
  people.ann.screen.click(Role::MenuItem, name);
}

void open_menu(AnnAndBob& people) {
  people.sign_in();
  people.ann.screen.click(Role::Button, "Menu");
  people.town.run_for(100ms);
}

}  // namespace

TEST_CASE("a chosen language is spoken when its words are there, and kept", "[language]") {
  AnnAndBob people;
  Page& ann = people.ann;
  ann.languages.catalogues["de"] = german();
  open_menu(people);
  choose(people, "Deutsch");
  CHECK(ann.state().language.spoken == "en");  // its words are on the way
  people.town.run_for(200ms);
  CHECK(ann.state().language == ui::model::Language{.chosen = "de", .spoken = "de"});
  CHECK(ann.languages.adopted == "de");
  CHECK(ann.screen.find(Role::Navigation, "Chats") != nullptr);
  CHECK(ann.storage.values.at(kStored) == "de");
}

TEST_CASE("words that cannot be loaded leave the language as it was", "[language]") {
  AnnAndBob people;
  open_menu(people);
  choose(people, "Deutsch");
  people.town.run_for(200ms);
  CHECK(people.ann.state().language == ui::model::Language{});
  CHECK(people.ann.screen.shows("The language could not be loaded."));
  CHECK_FALSE(people.ann.storage.values.contains(kStored));
}

TEST_CASE("of two choices the later one counts, whichever arrives first", "[language]") {
  AnnAndBob people;
  Page& ann = people.ann;
  ann.languages.catalogues["de"] = german();
  ann.languages.latency = 300ms;
  open_menu(people);
  choose(people, "Deutsch");
  ann.languages.latency = 10ms;
  ann.screen.click(Role::Button, "Menu");
  people.town.run_for(50ms);
  choose(people, "English");
  people.town.run_for(1s);
  CHECK(ann.state().language == ui::model::Language{.chosen = "en", .spoken = "en"});
}

TEST_CASE("the page comes up in the language that was loaded with it", "[language]") {
  AnnAndBob people;
  Page& ann = people.ann;
  ann.storage.values[kStored] = "de";
  ann.languages.first = {.tag = "de", .words = german()};
  ann.load();
  people.town.run_for(200ms);
  CHECK(ann.state().language == ui::model::Language{.chosen = "de", .spoken = "de"});
  CHECK(ann.screen.find(Role::Button, "Anmelden") != nullptr);
}

TEST_CASE("the language of the browser can be had back", "[language]") {
  AnnAndBob people;
  Page& ann = people.ann;
  ann.storage.values[kStored] = "en";
  ann.languages.catalogues["de"] = german();
  ann.languages.of_browser = "de";
  ann.load();
  people.town.run_for(200ms);
  open_menu(people);
  choose(people, "Language of the browser");
  people.town.run_for(200ms);
  CHECK(ann.state().language == ui::model::Language{.chosen = "", .spoken = "de"});
  CHECK(ann.storage.values.at(kStored).empty());
}
