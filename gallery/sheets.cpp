#include "gallery/sheets.hpp"

#include <array>
#include <memory>

#include "gallery/scenes.hpp"
#include "gallery/sheet_page.hpp"
#include "ui/widget/avatar.hpp"
#include "ui/widget/badge.hpp"
#include "ui/widget/button.hpp"
#include "ui/widget/field.hpp"
#include "ui/widget/progress.hpp"
#include "ui/widget/text.hpp"

namespace gallery {
namespace {

using namespace ui;
using namespace ui::widget;

// Places boxes one after the other, in as many rows as they need.
class Flow {
 public:
  explicit Flow(Rect& rest, float row) : rest_(rest), row_(row), x_(rest.x) {}
  ~Flow() { cut_top(rest_, row_); }
  Flow(const Flow&) = delete;
  Flow& operator=(const Flow&) = delete;

  Rect next(float width) {
    if (x_ > rest_.x && x_ + width > right(rest_)) {
      cut_top(rest_, row_ + 12);
      x_ = rest_.x;
    }
    const Rect box{x_, rest_.y, std::min(width, rest_.width), row_};
    x_ += width + 12;
    return box;
  }

 private:
  Rect& rest_;
  float row_;
  float x_;
};

void buttons(Kit& kit, Rect& rest) {
  section(kit, rest, "Buttons");
  Flow flow(rest, kit.theme.target);
  using enum ButtonKind;
  const std::array looks{
      ButtonLook{.name = "Primary", .kind = Primary},
      ButtonLook{.name = "With icon", .icon = Icon::UserPlus, .kind = Primary},
      ButtonLook{.name = "Secondary", .kind = Secondary},
      ButtonLook{.name = "Ghost", .kind = Ghost},
      ButtonLook{.name = "Danger", .kind = Danger},
      ButtonLook{.name = "Success", .kind = Success},
      ButtonLook{.name = "Disabled", .kind = Primary, .enabled = false},
      ButtonLook{.name = "Disabled too", .kind = Secondary, .enabled = false},
      ButtonLook{.name = "Busy", .kind = Primary, .busy = true},
  };
  for (const ButtonLook& look : looks) button(kit, look.name, flow.next(button_width(kit, look)), look);
  const std::array icons{
      ButtonLook{.name = "Call", .icon = Icon::Phone, .kind = Ghost, .shape = Shape::Round},
      ButtonLook{.name = "Send", .icon = Icon::Send, .kind = Primary, .shape = Shape::Round},
      ButtonLook{.name = "Mute", .icon = Icon::MicOff, .kind = Stage, .shape = Shape::Round, .pressed = false},
      ButtonLook{.name = "Muted", .icon = Icon::MicOff, .kind = StageOn, .shape = Shape::Round, .pressed = true},
      ButtonLook{.name = "Hang up", .icon = Icon::PhoneOff, .kind = Danger, .shape = Shape::Round},
  };
  for (const ButtonLook& look : icons) button(kit, look.name, flow.next(kit.theme.target), look);
}

void people(Kit& kit, Rect& rest) {
  section(kit, rest, "People");
  Flow flow(rest, 64);
  constexpr std::array kPresences{model::Presence::Online, model::Presence::Away, model::Presence::DoNotDisturb,
                                  model::Presence::Offline};
  for (int i = 0; i < 12; ++i) {
    const std::string address = "person" + std::to_string(i) + "@example.org";
    const std::string name(1, static_cast<char>('A' + i));
    avatar(kit, center(flow.next(56)), i % 3 == 0 ? 28.0F : 20.0F, {address, name},
           kPresences.at(static_cast<std::size_t>(i) % kPresences.size()), kit.color().page);
  }
  for (const std::uint32_t count : {1U, 12U, 128U}) badge(kit, flow.next(48), count);
}

void fields(Kit& kit, Rect& rest) {
  section(kit, rest, "Fields");
  const float width = std::min(420.0F, rest.width);
  const auto place = [&](const FieldLook& look) {
    Rect row = cut_top(rest, field_height(kit, 1));
    field(kit, cut_left(row, width), look);
    cut_top(rest, 12);
  };
  place({.key = "sheet:line", .name = "Empty", .placeholder = "What goes here"});
  place({.key = "sheet:filled", .name = "Filled", .initial = "Some text"});
  place({.key = "sheet:search",
         .kind = text::FieldKind::Search,
         .name = "Search",
         .placeholder = "Search",
         .icon = Icon::Search,
         .radius = 22});
  place({.key = "sheet:invalid", .name = "Invalid", .initial = "not an address", .invalid = true});
  place({.key = "sheet:disabled", .name = "Disabled", .placeholder = "Not now", .enabled = false});
}

void type(Kit& kit, Rect& rest) {
  section(kit, rest, "Type");
  const auto& type = kit.type();
  const std::array<std::pair<std::string_view, TextStyle>, 7> styles{{{"Title", type.title},
                                                                      {"Heading", type.heading},
                                                                      {"Strong", type.strong},
                                                                      {"Body", type.body},
                                                                      {"Small", type.small},
                                                                      {"Small, strong", type.small_strong},
                                                                      {"Tiny", type.tiny}}};
  for (const auto& [name, style] : styles) {
    line(kit, name, cut_top(rest, style.line_height), name, {style, kit.color().text});
    cut_top(rest, 6);
  }
}

void waiting(Kit& kit, Rect& rest) {
  section(kit, rest, "Waiting");
  Flow flow(rest, 40);
  spinner(kit, center(flow.next(40)), 10, kit.color().text_faint);
  spinner(kit, center(flow.next(40)), 14, kit.color().accent);
}

}  // namespace

Stage widget_sheet() {
  Stage stage;
  stage.sheet = [page = std::make_shared<SheetPage>()](Kit& kit) {
    page->draw(kit, "Widgets", [](Kit& inner, Rect rest) {
      buttons(inner, rest);
      people(inner, rest);
      fields(inner, rest);
      type(inner, rest);
      waiting(inner, rest);
      return rest.y;
    });
  };
  return stage;
}

Interface::Sheet index_sheet() {
  return [page = std::make_shared<SheetPage>()](Kit& kit) {
    page->draw(kit, "Gallery", [](Kit& inner, Rect rest) {
      const Group list(inner, "scenes", rest, {.role = Role::List, .name = "Scenes"});
      for (const Scene& scene : scenes()) {
        const Rect row = cut_top(rest, inner.theme.target);
        const Group item(inner, scene.name, row, {.role = Role::ListItem});
        const ButtonLook look{.name = scene.title, .kind = ButtonKind::Ghost};
        Rect box = row;
        if (button(inner, "open", cut_left(box, button_width(inner, look)), look))
          inner.act(model::OpenPlace{std::string(scene.name)});
      }
      return rest.y;
    });
  };
}

}  // namespace gallery
