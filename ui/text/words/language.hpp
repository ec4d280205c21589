#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// The language that the interface speaks. Its words come from web/locales: those of English are compiled in, those of others
// are loaded when they are chosen.
namespace ui::text {

// How many things there are, as grammar sees it (Unicode CLDR plural rules).
enum class Plural : std::uint8_t { Zero, One, Two, Few, Many, Other };
inline constexpr std::size_t kPluralForms = 6;

// What a language does with numbers, as the browser's Intl knows it.
class Numbers {
 public:
  virtual ~Numbers() = default;
  virtual Plural plural(std::int64_t count) = 0;
  // In the language's own digits and groups: "1,234".
  virtual std::string number(std::int64_t value) = 0;
};

struct LanguageName {
  std::string_view tag;   // BCP 47
  std::string_view name;  // in the language itself
  bool right_to_left = false;
};

// All languages that there are catalogues of.
std::span<const LanguageName> languages();
// English for a tag that is none of them.
const LanguageName& language(std::string_view tag);

// What all phrases are said with from now on. `words`: of that language, in the order of the source language; when it is empty
// or has another length (from another version of the page), English is spoken. `numbers` must outlive all phrases. As with Dear
// ImGui's context there is one for the program, because phrases are asked for from everywhere; it changes between frames only.
void speak(std::string_view tag, std::vector<std::string> words, Numbers& numbers);
void speak_english();
// The language that is spoken.
const LanguageName& spoken();

namespace internal {
std::span<const std::string_view> source_words();
}

namespace phrases::internal {

// The word at `index`; as it stands, or with {0}, {1}… replaced by `values`. A value whose direction is not the language's is
// isolated, so that it does not turn what stands around it (Unicode Bidirectional Algorithm, section 2.4).
std::string_view plain(std::size_t index);
std::string filled(std::size_t index, std::initializer_list<std::string_view> values);
// Of the plural forms from `index` on the one for `count`.
std::string counted(std::size_t index, std::int64_t count, std::initializer_list<std::string_view> values);
std::string number(std::int64_t value);

}  // namespace phrases::internal

}  // namespace ui::text
