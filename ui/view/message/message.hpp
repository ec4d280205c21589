#pragma once

#include "ui/view/message/entry.hpp"

namespace ui::view::message {

Neighbours neighbours(widget::Kit& kit, const model::Timeline& timeline, std::int64_t position);

// Height of an entry with all that belongs to it, in a column of that width.
float height(widget::Kit& kit, const Entry& entry, float width);

// Draws it and tells what the person asked for.
Wish draw(widget::Kit& kit, const Entry& entry, const Rect& rect);

// The parts of an entry that differ from message to message.
inline bool is_call(const model::TimelineItem& item) {
  return item.kind == model::ItemKind::MissedCall || item.kind == model::ItemKind::EndedCall;
}
// Told by us in a quiet line instead of in a bubble.
inline bool is_quiet(const model::TimelineItem& item) { return item.content != model::Content::Words; }
inline bool is_ours(const model::TimelineItem& item) { return item.kind == model::ItemKind::Outgoing; }

}  // namespace ui::view::message
