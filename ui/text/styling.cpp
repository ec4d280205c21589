#include "ui/text/styling.hpp"

#include <algorithm>
#include <optional>

#include "ui/text/utf8.hpp"

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

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::vector<StyledPart> read() {
    for (std::size_t begin = 0; begin <= text_.size();) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      line(begin, end);
      begin = end + 1;
    }
    return std::move(parts_);
  }

 private:
  // One line within as many quotations as it begins with signs for (§5.1.3). A preformatted block lasts as long as its quotation.
  void line(std::size_t begin, std::size_t end) {
    const std::size_t depth_before = fenced_in_.value_or(0);
    std::size_t depth = 0;
    std::size_t at = begin;
    while (at < end && text_[at] == '>' && depth < kDeepest && (!fenced_in_ || depth < depth_before)) {
      ++at;
      ++depth;
      if (const std::string_view rest = text_.substr(at, end - at); space_follows(rest)) {
        std::string_view after = rest;
        take_code_point(after);
        at += rest.size() - after.size();
      }
    }
    if (fenced_in_ && depth < depth_before) fenced_in_.reset();
    const std::uint8_t quotation = depth > 0 ? kQuotation : 0;
    add(begin, at, static_cast<std::uint8_t>(quotation | kDirective), begin);
    block(at, end, quotation, depth, begin);
  }

  void block(std::size_t at, std::size_t end, std::uint8_t quotation, std::size_t depth, std::size_t line_begin) {
    const std::string_view words = text_.substr(at, end - at);
    const auto preformatted = static_cast<std::uint8_t>(quotation | kPreformatted);
    const auto fence = static_cast<std::uint8_t>(preformatted | kDirective);
    if (fenced_in_) {
      const bool ends = words == kFence;
      if (ends) fenced_in_.reset();
      return add(at, end, ends ? fence : preformatted, line_begin);
    }
    if (words.starts_with(kFence)) {
      fenced_in_ = depth;
      return add(at, end, fence, line_begin);
    }
    spans(at, end, quotation, 0, line_begin);
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
      if (!space_precedes(text_.substr(at + 1, close - at - 1))) return close;
    return std::nullopt;
  }

  void spans(std::size_t begin, std::size_t end, std::uint8_t styling, int depth, std::size_t line_begin) {
    std::size_t plain = begin;
    std::uint8_t unmatched = 0;  // no further sign ends those: looked for once
    for (std::size_t at = begin; at < end; ++at) {
      const std::uint8_t own = styling_of(text_[at]);
      if (own == 0 || (unmatched & own) != 0 || depth >= kDeepest || !opens(begin, at, end)) continue;
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
  std::optional<std::size_t> fenced_in_;  // how many quotations a preformatted block that is open lies in
};

}  // namespace

std::vector<StyledPart> read_styling(std::string_view text) { return Reader(text).read(); }

bool has_styling(std::string_view text) {
  if (text.find_first_of("*_~`>") == std::string_view::npos) return false;
  return std::ranges::any_of(read_styling(text), [](const StyledPart& part) { return part.styling != 0; });
}

}  // namespace ui::text
