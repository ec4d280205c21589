#include "ui/view/call.hpp"

#include <algorithm>
#include <cmath>

#include "ui/text/phrases.hpp"
#include "ui/widget/avatar.hpp"
#include "ui/widget/button.hpp"
#include "ui/widget/overlay.hpp"
#include "ui/widget/text.hpp"
#include "ui/widget/video.hpp"

namespace ui::view {
namespace {

using namespace widget;
namespace phrases = text::phrases;

constexpr float kControl = 56;
constexpr float kControlGap = 20;

bool ended(const model::Call& call) { return call.phase == model::CallPhase::Ended; }
bool shows_remote(const model::Call& call) { return call.video && call.remote_video_live && !ended(call); }
bool shows_local(const model::Call& call) { return call.video && call.local_video_live && !call.camera_off && !ended(call); }

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
    return ButtonLook{.name = name, .icon = pressed ? off : on, .kind = pressed ? ButtonKind::StageOn : ButtonKind::Stage,
                      .shape = Shape::Round, .enabled = !ended(call), .pressed = pressed, .icon_size = 24};
  };
  if (button(kit, "mute", next(), toggle(phrases::mute(), Icon::Mic, Icon::MicOff, call.microphone_muted))) {
    kit.act(model::SetMicrophone{!call.microphone_muted});
  }
  if (call.video && button(kit, "camera", next(), toggle(phrases::camera_off(), Icon::Video, Icon::VideoOff, call.camera_off))) {
    kit.act(model::SetCamera{!call.camera_off});
  }
  if (button(kit, "hang-up", next(), {.name = phrases::hang_up(), .icon = Icon::PhoneOff, .kind = ButtonKind::Danger, .shape = Shape::Round, .enabled = !ended(call), .icon_size = 24})) {
    kit.act(model::HangUpCall{call.key});
  }
}

float problem_height(Kit& kit, const phrases::Explanation& problem, float width) {
  if (problem.what.empty()) return 0;
  return paragraph_height(kit, problem.what + " " + problem.next, {kit.type().small, kit.color().on_stage}, width - 56) + 20;
}

void problem(Kit& kit, semantics::Key key, Rect& rest, const phrases::Explanation& problem_words, Icon icon) {
  const float height = problem_height(kit, problem_words, rest.width);
  if (height == 0) return;
  Rect box = cut_top(rest, height);
  cut_top(rest, 8);
  kit.canvas.fill(box, theme::faded(kit.color().stage, 0.85F), theme::kRadiusField);
  kit.canvas.stroke(box, kit.color().away, theme::kRadiusField);
  const Group alert(kit, key, box, {.role = Role::Alert});
  Rect mark = cut_left(box, 44);
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
  Rect box = centered(area, area.width - 48, (2 * radius) + 24 + kit.type().title.line_height + 6 + kit.type().body.line_height);
  const Rect picture = cut_top(box, 2 * radius);
  kit.canvas.circle(center(picture), radius + 10, theme::faded(kit.color().on_stage, 0.06F));
  avatar(kit, center(picture), radius, {call.address, call.name}, std::nullopt, kit.color().stage);
  cut_top(box, 24);
  LineLook look = on_stage(kit.type().title, kit.color().on_stage);
  look.origin = Origin::Theirs;
  heading(kit, "name", cut_top(box, kit.type().title.line_height), call.name, 2, look);
  cut_top(box, 6);
  line(kit, "state", cut_top(box, kit.type().body.line_height), call_state_words(kit, call), on_stage(kit.type().body, kit.color().on_stage_soft));
  if (call.remote_muted && !ended(call)) {
    line(kit, "muted", {area.x, bottom(box) + 8, area.width, kit.type().small.line_height}, phrases::peer_muted(), on_stage(kit.type().small, kit.color().on_stage_soft));
  }
}

// Name and time over the picture.
void caption(Kit& kit, const model::Call& call, const Rect& area) {
  const std::string state = call_state_words(kit, call);
  const float width = std::min(area.width - 32, std::max(kit.canvas.text_width(call.name, kit.type().strong, Origin::Theirs), kit.canvas.text_width(state, kit.type().small)) + 28);
  Rect box{area.x + 16, area.y + 16, width, kit.type().strong.line_height + kit.type().small.line_height + 14};
  kit.canvas.fill(box, theme::faded(kit.color().stage, 0.62F), theme::kRadiusField);
  box = inset(box, 14, 7);
  line(kit, "name", cut_top(box, kit.type().strong.line_height), call.name, {kit.type().strong, kit.color().on_stage, Align::Start, Origin::Theirs});
  line(kit, "state", box, call.remote_muted ? state + " \u00b7 " + std::string(phrases::peer_muted()) : state, {kit.type().small, kit.color().on_stage_soft});
}

