#pragma once

#include "gallery/generated_timeline.hpp"

namespace gallery {

// A made-up conversation of which a part in the middle is not loaded.
class GapTimeline final : public ui::model::Timeline {
 public:
  GapTimeline(std::int64_t above, std::int64_t missing, std::int64_t below);

  // From one entry to the next positions differ by 1; what is below the gap keeps its positions.
  [[nodiscard]] std::int64_t begin() const override { return shift(); }
  [[nodiscard]] std::int64_t end() const override { return all_.end(); }
  [[nodiscard]] ui::model::TimelineItem item(std::int64_t position) const override;
  [[nodiscard]] std::optional<std::int64_t> position_of(ui::model::MessageKey key) const override;
  [[nodiscard]] std::uint32_t layout_epoch() const override { return epoch_; }

  void load_from_above(std::int64_t count);
  void load_from_below(std::int64_t count);
  [[nodiscard]] std::int64_t gap() const { return missing_end_ - 1; }  // only while something is missing

  ui::model::History history = ui::model::History::Partial;  // of what is missing

 private:
  // How much lower the entries above the gap stand than in the whole conversation.
  [[nodiscard]] std::int64_t shift() const { return missing_ < missing_end_ ? missing_end_ - missing_ - 1 : 0; }

  GeneratedTimeline all_;
  std::int64_t missing_;  // positions in all of it
  std::int64_t missing_end_;
  std::uint32_t epoch_ = 0;
};

}  // namespace gallery
