#include "ui/text/content/shown_name.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "ui/text/unicode/characters.hpp"
#include "ui/text/unicode/direction.hpp"
#include "ui/text/unicode/utf8.hpp"

namespace ui::text {
namespace {

constexpr std::size_t kMost = 80;     // characters; no place shows more
constexpr std::size_t kFileEnd = 24;  // characters that stay of the end of a file's name
constexpr int kMostMarks = 4;         // on one letter; more would be drawn over what stands above
constexpr std::string_view kEllipsis = "\u2026";

constexpr char32_t kNonJoiner = 0x200C;
constexpr char32_t kJoiner = 0x200D;

bool is_tag(char32_t code) { return code >= 0xE0020 && code <= 0xE007F; }

// Invisible, but what stands before it is drawn otherwise by it: the picture of an emoji, the flag of a region.
bool belongs_to(char32_t before, char32_t code) {
  constexpr char32_t kBlackFlag = 0x1F3F4;
  if (code == 0xFE0E || code == 0xFE0F) return before >= 0x2000 || (before >= '0' && before <= '9');
  return is_tag(code) && (before == kBlackFlag || is_tag(before));
}

// Takes characters one after the other and keeps those that may be shown.
class Cleaner {
 public:
  void take(char32_t code) {
    if (is_blank(code)) {
      blank_due_ = !result_.empty();
      joiner_ = 0;
    } else if (code == kJoiner || code == kNonJoiner) {
      if (before_ >= 0x80 && !blank_due_)
        joiner_ = code;  // emoji, Persian and Indic words need them, at no end of them
    } else if (is_invisible(code)) {
      if (!blank_due_ && belongs_to(before_, code)) append(code);
    } else if (!is_mark(code)) {
      marks_ = 0;
      append(code);
    } else if (!result_.empty() && !blank_due_ && ++marks_ <= kMostMarks) {
      append(code);
    }
  }

  [[nodiscard]] std::string result() && { return std::move(result_); }

 private:
  void append(char32_t code) {
    if (std::exchange(blank_due_, false)) result_ += ' ';
    if (const char32_t joiner = std::exchange(joiner_, 0); joiner != 0 && code >= 0x80)
      append_code_point(result_, joiner);
    append_code_point(result_, code);
    before_ = code;
  }

