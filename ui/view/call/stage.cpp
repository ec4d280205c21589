#include <algorithm>
#include <cmath>

#include "ui/text/words/phrases.hpp"
#include "ui/view/call/call.hpp"
#include "ui/view/call/gathering.hpp"
#include "ui/view/widgets.hpp"

namespace ui::view {
namespace {

namespace phrases = text::phrases;

constexpr float kControl = 56;
constexpr float kControlGap = 20;
constexpr float kFoot = kControl + 48;  // of the stage, with the controls

bool is_between_two(const model::Call& call) { return call.participants.size() == 1; }

// The only other one fills the stage.
bool shows_picture(const model::Call& call) {
  return is_between_two(call) && call.video && other(call).picture && !ended(call);
}

bool appears(const model::Call& call, const CallMemory& memory) {
  const bool known = memory.key == call.key && memory.announced && *memory.announced != model::CallPhase::RingingHere;
  return !known && !ended(call);
}

bool writes(const Kit& kit) { return !kit.fields.focused().empty() || !kit.fields.wanted_focus().empty(); }

LineLook on_stage(const TextStyle& style, Color color) { return {style, color, Align::Center}; }

void controls(Kit& kit, const model::Call& call, Rect row) {
  const int count = call.video ? 3 : 2;
  row = centered(row, (kControl * static_cast<float>(count)) + (kControlGap * static_cast<float>(count - 1)), kControl);
  const auto next = [&] {
    const Rect box = cut_left(row, kControl);
    cut_left(row, kControlGap);
    return box;
  };
  const auto toggle = [&](std::string_view name, Icon on, Icon off, bool pressed) {
    return ButtonLook{.name = name,
                      .icon = pressed ? off : on,
                      .kind = pressed ? ButtonKind::StageOn : ButtonKind::Stage,
                      .shape = Shape::Round,
                      .pressed = pressed,
                      .icon_size = 24};
  };
  if (button(kit, "mute", next(), toggle(phrases::mute(), Icon::Mic, Icon::MicOff, call.microphone_muted)))
    kit.act(model::SetMicrophone{!call.microphone_muted});
  if (call.video &&
      button(kit, "camera", next(), toggle(phrases::camera_off(), Icon::Video, Icon::VideoOff, call.camera_off))) {
    kit.act(model::SetCamera{!call.camera_off});
  }
  if (button(kit, "hang-up", next(),
             {.name = phrases::hang_up(),
              .icon = Icon::PhoneOff,
              .kind = ButtonKind::Danger,
              .shape = Shape::Round,
              .icon_size = 24})) {
    kit.act(model::HangUpCall{call.key});
  }
}

float problem_height(Kit& kit, const phrases::Explanation& problem, float width) {
  if (problem.what.empty()) return 0;
  return paragraph_height(kit, problem.what + " " + problem.next, {kit.type().small, kit.color().on_stage},
                          width - 56) +
         20;
}

void problem(Kit& kit, semantics::NodeKey key, Rect& rest, const phrases::Explanation& problem_words, Icon icon) {
  const float height = problem_height(kit, problem_words, rest.width);
  if (height == 0) return;
  Rect box = cut_top(rest, height);
  cut_top(rest, 8);
  kit.canvas.fill(box, theme::faded(kit.color().stage, 0.85F), theme::kRadiusField);
  kit.canvas.stroke(box, kit.color().away, theme::kRadiusField);
  const Group alert(kit, key, box, {.role = Role::Alert});
  const Rect mark = cut_left(box, 44);
  kit.canvas.icon(icon, {mark.x, mark.y + 10, mark.width, kit.type().small.line_height}, 20, kit.color().away);
  box.width -= 12;
  box.y += 10;
  paragraph(kit, "words", box, problem_words.what + " " + problem_words.next, {kit.type().small, kit.color().on_stage});
}

void problems(Kit& kit, const model::Call& call, Rect area) {
  if (ended(call)) return;
  Rect rest = centered(area, std::min(420.0F, area.width - 32), area.height);
  problem(kit, "microphone", rest, phrases::microphone_problem(call.microphone_problem), Icon::MicOff);
  if (call.video) problem(kit, "camera-problem", rest, phrases::camera_problem(call.camera_problem), Icon::VideoOff);
}

// The other side as letters, while there is no picture.
void portrait(Kit& kit, const model::Call& call, const Rect& area) {
  const float radius = std::clamp(std::min(area.width, area.height) * 0.16F, 44.0F, 84.0F);
  Rect box = centered(area, area.width - 48,
                      (2 * radius) + 24 + kit.type().title.line_height + 6 + kit.type().body.line_height);
  const Rect picture = cut_top(box, 2 * radius);
  kit.canvas.circle(center(picture), radius + 10, theme::faded(kit.color().on_stage, 0.06F));
  avatar(kit, center(picture), radius, {other(call).address, other(call).name}, std::nullopt, kit.color().stage);
  cut_top(box, 24);
  LineLook look = on_stage(kit.type().title, kit.color().on_stage);
  look.origin = Origin::Theirs;
  heading(kit, "name", cut_top(box, kit.type().title.line_height), other(call).name, 2, look);
  cut_top(box, 6);
  line(kit, "state", cut_top(box, kit.type().body.line_height), call_state_words(kit, call),
       on_stage(kit.type().body, kit.color().on_stage_soft));
  if (other(call).muted && !ended(call)) {
    line(kit, "muted", {area.x, bottom(box) + 8, area.width, kit.type().small.line_height}, phrases::peer_muted(),
         on_stage(kit.type().small, kit.color().on_stage_soft));
  }
}

// Name and time over the picture.
void caption(Kit& kit, const model::Call& call, const Rect& area) {
  const std::string state = call_state_words(kit, call);
  const float width =
      std::min(area.width - 32, std::max(kit.canvas.text_width(other(call).name, kit.type().strong, Origin::Theirs),
                                         kit.canvas.text_width(state, kit.type().small)) +
                                    28);
  Rect box{area.x + 16, area.y + 16, width, kit.type().strong.line_height + kit.type().small.line_height + 14};
  kit.canvas.fill(box, theme::faded(kit.color().stage, 0.62F), theme::kRadiusField);
  box = inset(box, 14, 7);
  line(kit, "name", cut_top(box, kit.type().strong.line_height), other(call).name,
       {kit.type().strong, kit.color().on_stage, Align::Start, Origin::Theirs});
  line(kit, "state", box, other(call).muted ? state + " \u00b7 " + std::string(phrases::peer_muted()) : state,
       {kit.type().small, kit.color().on_stage_soft});
}

Rect own_picture_rect(const Kit& kit, const Rect& area) {
  const bool tall = area.width < 560;
  const float width = tall ? std::min(112.0F, area.width * 0.3F) : std::clamp(area.width * 0.22F, 140.0F, 220.0F);
  const float height = tall ? width * 4 / 3 : width * 3 / 4;
  const float lowest = bottom(area) - kFoot;
  return kit.canvas.snapped({right(area) - width - 16, lowest - height - 8, width, height});
}

// The other one on all of the stage, or in its middle as letters, and us in a corner.
void face_to_face(Kit& kit, const model::Call& call, const Rect& whole, const Rect& middle) {
  if (shows_picture(call)) {
    video(kit, "remote", whole, {.video = *other(call).picture, .name = phrases::picture_of(other(call).name)});
    caption(kit, call, whole);
  } else {
    portrait(kit, call, middle);
  }
  if (!shows_own_picture(call)) return;
  const Rect own = own_picture_rect(kit, whole);
  kit.canvas.shadow(own, 14, kit.color().shadow, 24, 6);
  video(kit, "local", own,
        {.video = *call.own_picture, .name = std::string(phrases::own_picture()), .radius = 14, .mirrored = true});
  kit.canvas.stroke(own, theme::faded(kit.color().on_stage, 0.25F), 14);
}

// Several others, and how long they have been together.
void together(Kit& kit, const model::Call& call, Rect middle) {
  middle = inset(middle, 16, 12);
  line(kit, "state", cut_top(middle, kit.type().body.line_height), call_state_words(kit, call),
       on_stage(kit.type().body, kit.color().on_stage_soft));
  cut_top(middle, 12);
  gathering(kit, call, middle);
}

void keep_time(const Kit& kit, const model::Call& call) {
  if (call.phase != model::CallPhase::Connected || !call.connected_at) return;
  const auto passed = kit.now - *call.connected_at;
  const auto seconds = std::chrono::floor<std::chrono::seconds>(passed);
  kit.wake(*call.connected_at + seconds + std::chrono::seconds{1});
}

}  // namespace

const model::Participant& other(const model::Call& call) { return call.participants.front(); }

std::string call_name(const model::Call& call) {
  return is_between_two(call) ? phrases::call_with(other(call).name)
                              : phrases::call_with_people(static_cast<std::int64_t>(call.participants.size()));
}

bool shows_own_picture(const model::Call& call) {
  return call.video && call.own_picture && !call.camera_off && !ended(call);
}

bool call_has_stage(const model::Call& call) {
  if (call.phase == model::CallPhase::RingingHere) return false;
  return !ended(call) || !call.incoming || call.connected_at.has_value();
}

std::string call_state_words(const Kit& kit, const model::Call& call) {
  if (ended(call)) return phrases::call_ended(call.outcome, other(call).name);
  if (call.phase == model::CallPhase::Connected && call.connected_at)
    return phrases::duration(std::chrono::floor<std::chrono::seconds>(kit.now - *call.connected_at));
  return std::string(phrases::call_phase(call.phase));
}

CallButton call_button(const model::State& state, const model::Conversation& other, model::CallMedia media) {
  const bool video = media == model::CallMedia::Video;
  CallButton button{.name = video ? phrases::video_call() : phrases::voice_call(),
                    .icon = video ? Icon::Video : Icon::Phone,
                    .enabled = state.connection.link == model::Link::Online && (!state.call || ended(*state.call)),
                    .obstacle = phrases::call_obstacle(other, media)};
  if (!button.obstacle.empty()) button.icon = video ? Icon::VideoOff : Icon::PhoneOff;
  return button;
}

void call_again(Kit& kit, const model::State& state, const Rect& row, ButtonKind kind) {
  const model::Call& call = *state.call;
  const ButtonLook look{.name = phrases::call_again(),
                        .icon = call.video ? Icon::Video : Icon::Phone,
                        .kind = kind,
                        .enabled = state.connection.link == model::Link::Online,
                        .icon_size = 18};
  const float width = std::min(row.width, button_width(kit, look));
  if (button(kit, "again", centered(row, width, kit.theme.target), look))
    kit.act(model::PlaceCall{other(call).with, call.video ? model::CallMedia::Video : model::CallMedia::Voice});
}

void call_stage(Kit& kit, const model::State& state, const CallMemory& memory, Rect area) {
  const model::Call& call = *state.call;
  const Group region(kit, "call", area, {.role = Role::Region, .name = call_name(call)});
  kit.canvas.fill_gradient(area, kit.color().stage_top, kit.color().stage, 0);
  kit.io.region(region.id(), area, Take::Block);
  const Rect whole = area;
  Rect middle = area;
  cut_bottom(middle, kFoot);
  if (is_between_two(call) || ended(call))
    face_to_face(kit, call, whole, middle);
  else
    together(kit, call, middle);
  Rect top = whole;
  cut_top(top, shows_picture(call) ? 84.0F : 24.0F);
  problems(kit, call, top);
  const Rect foot = cut_bottom(area, kFoot);
  if (ended(call))
    call_again(kit, state, foot, ButtonKind::Stage);
  else
    controls(kit, call, foot);
  if (appears(call, memory) && !writes(kit)) kit.io.move_focus(button_id(kit, "mute"));
  keep_time(kit, call);
}

void follow_call(Kit& kit, const model::Call& call, CallMemory& memory) {
  constexpr Moment kLinger{4000};
  if (memory.key != call.key) memory = {call.key, std::nullopt};
  if (memory.announced != call.phase) {
    memory.announced = call.phase;
    const bool rings = call.phase == model::CallPhase::RingingHere;
    const std::string words = rings         ? phrases::incoming_call(call.video, other(call).name)
                              : ended(call) ? phrases::call_ended(call.outcome, other(call).name)
                                            : std::string(phrases::call_phase(call.phase));
    kit.tree.announce(words, rings || ended(call) ? semantics::Urgency::Assertive : semantics::Urgency::Polite);
  }
  if (!ended(call) || !call.ended_at) return;
  if (kit.now >= *call.ended_at + kLinger)
    kit.act(model::DismissCall{});
  else
    kit.wake(*call.ended_at + kLinger);
}

}  // namespace ui::view
