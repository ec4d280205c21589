#pragma once

#include <vector>

#include "ui/model/timeline.hpp"

namespace gallery {

// A short conversation with one entry for every state that a message can be in.
class SampleTimeline final : public ui::model::Timeline {
 public:
  enum class Sort : std::uint8_t {
    Messages,
    Kinds,  // what is more, or less, than words
  };
  explicit SampleTimeline(Sort sort = Sort::Messages);
  [[nodiscard]] std::int64_t begin() const override { return 0; }
  [[nodiscard]] std::int64_t end() const override { return static_cast<std::int64_t>(entries_.size()); }
  [[nodiscard]] ui::model::TimelineItem item(std::int64_t position) const override;
  [[nodiscard]] std::optional<std::int64_t> position_of(ui::model::MessageKey key) const override;
  [[nodiscard]] std::uint32_t layout_epoch() const override { return 0; }

 private:
  struct Entry {
    bool ours = false;
    std::string_view text;
    ui::model::Delivery delivery = ui::model::Delivery::None;
    ui::model::MessageDetails details;
    ui::model::Content content = ui::model::Content::Words;
    std::string_view subject = {};
    ui::model::Spoiler spoiler = ui::model::Spoiler::None;
    std::string_view hint = {};
  };
  void add_texts();
  void add_files();
  void add_voices();
  void add_kinds();

  std::vector<Entry> entries_;
};

}  // namespace gallery
