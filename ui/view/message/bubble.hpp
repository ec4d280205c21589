#pragma once

#include <string>

#include "ui/view/message/parts.hpp"

namespace ui::view::message {

// How its text is laid out.
struct Paragraph {
  widget::TextStyle style{};
  widget::Color ink{};
  float width = 0;
  widget::Markup markup = widget::Markup::None;
};

// A bubble's parts and their sizes; those that are not there have none.
struct Layout {
  text::RunMetrics run;
  Paragraph paragraph;
  std::string meta;  // the time, and whether it was edited
  float meta_width = 0;
  float text_height = 0;
  std::string action;  // "* Alice waves", in the place of the text (XEP-0245); empty: it says none
  float subject_width = 0;
  float subject_height = 0;
  Vec2 spoiler;
  LongText* whole = nullptr;  // of a long text that is shown whole, in pieces; `run` is none of them
  bool folded = false;        // of a long text the first piece is shown, with a button for the rest
  Vec2 name;
  Vec2 quote;
  Vec2 pictures;
  Vec2 voice;
  Vec2 file;
  Vec2 link;
  Vec2 reactions;
  Vec2 bubble;
  bool large = false;        // a few emoji and nothing else
  bool meta_beside = false;  // the time fits beside the last line
  bool meta_over = false;    // it lies over the picture, which is all there is
};

Layout lay_out(widget::Kit& kit, const Entry& entry, float widest);

// The bubble and all in it.
void bubble(widget::Kit& kit, const Rect& rect, const Entry& entry, const Layout& layout, Wish& wish);

}  // namespace ui::view::message
