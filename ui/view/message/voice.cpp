#include <algorithm>
#include <cmath>

#include "ui/text/phrases.hpp"
#include "ui/view/message/parts.hpp"
#include "ui/widget/button.hpp"
#include "ui/widget/text.hpp"

namespace ui::view::message {

using namespace widget;
namespace phrases = text::phrases;

namespace {

constexpr float kWidth = 260;
constexpr float kBar = 3;
constexpr float kStep = 5;

// Bars of the note's loudness; what was played is in the accent.
void waveform(Kit& kit, const Rect& box, const model::Voice& voice, float played, const Inks& inks) {
  if (voice.waveform.empty()) return kit.canvas.fill(centered(box, box.width, 2), inks.soft, 1);
  const auto bars = static_cast<std::size_t>(box.width / kStep);
  for (std::size_t i = 0; i < bars; ++i) {
    const std::uint8_t loudness = voice.waveform[i * voice.waveform.size() / bars];
    const float height = std::max(kBar, box.height * static_cast<float>(loudness) / 255);
    const bool done = static_cast<float>(i) < played * static_cast<float>(bars);
    kit.canvas.fill({box.x + (static_cast<float>(i) * kStep), box.y + ((box.height - height) / 2), kBar, height},
                    done ? inks.accent : theme::faded(inks.soft, 0.55F), kBar / 2);
  }
}

}  // namespace

Vec2 voice_size(Kit& kit, float widest) { return {std::min(kWidth, widest), kit.theme.target + 6}; }

void voice(Kit& kit, const Rect& rect, const model::Voice& voice, const Inks& inks, Wish& wish) {
  const Group group(kit, "voice", rect, {.role = Role::Group, .name = std::string(phrases::voice_message())});
  Rect rest = rect;
  const float side = kit.theme.target;
  const bool plays = voice.playback == model::Playback::Playing;
  if (button(kit, "play", centered(cut_left(rest, side), side, side),
             {.name = plays ? phrases::pause() : phrases::play(),
              .icon = plays ? Icon::Pause : Icon::Play,
              .kind = ButtonKind::Primary,
              .shape = Shape::Round,
              .busy = voice.playback == model::Playback::Loading}))
    wish.command = plays ? model::MessageCommand::Pause : model::MessageCommand::Play;
  cut_left(rest, 10);
  const bool begun = voice.at.count() > 0;
  const std::string time =
      phrases::duration(std::chrono::duration_cast<std::chrono::seconds>(begun ? voice.at : voice.duration));
  line(kit, "time", cut_bottom(rest, kit.type().tiny.line_height), time, {kit.type().tiny, inks.soft});
  const float played = voice.duration.count() > 0
                           ? static_cast<float>(voice.at.count()) / static_cast<float>(voice.duration.count())
                           : 0;
  waveform(kit, rest, voice, played, inks);
  const NodeId track{static_cast<std::uint32_t>(group.id()) ^ 0x7A4CU};
  const Response response = kit.region(track, rest);
  if (response.hovered) kit.out.cursor = Cursor::Pointer;
  if (response.clicked) {
    wish.command = model::MessageCommand::Seek;
    wish.part = std::clamp((kit.io.press_position().x - rest.x) / rest.width, 0.0F, 1.0F);
  }
}

}  // namespace ui::view::message
