#include "ui/text/drawing/interner.hpp"

namespace ui::text {

Interner::Slot Interner::slot(char32_t code_point) {
  if (code_point < kFirst) return static_cast<Slot>(code_point);
  const auto known = slots_.find(code_point);
  if (known != slots_.end()) return known->second;
  if (code_points_.size() >= kLast - kFirst) return '?';
  const auto slot = static_cast<Slot>(kFirst + code_points_.size());
  code_points_.push_back(code_point);
  slots_.emplace(code_point, slot);
  return slot;
}

char32_t Interner::code_point(Slot slot) const {
  if (slot < kFirst) return slot;
  const std::size_t index = slot - kFirst;
  return index < code_points_.size() ? code_points_[index] : U'?';
}

}  // namespace ui::text
