#include "ui/widget/list/height_index.hpp"

#include <algorithm>

namespace ui::widget {
namespace {

// The tree spans 2^32 pages around position 0. It is sparse: a page that was measured takes 32 nodes at most.
constexpr std::uint64_t kNodes = std::uint64_t{1} << 32U;

std::uint64_t node_of(std::int64_t page) { return static_cast<std::uint64_t>(page + std::int64_t{kNodes / 2}) + 1; }

}  // namespace

std::int64_t HeightIndex::page_of(std::int64_t position) {
  return position >= 0 ? position / kPage : -((-position + kPage - 1) / kPage);
}

void HeightIndex::set_range(std::int64_t begin, std::int64_t end) {
  begin_ = begin;
  end_ = std::max(begin, end);
}

void HeightIndex::set_estimate(double estimate) {
  if (estimate == estimate_) return;
  estimate_ = estimate;
  clear();
}

void HeightIndex::clear() {
  pages_.clear();
  tree_.clear();
}

void HeightIndex::measured(std::int64_t position, double height) {
  const std::int64_t number = page_of(position);
  Page& page = pages_[number];
  if (page.difference.empty()) page.difference.resize(kPage);
  float& slot = page.difference[static_cast<std::size_t>(position - (number * kPage))];
  const auto difference = static_cast<float>(height - estimate_);
  if (slot == difference) return;
  add_to_tree(number, static_cast<double>(difference) - slot);
  page.sum += static_cast<double>(difference) - slot;
  slot = difference;
}

void HeightIndex::add_to_tree(std::int64_t page, double difference) {
  for (std::uint64_t i = node_of(page); i <= kNodes; i += i & (~i + 1)) tree_[i] += difference;
}

double HeightIndex::sum_before_page(std::int64_t page) const {
  double sum = 0;
  for (std::uint64_t i = node_of(page) - 1; i > 0; i -= i & (~i + 1)) {
    const auto node = tree_.find(i);
    if (node != tree_.end()) sum += node->second;
  }
  return sum;
}

double HeightIndex::differences_before(std::int64_t position) const {
  const std::int64_t number = page_of(position);
  double sum = sum_before_page(number);
  const auto page = pages_.find(number);
  if (page == pages_.end()) return sum;
  for (std::int64_t i = number * kPage; i < position; ++i)
    sum += page->second.difference[static_cast<std::size_t>(i - (number * kPage))];
  return sum;
}

double HeightIndex::height(std::int64_t position) const {
  const std::int64_t number = page_of(position);
  const auto page = pages_.find(number);
  return page == pages_.end()
             ? estimate_
             : estimate_ + page->second.difference[static_cast<std::size_t>(position - (number * kPage))];
}

double HeightIndex::offset(std::int64_t position) const {
  const std::int64_t inside = std::clamp(position, begin_, end_);
  return (static_cast<double>(inside - begin_) * estimate_) + differences_before(inside) - differences_before(begin_);
}

HeightIndex::Found HeightIndex::at(double pixels) const {
  if (begin_ == end_) return {begin_, 0};
  std::int64_t low = begin_;
  std::int64_t high = end_ - 1;
  while (low < high) {
    const std::int64_t middle = low + ((high - low + 1) / 2);
    if (offset(middle) <= pixels)
      low = middle;
    else
      high = middle - 1;
  }
  const double into = std::clamp(pixels - offset(low), 0.0, height(low));
  return {low, into};
}

}  // namespace ui::widget
