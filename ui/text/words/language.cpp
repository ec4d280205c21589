#include "ui/text/words/language.hpp"

#include <algorithm>
#include <utility>

#include "ui/text/unicode/direction.hpp"
#include "ui/text/unicode/utf8.hpp"

namespace ui::text {
namespace {

constexpr std::string_view kSource = "en";

class EnglishNumbers final : public Numbers {
 public:
  Plural plural(std::int64_t count) override { return count == 1 ? Plural::One : Plural::Other; }
  std::string number(std::int64_t value) override { return std::to_string(value); }
};

struct Speech {
  EnglishNumbers english;
  const LanguageName* language = &text::language(kSource);
  std::vector<std::string> words;  // empty: those that are compiled in
  Numbers* numbers = &english;
};

Speech& speech() {
  static Speech speech;
  return speech;
}

std::string_view word(std::size_t index) {
  const auto& words = speech().words;
  return words.empty() || words[index].empty() ? text::internal::source_words()[index] : words[index];
}

constexpr bool is_isolate(char32_t code) { return code >= 0x2066 && code <= 0x2068; }
constexpr bool turns(char32_t code) { return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069); }

bool turns(std::string_view text) {
  while (!text.empty())
    if (turns(take_code_point(text))) return true;
  return false;
}

// What others wrote must not end the isolate that is put around it, nor keep it open.
std::string self_contained(std::string_view text) {
  std::string result;
  std::size_t open = 0;
  while (!text.empty()) {
    const std::string_view from = text;
    const char32_t code = take_code_point(text);
    const bool pop = code == 0x2069;
    if (pop && open == 0) continue;
    open = pop ? open - 1 : open + (is_isolate(code) ? 1 : 0);
    result.append(from.substr(0, from.size() - text.size()));
  }
  for (; open > 0; --open) result.append(kPopIsolate);
  return result;
}

std::string isolated(std::string_view value) {
  const Direction other = spoken().right_to_left ? Direction::LeftToRight : Direction::RightToLeft;
  if (!has_direction(value, other) && !turns(value)) return std::string(value);
  return std::string(kIsolateFirstStrong).append(self_contained(value)).append(kPopIsolate);
}

std::string fill(std::string_view pattern, std::initializer_list<std::string_view> values) {
  std::string result;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t open = std::min(pattern.find('{', at), pattern.size());
    result.append(pattern.substr(at, open - at));
    if (open == pattern.size()) break;
    const auto which = static_cast<std::size_t>(pattern[open + 1] - '0');
    if (which < values.size()) result.append(isolated(values.begin()[which]));
    at = open + 3;
  }
  return result;
}

}  // namespace

const LanguageName& language(std::string_view tag) {
  const auto known = languages();
  const auto found = std::ranges::find(known, tag, &LanguageName::tag);
  return found != known.end() ? *found : *std::ranges::find(known, kSource, &LanguageName::tag);
}

void speak(std::string_view tag, std::vector<std::string> words, Numbers& numbers) {
  const bool complete = words.size() == internal::source_words().size();
  speech().language = &language(complete ? tag : kSource);
  speech().words = complete ? std::move(words) : std::vector<std::string>{};
  speech().numbers = &numbers;
}

void speak_english() { speak(kSource, {}, speech().english); }

const LanguageName& spoken() { return *speech().language; }

namespace phrases::internal {

std::string_view plain(std::size_t index) { return word(index); }

std::string filled(std::size_t index, std::initializer_list<std::string_view> values) {
  return fill(word(index), values);
}

std::string counted(std::size_t index, std::int64_t count, std::initializer_list<std::string_view> values) {
  const std::size_t form = index + static_cast<std::size_t>(speech().numbers->plural(count));
  const std::string_view pattern = word(form);
  return fill(pattern.empty() ? word(index + kPluralForms - 1) : pattern, values);
}

std::string number(std::int64_t value) { return speech().numbers->number(value); }

}  // namespace phrases::internal

}  // namespace ui::text
