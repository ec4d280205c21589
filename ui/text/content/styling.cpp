#include "ui/text/content/styling.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include "ui/text/content/links.hpp"
#include "ui/text/unicode/utf8.hpp"

namespace ui::text {
namespace {

constexpr std::string_view kFence = "```";
constexpr int kDeepest = 32;  // quotations and spans within one another

// White_Space of Unicode, as far as it stands within a line (XEP-0393 §4).
bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == '\r' || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool space_follows(std::string_view text) { return !text.empty() && is_space(take_code_point(text)); }

bool space_precedes(std::string_view text) {
  if (text.empty()) return false;
  std::size_t first = text.size() - 1;
  while (first > 0 && text.size() - first < 4 && (static_cast<unsigned char>(text[first]) & 0xC0U) == 0x80) --first;
  return space_follows(text.substr(first));
}

std::uint8_t styling_of(char sign) {
  switch (sign) {
    case '*': return kStrong;
    case '_': return kEmphasis;
    case '~': return kStruck;
    case '`': return kPreformatted;
    default: return 0;
  }
}

// Where a line stands: within as many quotations as it begins with signs for (§5.1.3), and in or at the edge of a preformatted
// block, which lasts as long as its quotation.
struct LinePlace {
  enum class Block : std::uint8_t { None, Fence, Inside };
  std::size_t words = 0;  // bytes before its words
  std::size_t depth = 0;
  Block block = Block::None;
};

// `open` becomes what is open after the line.
LinePlace place_of(std::string_view line, OpenBlock& open) {
  LinePlace place;
  while (place.words < line.size() && line[place.words] == '>' && place.depth < kDeepest &&
         (!open || place.depth < *open)) {
    ++place.words;
    ++place.depth;
    if (const std::string_view rest = line.substr(place.words); space_follows(rest)) {
      std::string_view after = rest;
      take_code_point(after);
      place.words += rest.size() - after.size();
    }
  }
  if (open && place.depth < *open) open.reset();
  const std::string_view words = line.substr(place.words);
  if (open) {
    place.block = words == kFence ? LinePlace::Block::Fence : LinePlace::Block::Inside;
    if (place.block == LinePlace::Block::Fence) open.reset();
  } else if (words.starts_with(kFence)) {
    place.block = LinePlace::Block::Fence;
    open = static_cast<std::uint8_t>(place.depth);
  }
  return place;
}

class Reader {
 public:
  Reader(std::string_view text, OpenBlock open) : text_(text), open_(open) {}

  std::vector<StyledPart> read() {
    for (std::size_t begin = 0; begin <= text_.size();) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      line(begin, end);
      begin = end + 1;
    }
    return std::move(parts_);
  }

 private:
  void line(std::size_t begin, std::size_t end) {
    find_words(begin, end);
    const LinePlace place = place_of(text_.substr(begin, end - begin), open_);
    const std::size_t at = begin + place.words;
    const std::uint8_t quotation = place.depth > 0 ? kQuotation : 0;
    add(begin, at, static_cast<std::uint8_t>(quotation | kDirective), begin);
    switch (place.block) {
      case LinePlace::Block::None: return spans(at, end, quotation, 0, begin);
      case LinePlace::Block::Fence:
        return add(at, end, static_cast<std::uint8_t>(quotation | kPreformatted | kDirective), begin);
      case LinePlace::Block::Inside: return add(at, end, static_cast<std::uint8_t>(quotation | kPreformatted), begin);
    }
  }

  // A link is one word: no sign in it styles anything.
  void find_words(std::size_t begin, std::size_t end) {
    links_ = find_links(text_.substr(begin, end - begin));
    for (Link& link : links_) link = {begin + link.begin, begin + link.end};
  }

  [[nodiscard]] bool in_link(std::size_t at) const {
    const auto next = std::ranges::upper_bound(links_, at, {}, &Link::begin);
    return next != links_.begin() && at < std::prev(next)->end;
  }

  // Whether a span may begin with the sign at `at` (§5.2). `begin`, `end`: of its parent.
  [[nodiscard]] bool opens(std::size_t begin, std::size_t at, std::size_t end) const {
    const std::string_view before = text_.substr(begin, at - begin);
    const std::string_view after = text_.substr(at + 1, end - at - 1);
    return (before.empty() || space_precedes(before)) && !after.empty() && after.front() != text_[at] &&
           !space_follows(after);
  }

  // The sign that ends what `at` opens.
  [[nodiscard]] std::optional<std::size_t> close_of(std::size_t at, std::size_t end) const {
    const char sign = text_[at];
    for (std::size_t close = text_.find(sign, at + 2); close < end; close = text_.find(sign, close + 1))
      if (!space_precedes(text_.substr(at + 1, close - at - 1)) && !in_link(close)) return close;
    return std::nullopt;
  }

  void spans(std::size_t begin, std::size_t end, std::uint8_t styling, int depth, std::size_t line_begin) {
    std::size_t plain = begin;
    std::uint8_t unmatched = 0;  // no further sign ends those: looked for once
    for (std::size_t at = begin; at < end; ++at) {
      const std::uint8_t own = styling_of(text_[at]);
      if (own == 0 || (unmatched & own) != 0 || depth >= kDeepest || in_link(at) || !opens(begin, at, end)) continue;
      const auto close = close_of(at, end);
      if (!close) {
        unmatched |= own;
        continue;
      }
      const auto inner = static_cast<std::uint8_t>(styling | own);
      const auto sign = static_cast<std::uint8_t>(inner | kDirective);
      add(plain, at, styling, line_begin);
      add(at, at + 1, sign, line_begin);
      if (own == kPreformatted)
        add(at + 1, *close, inner, line_begin);
      else
        spans(at + 1, *close, inner, depth + 1, line_begin);
      add(*close, *close + 1, sign, line_begin);
      at = *close;
      plain = at + 1;
    }
    add(plain, end, styling, line_begin);
  }

  void add(std::size_t begin, std::size_t end, std::uint8_t styling, std::size_t line_begin) {
    if (begin >= end) return;
    const bool joins = !parts_.empty() && parts_.back().end == begin && begin > line_begin;
    if (joins && parts_.back().styling == styling)
      parts_.back().end = end;
    else
      parts_.push_back({begin, end, styling});
  }

  std::string_view text_;
  std::vector<StyledPart> parts_;
  std::vector<Link> links_;  // of the line
  OpenBlock open_;
};

}  // namespace

std::vector<StyledPart> read_styling(std::string_view text, OpenBlock open) { return Reader(text, open).read(); }

OpenBlock open_after(std::string_view text, OpenBlock open) {
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    place_of(text.substr(begin, end - begin), open);
    begin = end + 1;
  }
  return open;
}

bool has_styling(std::string_view text) {
  if (text.find_first_of("*_~`>") == std::string_view::npos) return false;
  return std::ranges::any_of(read_styling(text), [](const StyledPart& part) { return part.styling != 0; });
}

}  // namespace ui::text
