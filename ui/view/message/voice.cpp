#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "ui/text/words/phrases.hpp"
#include "ui/view/message/parts.hpp"
#include "ui/view/widgets.hpp"

namespace ui::view::message {

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

std::string clock(std::chrono::milliseconds time) {
  return phrases::duration(std::chrono::duration_cast<std::chrono::seconds>(time));
}

float played(const model::Voice& voice) {
  if (voice.duration.count() <= 0) return 0;
  return std::clamp(static_cast<float>(voice.at.count()) / static_cast<float>(voice.duration.count()), 0.0F, 1.0F);
}

// Goes to another part of it: by the pointer, or a step at a time by the arrow keys.
void seek(Kit& kit, const Rect& track, const model::Voice& voice, Wish& wish) {
  constexpr float kKeyStep = 0.1F;
  const float at = played(voice);
  const NodeId id = kit.add("position", track,
                            {.role = Role::Slider,
                             .states = semantics::kFocusable,
                             .level = static_cast<std::uint8_t>(std::lround(at * 100)),
                             .name = std::string(phrases::voice_position()),
                             .value = clock(voice.at) + " / " + clock(voice.duration)});
  const Response response = kit.region(id, track);
  if (response.hovered) kit.out.cursor = Cursor::Pointer;
  if (response.focused) focus_ring(kit, inset(track, -3, -2), theme::kRadiusSmall);
  std::optional<float> part;
  if (response.clicked) part = (kit.io.press_position().x - track.x) / track.width;
  if (kit.io.focus() == id) {
    if (kit.io.take(ui::Key::Left)) part = at - kKeyStep;
    if (kit.io.take(ui::Key::Right)) part = at + kKeyStep;
    if (kit.io.take(ui::Key::Home)) part = 0;
    if (kit.io.take(ui::Key::End)) part = 1;
  }
  if (!part) return;
  wish.command = model::MessageCommand::Seek;
  wish.part = std::clamp(*part, 0.0F, 1.0F);
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
  const std::string time = clock(begun ? voice.at : voice.duration);
  line(kit, "time", cut_bottom(rest, kit.type().tiny.line_height), time, {kit.type().tiny, inks.soft});
  waveform(kit, rest, voice, played(voice), inks);
  seek(kit, rest, voice, wish);
}

}  // namespace ui::view::message
