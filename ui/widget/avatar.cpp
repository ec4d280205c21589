#include "ui/widget/avatar.hpp"

#include <cmath>

#include "ui/text/unicode/utf8.hpp"
#include "ui/theme/person_color.hpp"

namespace ui::widget {
namespace {

// Code points that are joined to a neighbour cannot stand alone as a letter on an avatar.
std::string letter_of(std::string_view word) {
  std::string letter(text::first_letter(word));
  if (letter.size() == 1 && letter[0] >= 'a' && letter[0] <= 'z') letter[0] = static_cast<char>(letter[0] - 'a' + 'A');
  return letter;
}

Color presence_color(const theme::Palette& color, model::Presence presence) {
  switch (presence) {
    case model::Presence::Online: return color.online;
    case model::Presence::Away: return color.away;
    case model::Presence::DoNotDisturb: return color.busy;
    case model::Presence::Offline: return 0;
  }
  return 0;
}

// A disc, a crescent or a disc with a bar: not told by colour alone.
void presence_mark(Kit& kit, Vec2 at, float radius, model::Presence presence, Color ground) {
  kit.canvas.circle(at, radius + 2, ground);
  kit.canvas.circle(at, radius, presence_color(kit.color(), presence));
  if (presence == model::Presence::Away) {
    kit.canvas.circle({at.x - (radius * 0.4F), at.y - (radius * 0.4F)}, radius * 0.75F, ground);
  } else if (presence == model::Presence::DoNotDisturb) {
    const float half = radius * 0.58F;
    const float thickness = std::max(2.0F, std::round(radius * 0.4F));
    kit.canvas.fill({at.x - half, at.y - (thickness / 2), 2 * half, thickness}, ground, thickness / 2);
  }
}

}  // namespace

std::string initials(std::string_view name) {
  const std::string_view clean = text::trimmed(name);
  if (clean.empty()) return "?";
  std::string result = letter_of(clean);
  const std::string_view named = text::trimmed(clean.substr(0, clean.find(" (", 1)));  // without the address beside it
  const std::size_t space = named.rfind(' ');
  if (space != std::string_view::npos && space + 1 < named.size()) result += letter_of(named.substr(space + 1));
  return result;
}

void avatar(Kit& kit, Vec2 center, float radius, const Person& person, std::optional<model::Presence> presence,
            Color ground) {
  const theme::PersonColor colors = theme::person_color(person.address, kit.theme.dark());
  const Rect box{center.x - radius, center.y - radius, 2 * radius, 2 * radius};
  kit.canvas.fill_gradient(box, colors.top, colors.bottom, radius);
  const float size = std::round(radius * 0.76F);
  const TextStyle style{size, std::round(size * 1.3F), text::Weight::Medium};
  kit.canvas.text(box, initials(person.name), style, theme::rgb(0xFFFFFF), Align::Center, Origin::Ours);
  if (!presence || *presence == model::Presence::Offline) return;
  const Vec2 at{center.x + (radius * 0.72F), center.y + (radius * 0.72F)};
  presence_mark(kit, at, std::max(4.5F, radius * 0.25F), *presence, ground);
}

}  // namespace ui::widget
