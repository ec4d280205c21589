#include "tests/support/ui/fakes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "ui/text/unicode/utf8.hpp"

namespace support::ui {
namespace {

using namespace ::ui;

std::size_t hash_of(std::string_view text, const text::RunStyle& style, float max_width) {
  const std::string all = std::string(text) + '|' + std::to_string(style.size) + '|' +
                          std::to_string(style.line_height) + '|' + std::to_string(static_cast<int>(style.weight)) +
                          '|' + std::to_string(style.color) + '|' +
                          std::to_string(static_cast<int>(style.single_line)) + '|' + std::to_string(max_width) + '|' +
                          (style.direction ? std::to_string(static_cast<int>(*style.direction)) : std::string());
  return std::hash<std::string>{}(all) | 1U;
}

bool is_rtl(char32_t code) { return (code >= 0x590 && code <= 0x8FF) || (code >= 0xFB1D && code <= 0xFEFC); }

// Breaks at line feeds and wherever a line is full.
text::RunMetrics lay_out(std::string_view text, const text::RunStyle& style, float max_width) {
  const float advance = style.size / 2;
  text::RunMetrics metrics;
  float line = 0;
  int lines = 1;
  while (!text.empty()) {
    const char32_t code = text::take_code_point(text);
    metrics.right_to_left = metrics.right_to_left || is_rtl(code);
    const bool feed = code == '\n' && !style.single_line;
    if (feed || (!style.single_line && line + advance > max_width)) {
      ++lines;
      line = 0;
    }
    if (!feed) line = std::min(line + advance, max_width);
    metrics.width = std::max(metrics.width, line);
  }
  if (style.direction) metrics.right_to_left = *style.direction == text::Direction::RightToLeft;
  metrics.last_line_width = line;
  metrics.height = style.line_height * static_cast<float>(lines);
  return metrics;
}

text::GlyphBitmap block(float width, float height, float advance) {
  text::GlyphBitmap bitmap{.width = std::max(1, static_cast<int>(width)),
                           .height = std::max(1, static_cast<int>(height)),
                           .left = 0,
                           .top = height,
                           .advance = advance,
                           .colored = false,
                           .pixels = {}};
  bitmap.pixels.assign(static_cast<std::size_t>(bitmap.width) * static_cast<std::size_t>(bitmap.height), 0xFFFFFFFF);
  return bitmap;
}

}  // namespace

text::RunMetrics FakeShaper::measure(std::string_view text, const text::RunStyle& style, float max_width) {
  ++measured;
  const std::size_t key = hash_of(text, style, max_width);
  const auto known = runs_.find(key);
  if (known != runs_.end()) return known->second.metrics;
  laid_out += text.size();
  text::RunMetrics metrics = lay_out(text, style, max_width);
  metrics.key = key;
  runs_[key] = {std::string(text), metrics};
  return metrics;
}

text::RunTexture FakeShaper::texture(text::RunKey key) {
  ++drawn;
  const text::RunMetrics& metrics = runs_.at(key).metrics;
  return {
      .texture = kTexture, .uv0 = {0, 0}, .uv1 = {1, 1}, .size = {metrics.width + 4, metrics.height + 4}, .bleed = 2};
}

std::string FakeShaper::text(text::RunKey key) const {
  const auto found = runs_.find(key);
  return found == runs_.end() ? std::string() : found->second.text;
}

text::FontMetrics FakeGlyphs::metrics(float size, text::Weight /*weight*/) { return {size * 0.8F, size * 0.2F}; }

text::GlyphBitmap FakeGlyphs::rasterize(char32_t code_point, float size, text::Weight /*weight*/) {
  rasterized.push_back(code_point);
  if (code_point == ' ') return {.advance = size / 2, .pixels = {}};
  return block(size / 2, size * 0.7F, size / 2);
}

text::GlyphBitmap FakeGlyphs::rasterize_icon(std::uint16_t /*icon*/, float size) { return block(size, size, size); }

text::Plural FakeNumbers::plural(std::int64_t count) {
  if (text::spoken().tag == "en") return count == 1 ? text::Plural::One : text::Plural::Other;
  const std::int64_t rest = count % 100;
  if (count < 3) return static_cast<text::Plural>(count);
  if (rest >= 3 && rest <= 10) return text::Plural::Few;
  return rest >= 11 ? text::Plural::Many : text::Plural::Other;
}

std::string FakeCalendar::time_of_day(WallTime time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const auto minutes = std::chrono::floor<std::chrono::minutes>(time - day).count();
  const auto two = [](long long number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return two(minutes / 60) + ":" + two(minutes % 60);
}

std::int32_t FakeCalendar::day_number(WallTime time) {
  return static_cast<std::int32_t>(std::chrono::floor<std::chrono::days>(time).time_since_epoch().count());
}

std::string FakeCalendar::day(WallTime time) { return "Day " + std::to_string(day_number(time)); }

std::optional<std::int64_t> GeneratedTimeline::position_of(model::MessageKey key) const {
  const auto position = static_cast<std::int64_t>(key);
  return position >= begin_ && position < end_ ? std::optional(position) : std::nullopt;
}

std::optional<std::int64_t> ListedTimeline::position_of(model::MessageKey key) const {
  const auto position = static_cast<std::int64_t>(key);
  return position >= 0 && position < end() ? std::optional(position) : std::nullopt;
}

model::TimelineItem GeneratedTimeline::item(std::int64_t position) const {
  static constexpr std::array<std::string_view, 5> kTexts{
      "Yes.", "Shall we meet at the station at seven, or is that too early for you and the others?", "On my way",
      "First line\nSecond line\nThird line",
      "A message that is rather long, as people write them when they have something to explain: it goes on and on, "
      "over several lines, until at last it ends."};
  ++read;
  const auto pick = static_cast<std::size_t>(((position * 7) % 5 + 5) % 5);
  const bool ours = (position / 3) % 2 == 0;
  return {.key = key_at(position),
          .kind = ours ? model::ItemKind::Outgoing : model::ItemKind::Incoming,
          .author = ours ? "Me" : "Ann",
          .text = kTexts.at(pick),
          .time = WallTime{std::chrono::days{20'000} + (std::chrono::minutes{11} * (position - end_))},
          .delivery = ours ? model::Delivery::Received : model::Delivery::None,
          .revision = 0};
}

model::TimelineItem ListedTimeline::item(std::int64_t position) const {
  const Entry& entry = entries.at(static_cast<std::size_t>(position));
  return {.key = key_at(position),
          .kind = entry.kind,
          .author = entry.author,
          .text = entry.text,
          .time = entry.time,
          .delivery = entry.delivery,
          .revision = 0};
}

std::string_view FakeEmojiNames::lines() {
  ++asked;
  return !loaded ? std::string_view()
                 : "\U0001F600 grinning_face smile happy\n"
                   "\U0001F63A smiling_cat cat happy\n"
                   "\U0001F604 big_smile laugh\n"
                   "\U0001F6AC cigarette smoking\n"
                   "\u2764\uFE0F red_heart love";
}

}  // namespace support::ui
