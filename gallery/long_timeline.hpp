#pragma once

#include <array>
#include <string>

#include "ui/model/timeline.hpp"

namespace gallery {

// What people paste: a log of that many lines, one long line without a space, and an answer.
class LongTimeline final : public ui::model::Timeline {
 public:
  explicit LongTimeline(int lines = 12'000);
  [[nodiscard]] std::int64_t begin() const override { return 0; }
  [[nodiscard]] std::int64_t end() const override { return static_cast<std::int64_t>(texts_.size()); }
  [[nodiscard]] ui::model::TimelineItem item(std::int64_t position) const override;
  [[nodiscard]] std::optional<std::int64_t> position_of(ui::model::MessageKey key) const override;
  [[nodiscard]] std::uint32_t layout_epoch() const override { return 0; }

 private:
  std::array<std::string, 3> texts_;
};

}  // namespace gallery
