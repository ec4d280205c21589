#include "gallery/gap_timeline.hpp"

#include <algorithm>
#include <limits>

namespace gallery {

using namespace ui::model;

namespace {

constexpr MessageKey kGap{std::numeric_limits<std::uint64_t>::max()};

}  // namespace

GapTimeline::GapTimeline(std::int64_t above, std::int64_t missing, std::int64_t below)
    : all_(above + missing + below), missing_(above), missing_end_(above + missing) {}

TimelineItem GapTimeline::item(std::int64_t position) const {
  if (position >= missing_end_) return all_.item(position);
  if (missing_ == missing_end_ || position < gap()) return all_.item(position - shift());
  return {.key = kGap, .kind = ItemKind::NotLoaded, .time = all_.item(missing_ - 1).time, .history = history};
}

std::optional<std::int64_t> GapTimeline::position_of(MessageKey key) const {
  if (key == kGap) return missing_ < missing_end_ ? std::optional(gap()) : std::nullopt;
  const auto place = all_.position_of(key);
  if (!place || (*place >= missing_ && *place < missing_end_)) return std::nullopt;
  return *place < missing_ ? *place + shift() : *place;
}

void GapTimeline::load_from_above(std::int64_t count) {
  missing_ = std::min(missing_ + count, missing_end_);
  ++epoch_;
}

void GapTimeline::load_from_below(std::int64_t count) {
  missing_end_ = std::max(missing_end_ - count, missing_);
  ++epoch_;
}

}  // namespace gallery
