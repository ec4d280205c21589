#pragma once

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

namespace ui::widget {

// Heights of the items of a very long list: an estimate for all, the truth for those that were measured. Sums take the same
// time and memory goes with what was measured, however many items there are. Items may be added at both ends at no cost.
class HeightIndex {
 public:
  // Items have the positions begin..end-1. `estimate` in CSS pixels.
  void set_range(std::int64_t begin, std::int64_t end);
  void set_estimate(double estimate);
  void measured(std::int64_t position, double height);
  // Nothing is measured any more.
  void clear();

  [[nodiscard]] double height(std::int64_t position) const;
  // Sum of the heights of all items before `position`.
  [[nodiscard]] double offset(std::int64_t position) const;
  [[nodiscard]] double total() const { return offset(end_); }

  struct Found {
    std::int64_t position = 0;
    double into = 0;  // pixels below the item's top
  };
  // The item at `pixels` from the top; the first or last one when it is outside.
  [[nodiscard]] Found at(double pixels) const;
  // How many items take memory.
  [[nodiscard]] std::size_t held() const { return pages_.size() * static_cast<std::size_t>(kPage); }

 private:
  static constexpr std::int64_t kPage = 256;
  // By how much the measured items of a page differ from the estimate.
  struct Page {
    std::vector<float> difference;
    double sum = 0;
  };
  [[nodiscard]] static std::int64_t page_of(std::int64_t position);
  void add_to_tree(std::int64_t page, double difference);
  [[nodiscard]] double sum_before_page(std::int64_t page) const;
  [[nodiscard]] double differences_before(std::int64_t position) const;

  std::int64_t begin_ = 0;
  std::int64_t end_ = 0;
  double estimate_ = 64;
  std::unordered_map<std::int64_t, Page> pages_;
  std::unordered_map<std::uint64_t, double> tree_;  // Fenwick tree over all pages there could be; absent nodes are 0
};

}  // namespace ui::widget
