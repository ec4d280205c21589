#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "ui/model/timeline.hpp"

namespace gallery {

// The time at which all that the gallery shows happens: 16 May 2026, 20:05 UTC.
inline constexpr ui::WallTime kNow{std::chrono::sys_days{std::chrono::year{2026} / 5 / 16} + std::chrono::hours{20} +
                                   std::chrono::minutes{5}};

enum class Company : std::uint8_t { Two, Room };

// A conversation of any length that is made up as it is read and takes no memory: the same entry at the same distance from its
// end each time.
// Entries have mixed lengths and scripts, pictures, replies, reactions, files and voice notes; about 400 a day.
class GeneratedTimeline final : public ui::model::Timeline {
 public:
  explicit GeneratedTimeline(std::int64_t count, Company company = Company::Two);

  [[nodiscard]] std::int64_t begin() const override { return begin_; }
  [[nodiscard]] std::int64_t end() const override { return end_; }
  [[nodiscard]] ui::model::TimelineItem item(std::int64_t position) const override;
  [[nodiscard]] std::optional<std::int64_t> position_of(ui::model::MessageKey key) const override;
  [[nodiscard]] std::uint32_t layout_epoch() const override { return 0; }

  void load_older(std::int64_t count) { begin_ -= count; }
  void append(std::int64_t count) { end_ += count; }
  [[nodiscard]] std::uint64_t read() const { return read_; }  // entries that were asked for

 private:
  struct Slot {
    std::int64_t position = -1;
    ui::model::MessageDetails details;
  };
  const ui::model::MessageDetails* details(std::int64_t position) const;

  std::int64_t begin_ = 0;
  std::int64_t end_;
  std::int64_t last_;  // the last position before kNow; what is appended comes after
  Company company_;
  // Quotes name messages, so that details differ from entry to entry: those of some screens are kept.
  static constexpr std::size_t kSlots = 1024;
  mutable std::vector<Slot> slots_ = std::vector<Slot>(kSlots);
  mutable std::uint64_t read_ = 0;
};

}  // namespace gallery