Rect own_picture_rect(const Kit& kit, const Rect& area, float controls_height) {
  const bool tall = area.width < 560;
  const float width = tall ? std::min(112.0F, area.width * 0.3F) : std::clamp(area.width * 0.22F, 140.0F, 220.0F);
  const float height = tall ? width * 4 / 3 : width * 3 / 4;
  const float lowest = bottom(area) - controls_height;
  return kit.canvas.snapped({right(area) - width - 16, lowest - height - 8, width, height});
}

void keep_time(const Kit& kit, const model::Call& call) {
  if (call.phase != model::CallPhase::Connected || !call.connected_at) return;
  const auto passed = kit.now - *call.connected_at;
  const auto seconds = std::chrono::floor<std::chrono::seconds>(passed);
  kit.wake(*call.connected_at + seconds + std::chrono::seconds{1});
}

}  // namespace

bool call_has_stage(const model::Call& call) {
  if (call.phase == model::CallPhase::RingingHere) return false;
  return !(ended(call) && call.incoming && !call.connected_at);
}

std::string call_state_words(const Kit& kit, const model::Call& call) {
  if (ended(call)) return phrases::call_ended(call.outcome, call.name);
  if (call.phase == model::CallPhase::Connected && call.connected_at) {
    return phrases::duration(std::chrono::floor<std::chrono::seconds>(kit.now - *call.connected_at));
  }
  return std::string(phrases::call_phase(call.phase));
}

void call_stage(Kit& kit, const model::Call& call, Rect area) {
  const Group region(kit, "call", area, {.role = Role::Region, .name = phrases::call_with(call.name)});
  kit.canvas.fill_gradient(area, kit.color().stage_top, kit.color().stage, 0);
  kit.io.region(region.id(), area, Take::Block);
  const Rect whole = area;
  constexpr float kFoot = kControl + 48;
  if (shows_remote(call)) {
    video(kit, "remote", whole, {.source = VideoSource::Remote, .name = phrases::picture_of(call.name)});
    caption(kit, call, whole);
  } else {
    Rect middle = area;
    cut_bottom(middle, kFoot);
    portrait(kit, call, middle);
  }
  if (shows_local(call)) {
    const Rect own = own_picture_rect(kit, whole, kFoot);
    kit.canvas.shadow(own, 14, kit.color().shadow, 24, 6);
    video(kit, "local", own, {.source = VideoSource::Local, .name = std::string(phrases::own_picture()), .radius = 14, .mirrored = true});
    kit.canvas.stroke(own, theme::faded(kit.color().on_stage, 0.25F), 14);
  }
  Rect top = whole;
  cut_top(top, shows_remote(call) ? 84.0F : 24.0F);
  problems(kit, call, top);
  controls(kit, call, cut_bottom(area, kFoot));
  keep_time(kit, call);
}

