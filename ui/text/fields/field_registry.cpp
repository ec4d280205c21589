#include "ui/text/fields/field_registry.hpp"

#include <algorithm>
#include <utility>

namespace ui::text {

void FieldRegistry::begin_frame(const Flip& flip) {
  flip_ = flip;
  fields_.clear();
  for (auto& [key, entry] : entries_) entry.placed = false;
}

void FieldRegistry::changed(std::string_view key, std::string value, std::size_t caret) {
  const auto found = entries_.find(std::string(key));
  if (found == entries_.end()) return;
  found->second.value = std::move(value);
  found->second.caret = caret;
}

void FieldRegistry::place(Field field, std::string_view initial) {
  Entry& entry = entries_[field.key];
  if (!entry.seen && entry.value.empty() && !entry.pending && !initial.empty()) entry.pending = std::string(initial);
  entry.seen = entry.placed = true;
  if (entry.pending) {
    entry.value = *entry.pending;
    field.write = std::exchange(entry.pending, std::nullopt);
  }
  field.insert = std::exchange(entry.insertion, std::nullopt);
  if (wanted_focus_ == field.key && field.enabled && !field.covered) {
    field.focus = true;
    wanted_focus_.clear();
  }
  field.rect = flip_(field.rect);
  if (field.clip != Rect{}) field.clip = flip_(field.clip);
  fields_.push_back(std::move(field));
}

void FieldRegistry::write(std::string_view key, std::string value) {
  Entry& entry = entries_[std::string(key)];
  entry.value = value;
  entry.caret = std::string::npos;
  entry.pending = std::move(value);
}

void FieldRegistry::replace(std::string_view key, Insertion insertion) {
  entries_[std::string(key)].insertion = std::move(insertion);
}

std::size_t FieldRegistry::caret(std::string_view key) const {
  const auto found = entries_.find(std::string(key));
  return found == entries_.end() ? 0 : std::min(found->second.caret, found->second.value.size());
}

std::string_view FieldRegistry::value(std::string_view key) const {
  const auto found = entries_.find(std::string(key));
  return found == entries_.end() ? std::string_view() : std::string_view(found->second.value);
}

bool FieldRegistry::lost_focus() const {
  if (focused_.empty() || !wanted_focus_.empty()) return false;
  return std::ranges::none_of(fields_, [this](const Field& field) { return field.key == focused_ || field.focus; });
}

bool FieldRegistry::unsettled() const {
  return std::ranges::any_of(fields_, [this](const Field& field) {
    const bool waits = field.key == wanted_focus_ && field.enabled && !field.covered;
    const Entry& entry = entries_.at(field.key);
    return waits || entry.pending || entry.insertion;
  });
}

std::span<const Field> FieldRegistry::end_frame() {
  for (Field& field : fields_)
    if (auto& pending = entries_.at(field.key).pending) field.write = std::exchange(pending, std::nullopt);
  std::erase_if(entries_, [](const auto& item) { return item.second.seen && !item.second.placed; });
  return fields_;
}

}  // namespace ui::text
