#pragma once

#include "ui/view/message/entry.hpp"

// What stands in a bubble beside its text, each part with its size for a given width and a function that draws it.
namespace ui::view::message {

// Ink and grounds within a bubble.
struct Inks {
  widget::Color ground;
  widget::Color text;
  widget::Color soft;
  widget::Color accent;
};
Inks inks_of(const widget::Kit& kit, bool ours);

// What is answered: a bar in the author's colour, name and first line. A click goes to the original.
Vec2 quote_size(widget::Kit& kit, const model::Quote& quote, float widest);
void quote(widget::Kit& kit, const Rect& rect, const model::Quote& quote, const Inks& inks, Wish& wish);

// One picture in its proportions, or several in a grid.
Vec2 pictures_size(std::span<const model::Picture> pictures, float widest);
void pictures(widget::Kit& kit, const Rect& rect, std::span<const model::Picture> pictures, float radius, Wish& wish);
// One picture cut to `rect`.
void picture(widget::Kit& kit, const Rect& rect, const model::Picture& picture, float radius);

Vec2 voice_size(widget::Kit& kit, float widest);
void voice(widget::Kit& kit, const Rect& rect, const model::Voice& voice, const Inks& inks, Wish& wish);

Vec2 file_size(widget::Kit& kit, const model::File& file, float widest);
void file(widget::Kit& kit, const Rect& rect, const model::File& file, const Inks& inks, Wish& wish);

Vec2 link_size(widget::Kit& kit, const model::LinkCard& link, float widest);
void link(widget::Kit& kit, const Rect& rect, const model::LinkCard& link, const Inks& inks);

// Chips in as many rows as they need; with `can_react` they can be pressed.
Vec2 reactions_size(widget::Kit& kit, std::span<const model::Reaction> reactions, float widest);
void reactions(widget::Kit& kit, const Rect& rect, std::span<const model::Reaction> all, const Inks& inks,
               bool can_react, Wish& wish);

}  // namespace ui::view::message