namespace {

constexpr float kCardHeightAbove = 28 + 96 + 16;  // padding and portrait over the words

// Where a call that rings is shown: a card at the top, on a phone all of the screen.
Rect card_rect(const Kit& kit, float height) {
  if (kit.phone()) return {0, 0, kit.environment.viewport.size.x, kit.environment.viewport.size.y};
  const float width = std::min(400.0F, kit.screen.width - 32);
  return {kit.screen.x + ((kit.screen.width - width) / 2), kit.screen.y + 24, width, height};
}

void answer(Kit& kit, const model::Call& call, const Rect& box, Shape shape) {
  const Icon icon = call.video ? Icon::Video : Icon::Phone;
  if (button(kit, "answer", box, {.name = phrases::answer(), .icon = icon, .kind = ButtonKind::Success, .shape = shape, .icon_size = shape == Shape::Round ? 28.0F : 20.0F})) {
    kit.act(model::AnswerCall{call.key, call.video ? model::CallMedia::Video : model::CallMedia::Voice});
  }
}

void decline(Kit& kit, const model::Call& call, const Rect& box, Shape shape) {
  if (button(kit, "decline", box, {.name = phrases::decline(), .icon = Icon::PhoneOff, .kind = ButtonKind::Danger, .shape = shape, .icon_size = shape == Shape::Round ? 28.0F : 20.0F})) {
    kit.act(model::DeclineCall{call.key});
  }
}

void answer_without_video(Kit& kit, const model::Call& call, const Rect& box, ButtonKind kind) {
  const ButtonLook look{.name = phrases::answer_without_video(), .icon = Icon::Phone, .kind = kind, .icon_size = 18};
  const float width = std::min(box.width, button_width(kit, look));
  if (button(kit, "voice-only", centered(box, width, box.height), look)) kit.act(model::AnswerCall{call.key, model::CallMedia::Voice});
}

void answers_on_card(Kit& kit, const model::Call& call, Rect rest) {
  Rect row = cut_top(rest, std::max(48.0F, kit.theme.target));
  const float half = (row.width - 12) / 2;
  decline(kit, call, cut_left(row, half), Shape::Pill);
  answer(kit, call, cut_right(row, half), Shape::Pill);
  cut_top(rest, 8);
  if (call.video) answer_without_video(kit, call, cut_top(rest, kit.theme.target), ButtonKind::Ghost);
}

// Round buttons at the bottom of a phone's screen, with their names below.
void answers_on_phone(Kit& kit, const model::Call& call, Rect rest) {
  constexpr float kRound = 72;
  const float names = kit.type().small.line_height + 8;
  cut_bottom(rest, 28);
  Rect row = centered(cut_bottom(rest, kRound + names), std::min(280.0F, rest.width - 48), kRound + names);
  Rect left = cut_left(row, kRound + 16);
  Rect right_side = cut_right(row, kRound + 16);
  decline(kit, call, centered(cut_top(left, kRound), kRound, kRound), Shape::Round);
  answer(kit, call, centered(cut_top(right_side, kRound), kRound, kRound), Shape::Round);
  kit.canvas.text(left, phrases::decline(), kit.type().small, kit.color().on_stage_soft, Align::Center);
  kit.canvas.text(right_side, phrases::answer(), kit.type().small, kit.color().on_stage_soft, Align::Center);
  cut_bottom(rest, 20);
  if (call.video) answer_without_video(kit, call, cut_bottom(rest, kit.theme.target), ButtonKind::Stage);
}

void card_ground(Kit& kit, const Rect& card) {
  if (kit.phone()) return kit.canvas.fill_gradient(card, kit.color().stage_top, kit.color().stage, 0);
  kit.canvas.shadow(card, theme::kRadiusCard, kit.color().shadow, 48, 14);
  kit.canvas.fill(card, kit.color().raised, theme::kRadiusCard);
  if (kit.theme.contrast == theme::Contrast::High) kit.canvas.stroke(card, kit.color().border, theme::kRadiusCard);
}

void card_words(Kit& kit, const model::Call& call, Rect& rest, std::string_view words) {
  const bool phone = kit.phone();
  const Color ink = phone ? kit.color().on_stage : kit.color().text;
  const Color soft = phone ? kit.color().on_stage_soft : kit.color().text_soft;
  const float radius = phone ? 60 : 48;
  avatar(kit, center(cut_top(rest, 2 * radius)), radius, {call.address, call.name}, std::nullopt, kit.color().raised);
  cut_top(rest, 16);
  const TextStyle& style = phone ? kit.type().title : kit.type().heading;
  heading(kit, "name", cut_top(rest, style.line_height), call.name, 2, {style, ink, Align::Center, Origin::Theirs});
  cut_top(rest, 4);
  line(kit, "kind", cut_top(rest, kit.type().body.line_height), words, {kit.type().body, soft, Align::Center});
  cut_top(rest, 24);
}

}  // namespace

void call_card(Kit& kit, const model::Call& call) {
  const bool rings = !ended(call);
  const std::string kind = rings ? std::string(phrases::incoming_call_kind(call.video)) : phrases::call_ended(call.outcome, call.name);
  const float answers_height = rings ? std::max(48.0F, kit.theme.target) + (call.video ? kit.theme.target + 8 : 0) + 24 : 0;
  const float words = kit.type().heading.line_height + 4 + kit.type().body.line_height;
  const Rect card = card_rect(kit, kCardHeightAbove + words + answers_height + 24);
  const Layer layer(kit, card);
  const float shown = kit.animator.value(static_cast<std::uint32_t>(kit.tree.id("call-card")), 1, theme::kCalm, 0);
  kit.canvas.set_opacity(shown);
  Node node{.role = Role::Dialog, .name = rings ? phrases::incoming_call(call.video, call.name) : phrases::call_with(call.name)};
  const Group dialog(kit, "call-card", card, std::move(node));
  kit.io.region(dialog.id(), card, Take::Block);
  card_ground(kit, card);
  Rect rest = kit.phone() ? kit.screen : inset(card, 24, 28);
  if (kit.phone()) cut_top(rest, rest.height * 0.2F);
  card_words(kit, call, rest, kind);
  if (rings && kit.phone()) answers_on_phone(kit, call, rest);
  else if (rings) answers_on_card(kit, call, rest);
  kit.canvas.set_opacity(1);
}

void follow_call(Kit& kit, const model::Call& call, CallMemory& memory) {
  constexpr Moment kLinger{4000};
  if (memory.key != call.key) memory = {call.key, std::nullopt};
  if (memory.announced != call.phase) {
    memory.announced = call.phase;
    const bool rings = call.phase == model::CallPhase::RingingHere;
    const std::string words = rings ? phrases::incoming_call(call.video, call.name) : ended(call) ? phrases::call_ended(call.outcome, call.name) : std::string(phrases::call_phase(call.phase));
    kit.tree.announce(words, rings || ended(call) ? semantics::Urgency::Assertive : semantics::Urgency::Polite);
  }
  if (!ended(call) || !call.ended_at) return;
  if (kit.now >= *call.ended_at + kLinger) kit.act(model::DismissCall{});
  else kit.wake(*call.ended_at + kLinger);
}

}  // namespace ui::view
