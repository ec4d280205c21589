#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ui/model/timeline.hpp"
#include "ui/text/drawing/glyphs.hpp"
#include "ui/text/drawing/shaper.hpp"
#include "ui/text/words/calendar.hpp"
#include "ui/text/words/emoji_names.hpp"
#include "ui/text/words/language.hpp"

// Stand-ins for the browser, the same on every machine: each code point is half as wide as the font is high.
namespace support::ui {

class FakeShaper final : public ::ui::text::TextShaper {
 public:
  static constexpr std::uint64_t kTexture = 77;  // all that it draws

  ::ui::text::RunMetrics measure(std::string_view text, const ::ui::text::RunStyle& style, float max_width) override;
  ::ui::text::RunTexture texture(::ui::text::RunKey key) override;

  int measured = 0;  // calls
  int drawn = 0;
  std::size_t laid_out = 0;  // bytes of texts that were asked for the first time
  // The text behind a key that measure() gave.
  [[nodiscard]] std::string text(::ui::text::RunKey key) const;

 private:
  struct Run {
    std::string text;
    ::ui::text::RunMetrics metrics;
  };
  std::unordered_map<::ui::text::RunKey, Run> runs_;
};

class FakeGlyphs final : public ::ui::text::GlyphRasterizer {
 public:
  ::ui::text::FontMetrics metrics(float size, ::ui::text::Weight weight) override;
  ::ui::text::GlyphBitmap rasterize(char32_t code_point, float size, ::ui::text::Weight weight) override;
  ::ui::text::GlyphBitmap rasterize_icon(std::uint16_t icon, float size) override;

  std::vector<char32_t> rasterized;
};

// UTC; days are written as "Day N", counted from 1970-01-01.
class FakeCalendar final : public ::ui::text::Calendar {
 public:
  ::ui::WallTime now() override { return now_; }
  std::string time_of_day(::ui::WallTime time) override;
  std::string day(::ui::WallTime time) override;
  std::int32_t day_number(::ui::WallTime time) override;

 private:
  ::ui::WallTime now_{std::chrono::days{20'000} + std::chrono::hours{12}};
};

// Five emoji, once they are loaded.
class FakeEmojiNames final : public ::ui::text::EmojiNames {
 public:
  std::string_view lines() override;
  bool loaded = false;
  int asked = 0;
};

// English numbers; those of every other language as in Arabic, which has all six plural forms (CLDR).
class FakeNumbers final : public ::ui::text::Numbers {
 public:
  ::ui::text::Plural plural(std::int64_t count) override;
  std::string number(std::int64_t value) override { return std::to_string(value); }
};

// Nothing moves in the conversations below: an entry's key is its position.
inline ::ui::model::MessageKey key_at(std::int64_t position) {
  return ::ui::model::MessageKey{static_cast<std::uint64_t>(position)};
}

// A conversation made up as it is read: any length, no memory.
class GeneratedTimeline final : public ::ui::model::Timeline {
 public:
  explicit GeneratedTimeline(std::int64_t count) : end_(count) {}
  [[nodiscard]] std::int64_t begin() const override { return begin_; }
  [[nodiscard]] std::int64_t end() const override { return end_; }
  [[nodiscard]] ::ui::model::TimelineItem item(std::int64_t position) const override;
  [[nodiscard]] std::optional<std::int64_t> position_of(::ui::model::MessageKey key) const override;
  [[nodiscard]] std::uint32_t layout_epoch() const override { return 0; }

  void load_older(std::int64_t count) { begin_ -= count; }
  void append(std::int64_t count) { end_ += count; }
  mutable int read = 0;  // entries that were asked for

 private:
  std::int64_t begin_ = 0;
  std::int64_t end_ = 0;
};

// A conversation of given entries.
class ListedTimeline final : public ::ui::model::Timeline {
 public:
  struct Entry {
    ::ui::model::ItemKind kind = ::ui::model::ItemKind::Incoming;
    std::string author;
    std::string text;
    ::ui::WallTime time{};
    ::ui::model::Delivery delivery = ::ui::model::Delivery::None;
  };
  [[nodiscard]] std::int64_t begin() const override { return 0; }
  [[nodiscard]] std::int64_t end() const override { return static_cast<std::int64_t>(entries.size()); }
  [[nodiscard]] ::ui::model::TimelineItem item(std::int64_t position) const override;
  [[nodiscard]] std::optional<std::int64_t> position_of(::ui::model::MessageKey key) const override;
  [[nodiscard]] std::uint32_t layout_epoch() const override { return 0; }

  std::vector<Entry> entries;
};

}  // namespace support::ui
