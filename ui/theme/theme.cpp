#include "ui/theme/theme.hpp"

#include <cmath>

#include "ui/theme/accent.hpp"

namespace ui::theme {
namespace {

Palette light() {
  return {
      .page = rgb(0xEFF2F6),
      .surface = rgb(0xFFFFFF),
      .raised = rgb(0xFFFFFF),
      .field = rgb(0xF1F4F8),
      .hover = rgb(0x101828, 0.045F),
      .pressed = rgb(0x101828, 0.09F),
      .selected = rgb(0xE3EBFF),
      .border = rgb(0xE2E7EE),
      .outline = rgb(0xCBD3DF),
      .text = rgb(0x151B26),
      .text_soft = rgb(0x4E596B),
      .text_faint = rgb(0x667085),
      .accent = rgb(0x3B5FE3),
      .on_accent = rgb(0xFFFFFF),
      .accent_text = rgb(0x2F51CF),
      .accent_soft = rgb(0xE9EFFF),
      .bubble_theirs = rgb(0xFFFFFF),
      .bubble_ours = rgb(0xDCE6FF),
      .bubble_ours_text = rgb(0x131C33),
      .bubble_ours_soft = rgb(0x4A5C8C),
      .danger = rgb(0xD43A35),
      .on_danger = rgb(0xFFFFFF),
      .danger_text = rgb(0xB42318),
      .danger_soft = rgb(0xFEEDEB),
      .success = rgb(0x16803C),
      .on_success = rgb(0xFFFFFF),
      .warning_text = rgb(0x8A4B08),
      .warning_soft = rgb(0xFFF3DC),
      .online = rgb(0x22B55F),
      .away = rgb(0xF0A020),
      .busy = rgb(0xE5484D),
      .focus = rgb(0x3B5FE3),
      .scrim = rgb(0x0B1220, 0.42F),
      .shadow = rgb(0x1B2A4A, 0.16F),
      .tooltip = rgb(0x1E2736),
      .on_tooltip = rgb(0xF3F6FA),
      .stage = rgb(0x0E131B),
      .stage_top = rgb(0x1E2A40),
      .on_stage = rgb(0xFFFFFF),
      .on_stage_soft = rgb(0xB9C4D6),
      .stage_control = rgb(0x36425A),
  };
}

Palette dark() {
  return {
      .page = rgb(0x0D1117),
      .surface = rgb(0x151A22),
      .raised = rgb(0x1D2430),
      .field = rgb(0x212936),
      .hover = rgb(0xFFFFFF, 0.05F),
      .pressed = rgb(0xFFFFFF, 0.10F),
      .selected = rgb(0x24345F),
      .border = rgb(0x252D3A),
      .outline = rgb(0x3B4658),
      .text = rgb(0xE9EDF4),
      .text_soft = rgb(0xA8B3C4),
      .text_faint = rgb(0x8D99AC),
      .accent = rgb(0x4567EA),
      .on_accent = rgb(0xFFFFFF),
      .accent_text = rgb(0x8FABFF),
      .accent_soft = rgb(0x1E2A4A),
      .bubble_theirs = rgb(0x1D2430),
      .bubble_ours = rgb(0x2C4386),
      .bubble_ours_text = rgb(0xF2F5FF),
      .bubble_ours_soft = rgb(0xB9C8F5),
      .danger = rgb(0xD43A35),
      .on_danger = rgb(0xFFFFFF),
      .danger_text = rgb(0xFFA29B),
      .danger_soft = rgb(0x3A1D1F),
      .success = rgb(0x16803C),
      .on_success = rgb(0xFFFFFF),
      .warning_text = rgb(0xF5C064),
      .warning_soft = rgb(0x3A2C12),
      .online = rgb(0x35C873),
      .away = rgb(0xF2B04A),
      .busy = rgb(0xF0626A),
      .focus = rgb(0x8FABFF),
      .scrim = rgb(0x000000, 0.58F),
      .shadow = rgb(0x000000, 0.45F),
      .tooltip = rgb(0xE9EDF4),
      .on_tooltip = rgb(0x151A22),
      .stage = rgb(0x080B10),
      .stage_top = rgb(0x182236),
      .on_stage = rgb(0xFFFFFF),
      .on_stage_soft = rgb(0xB9C4D6),
      .stage_control = rgb(0x313C52),
  };
}

// Black or white grounds, full text, edges that can be seen: WCAG 2.2 level AAA for text.
Palette high_contrast(Palette base, Scheme scheme) {
  const bool dark_scheme = scheme == Scheme::Dark;
  const Color ground = dark_scheme ? rgb(0x000000) : rgb(0xFFFFFF);
  const Color ink = dark_scheme ? rgb(0xFFFFFF) : rgb(0x000000);
  base.page = base.surface = base.raised = base.field = base.bubble_theirs = ground;
  base.text = base.text_soft = base.text_faint = base.border = base.outline = base.bubble_ours_text = ink;
  base.bubble_ours_soft = ink;
  base.accent = base.accent_text = base.focus = dark_scheme ? rgb(0xA9C1FF) : rgb(0x0B2A9E);
  base.on_accent = ground;
  base.accent_soft = base.selected = base.bubble_ours = dark_scheme ? rgb(0x10204F) : rgb(0xDCE6FF);
  base.danger_text = dark_scheme ? rgb(0xFFB4AE) : rgb(0x8F0F08);
  base.danger = rgb(0xA81410);
  base.danger_soft = base.warning_soft = ground;
  base.warning_text = dark_scheme ? rgb(0xFFD98A) : rgb(0x5F3000);
  base.hover = faded(ink, 0.12F);
  base.pressed = faded(ink, 0.2F);
  base.tooltip = ink;
  base.on_tooltip = ground;
  base.success = rgb(0x0B5D29);
  return base;
}

TypeScale type_scale(float scale) {
  using enum text::Weight;
  const auto style = [scale](float size, float line_height, text::Weight weight) {
    return TextStyle{std::round(size * scale), std::round(line_height * scale), weight};
  };
  return {
      .title = style(24, 32, Bold),
      .heading = style(18, 24, Bold),
      .strong = style(15, 20, Bold),
      .body = style(15, 21, Regular),
      .message = style(15, 21, Regular),
      .large_emoji = style(36, 44, Regular),
      .input = style(16, 22, Regular),
      .small = style(13, 18, Regular),
      .small_strong = style(13, 18, Medium),
      .tiny = style(12, 16, Regular),
  };
}

}  // namespace

Theme make_theme(Scheme scheme, Contrast contrast, float text_scale, bool coarse, std::optional<Color> accent) {
  Theme theme{.scheme = scheme, .contrast = contrast};
  theme.scale = std::clamp(text_scale, 0.75F, 2.5F);
  theme.color = scheme == Scheme::Dark ? dark() : light();
  if (accent) theme.color = with_accent(theme.color, scheme, *accent);
  if (contrast == Contrast::High) theme.color = high_contrast(theme.color, scheme);
  theme.type = type_scale(theme.scale);
  theme.target = std::max(coarse ? 44.0F : 40.0F, std::round(40.0F * theme.scale));
  return theme;
}

}  // namespace ui::theme
