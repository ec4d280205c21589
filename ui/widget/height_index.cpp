#include "ui/widget/height_index.hpp"

#include <algorithm>
#include <bit>

namespace ui::widget {

std::int64_t HeightIndex::page_of(std::int64_t position) const {
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
  cover(number, number);
  add_to_tree(number, static_cast<double>(difference) - slot);
  page.sum += static_cast<double>(difference) - slot;
  slot = difference;
}

// The tree doubles towards the side that outgrew it, so that growing costs little in the long run.
void HeightIndex::cover(std::int64_t first_page, std::int64_t last_page) {
  const auto size = static_cast<std::int64_t>(tree_.size());
  if (size > 0 && first_page >= first_page_ && last_page < first_page_ + size) return;
  const std::int64_t first = size == 0 ? first_page : std::min(first_page, first_page_);
  const std::int64_t last = size == 0 ? last_page : std::max(last_page, first_page_ + size - 1);
  const auto room = static_cast<std::int64_t>(std::bit_ceil(static_cast<std::uint64_t>(last - first + 1))) * 2;
  first_page_ = first - ((room - (last - first + 1)) / 2);
  tree_.assign(static_cast<std::size_t>(room), 0);
  for (const auto& [number, page] : pages_) add_to_tree(number, page.sum);
}

void HeightIndex::add_to_tree(std::int64_t page, double difference) {
  for (auto i = static_cast<std::size_t>(page - first_page_) + 1; i <= tree_.size(); i += i & (~i + 1))
    tree_[i - 1] += difference;
}

double HeightIndex::sum_before_page(std::int64_t page) const {
  const std::int64_t count = std::clamp<std::int64_t>(page - first_page_, 0, static_cast<std::int64_t>(tree_.size()));
  double sum = 0;
  for (auto i = static_cast<std::size_t>(count); i > 0; i -= i & (~i + 1)) sum += tree_[i - 1];
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

HeightIndex::Found HeightIndex::at(double wanted) const {
  if (begin_ == end_) return {begin_, 0};
  std::int64_t low = begin_;
  std::int64_t high = end_ - 1;
  while (low < high) {
    const std::int64_t middle = low + ((high - low + 1) / 2);
    if (offset(middle) <= wanted)
      low = middle;
    else
      high = middle - 1;
  }
  const double into = std::clamp(wanted - offset(low), 0.0, height(low));
  return {low, into};
}

}  // namespace ui::widget