  std::string result_;
  char32_t joiner_ = 0;  // due before the next character; 0: none
  char32_t before_ = 0;
  int marks_ = 0;
  bool blank_due_ = false;
};

std::string clean(std::string_view text) {
  Cleaner cleaner;
  while (!text.empty()) cleaner.take(take_code_point(text));
  return std::move(cleaner).result();
}

// The bytes of the first `count` characters.
std::size_t bytes_of(std::string_view text, std::size_t count) {
  std::string_view rest = text;
  for (; count > 0 && !rest.empty(); --count) take_code_point(rest);
  return text.size() - rest.size();
}

std::string cut(std::string name, std::size_t most) {
  const std::size_t end = bytes_of(name, most);
  if (end == name.size()) return name;
  name.resize(bytes_of(name, most - 1));
  return name.append(kEllipsis);
}

struct Alike {
  char32_t code;
  char letter;
};

// Letters that are drawn as a letter of Latin is.
constexpr std::array kAlike = std::to_array<Alike>({
    {U'а', 'a'}, {U'е', 'e'}, {U'о', 'o'}, {U'р', 'p'}, {U'с', 'c'}, {U'у', 'y'}, {U'х', 'x'}, {U'і', 'i'}, {U'ї', 'i'},
    {U'ё', 'e'}, {U'ѕ', 's'}, {U'ј', 'j'}, {U'ԁ', 'd'}, {U'һ', 'h'}, {U'ԛ', 'q'}, {U'ԝ', 'w'}, {U'ѵ', 'v'}, {U'А', 'a'},
    {U'В', 'b'}, {U'Е', 'e'}, {U'К', 'k'}, {U'М', 'm'}, {U'Н', 'h'}, {U'О', 'o'}, {U'Р', 'p'}, {U'С', 'c'}, {U'Т', 't'},
    {U'У', 'y'}, {U'Х', 'x'}, {U'І', 'i'}, {U'Ї', 'i'}, {U'Ё', 'e'}, {U'Ѕ', 's'}, {U'Ј', 'j'}, {U'к', 'k'}, {U'Α', 'a'},
    {U'Β', 'b'}, {U'Ε', 'e'}, {U'Ζ', 'z'}, {U'Η', 'h'}, {U'Ι', 'i'}, {U'Κ', 'k'}, {U'Μ', 'm'}, {U'Ν', 'n'}, {U'Ο', 'o'},
    {U'Ρ', 'p'}, {U'Τ', 't'}, {U'Υ', 'y'}, {U'Χ', 'x'}, {U'α', 'a'}, {U'ι', 'i'}, {U'κ', 'k'}, {U'ν', 'v'}, {U'ο', 'o'},
    {U'ρ', 'p'}, {U'υ', 'u'}, {U'օ', 'o'}, {U'ո', 'n'}, {U'ս', 'u'}, {U'հ', 'h'}, {U'ɑ', 'a'}, {U'ɡ', 'g'}, {U'ɩ', 'i'},
});

// U+00C0 to U+017F without their accents.
constexpr std::string_view kBare =
    "aaaaaaaceeeeiiiidnooooox"
    "ouuuuypsaaaaaaaceeeeiiiidnooooo/ouuuuypy"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrsssssssstttttt"
    "uuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(kBare.size() == 0x180 - 0xC0);

char32_t bare(char32_t code) {
  if (const auto alike = std::ranges::find(kAlike, code, &Alike::code); alike != kAlike.end()) return alike->letter;
  if (code >= 0xC0 && code < 0x180) return static_cast<unsigned char>(kBare[code - 0xC0]);
  if (code >= 0xFF01 && code <= 0xFF5E) return code - 0xFF01 + '!';                 // of full width
  if (code >= 0x1D400 && code <= 0x1D6A3) return 'A' + (code - 0x1D400) % 52 % 26;  // mathematical letters
  if (code >= 0x1D7CE && code <= 0x1D7FF) return '0' + (code - 0x1D7CE) % 10;
  if (code >= 0x0410 && code <= 0x042F) return code + 0x20;
  if (code >= 0x0391 && code <= 0x03A9) return code + 0x20;
  return code;
}

// One for all that are drawn alike.
char32_t plainest(char32_t code) {
  code = bare(code);
  if (code >= 'A' && code <= 'Z') code += 'a' - 'A';
  if (code == 'i' || code == '1' || code == '|') return 'l';
  return code == '0' ? U'o' : code;
}

}  // namespace

std::string shown_name(std::string_view given, std::string_view address) {
  std::string name = clean(given);
  return cut(name.empty() ? clean(address) : std::move(name), kMost);
}

std::string shown_file_name(std::string_view given) {
  std::string name = clean(given);
  if (name.empty()) return "?";
  if (bytes_of(name, kMost) == name.size()) return name;
  std::size_t end = name.size();
  for (std::size_t kept = 0; kept < kFileEnd; ++kept)
    end -= last_code_point(std::string_view(name).substr(0, end)).size();
  const std::size_t begin = bytes_of(name, kMost - kFileEnd - 1);
  return name.substr(0, begin).append(kEllipsis).append(name.substr(end));
}

std::string look_of(std::string_view name) {
  std::string look;
  while (!name.empty()) {
    const char32_t code = take_code_point(name);
    if (!is_blank(code) && !is_invisible(code) && !is_mark(code)) append_code_point(look, plainest(code));
  }
  return look;
}

std::string with_address(std::string_view name, std::string_view address) {
  if (name == address) return std::string(name);
  const bool turns = has_direction(name, Direction::RightToLeft) || has_direction(address, Direction::RightToLeft);
  // Each for itself, since the name's direction would turn the address around.
  if (turns) {
    const auto isolated = [](std::string_view sign, std::string_view text) {
      return std::string(sign).append(text).append(kPopIsolate);
    };
    return isolated(kIsolateFirstStrong, name) + " " + isolated(kIsolateLeftToRight, "(" + std::string(address) + ")");
  }
  return std::string(name).append(" (").append(address).append(")");
}

}  // namespace ui::text
