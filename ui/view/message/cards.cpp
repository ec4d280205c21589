#include <algorithm>
#include <array>
#include <cmath>

#include "ui/text/content/shown_name.hpp"
#include "ui/text/words/phrases.hpp"
#include "ui/view/message/parts.hpp"
#include "ui/view/widgets.hpp"

// Cards for files and links.
namespace ui::view::message {

namespace phrases = text::phrases;

namespace {

constexpr float kFileWidth = 280;
constexpr float kLinkWidth = 360;
constexpr float kStill = 150;  // height of a link's picture

// Decimal units, as the systems of phones and desktops show them.
std::string written_size(std::uint64_t bytes) {
  constexpr std::array kUnits{"B", "kB", "MB", "GB", "TB"};
  auto value = static_cast<double>(bytes);
  std::size_t unit = 0;
  for (; value >= 1000 && unit + 1 < kUnits.size(); ++unit) value /= 1000;
  const auto tenths = std::llround(value * 10);
  std::string number = phrases::internal::number(tenths / 10);
  if (unit > 0 && tenths < 100 && tenths % 10 != 0) number += "." + phrases::internal::number(tenths % 10);
  return number + " " + kUnits.at(unit);
}

std::string state_words(const model::File& file) {
  switch (file.transfer) {
    case model::Transfer::Failed: return std::string(phrases::transfer_failed());
    case model::Transfer::Cancelled: return std::string(phrases::transfer_cancelled());
    default: return written_size(file.bytes);
  }
}

struct FileButton {
  Icon icon;
  std::string_view name;
  model::MessageCommand command;
};

FileButton button_of(model::Transfer transfer) {
  using model::MessageCommand;
  switch (transfer) {
    case model::Transfer::Running: return {Icon::X, phrases::cancel(), MessageCommand::CancelTransfer};
    case model::Transfer::Failed:
    case model::Transfer::Cancelled: return {Icon::RefreshCw, phrases::try_again(), MessageCommand::Transfer};
    default: return {Icon::Download, phrases::download(), MessageCommand::Transfer};
  }
}

}  // namespace

Vec2 file_size(Kit& kit, const model::File& /*file*/, float widest) {
  const float lines = kit.type().strong.line_height + kit.type().small.line_height;
  return {std::min(kFileWidth, widest), std::max(kit.theme.target, lines) + 4};
}

void file(Kit& kit, const Rect& rect, const model::File& file, const Inks& inks, Wish& wish) {
  const std::string name = text::shown_file_name(file.name);
  const Group group(kit, "file", rect, {.role = Role::Group, .name = name});
  Rect rest = rect;
  const float side = kit.theme.target;
  const FileButton action = button_of(file.transfer);
  const Rect box = centered(cut_left(rest, side), side, side);
  if (button(kit, "action", box,
             {.name = action.name, .icon = action.icon, .kind = ButtonKind::Primary, .shape = Shape::Round}))
    wish.command = action.command;
  if (file.transfer == model::Transfer::Running) {
    kit.canvas.arc(center(box), (side / 2) - 3, 0, file.progress, kit.color().on_accent, 2);
    kit.add("progress", box,
            {.role = Role::ProgressBar, .name = name, .value = std::to_string(std::lround(file.progress * 100))});
  }
  cut_left(rest, 12);
  rest = centered(rest, rest.width, kit.type().strong.line_height + kit.type().small.line_height);
  line(kit, "name", cut_top(rest, kit.type().strong.line_height), name,
       {kit.type().strong, inks.text, Align::Natural, Origin::Theirs});
  const Color ink = file.transfer == model::Transfer::Failed ? kit.color().danger_text : inks.soft;
  line(kit, "state", rest, state_words(file), {kit.type().small, ink});
}

Vec2 link_size(Kit& kit, const model::LinkCard& link, float widest) {
  const float width = std::min(kLinkWidth, widest);
  const LineLook look{kit.type().small, 0, Align::Start, Origin::Theirs};
  float height = 20 + kit.type().tiny.line_height + kit.type().small_strong.line_height;
  if (!link.description.empty())
    height += std::min(paragraph_height(kit, link.description, look, width - 23), 3 * look.style.line_height) + 2;
  if (link.picture) height += kStill + 8;
  return {width, height};
}

void link(Kit& kit, const Rect& rect, const model::LinkCard& link, const Inks& inks) {
  const Group group(kit, "link", rect, {.role = Role::Group, .name = std::string(link.title)});
  kit.canvas.fill(rect, theme::faded(inks.accent, 0.09F), 8);
  kit.canvas.fill({rect.x, rect.y, 3, rect.height}, inks.accent, 1.5F);
  Rect rest = inset({rect.x + 3, rect.y, rect.width - 3, rect.height}, 10, 10);
  line(kit, "site", cut_top(rest, kit.type().tiny.line_height), link.site,
       {kit.type().tiny, inks.accent, Align::Natural, Origin::Theirs});
  line(kit, "title", cut_top(rest, kit.type().small_strong.line_height), link.title,
       {kit.type().small_strong, inks.text, Align::Natural, Origin::Theirs});
  if (link.picture) {
    picture(kit, cut_bottom(rest, kStill), *link.picture, 6);
    cut_bottom(rest, 8);
  }
  if (link.description.empty()) return;
  cut_top(rest, 2);
  const Clip clip(kit, rest);
  paragraph(kit, "description", rest, link.description, {kit.type().small, inks.text, Align::Start, Origin::Theirs});
}

}  // namespace ui::view::message
