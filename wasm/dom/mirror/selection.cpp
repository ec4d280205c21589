#include "wasm/dom/mirror/selection.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wasm/dom/element.hpp"
#include "wasm/dom/input/target.hpp"
#include "wasm/js/value.hpp"

namespace wasm::dom {

using js::val;

namespace {

constexpr const char* kRuns = "[role=log] .run";

// How a key moves the selection's end (Selection.modify, https://w3c.github.io/selection-api/#dom-selection-modify).
struct Step {
  std::string_view key;
  const char* direction;
  const char* unit;
  const char* unit_of_control;
  bool forward;
};

constexpr std::array<Step, 6> kSteps{{{"ArrowLeft", "left", "character", "word", false},
                                      {"ArrowRight", "right", "character", "word", true},
                                      {"ArrowUp", "backward", "line", "line", false},
                                      {"ArrowDown", "forward", "line", "line", true},
                                      {"Home", "backward", "lineboundary", "lineboundary", false},
                                      {"End", "forward", "lineboundary", "lineboundary", true}}};

val selection() { return dom::document().call<val>("getSelection"); }

val runs() { return dom::document().call<val>("querySelectorAll", val(kRuns)); }

bool in_log(const val& node) {
  if (!js::exists(node)) return false;
  const val element = js::exists(node["closest"]) ? node : node["parentElement"];
  return js::exists(element) && js::exists(element.call<val>("closest", val("[role=log]")));
}

void select_all() {
  const val all = runs();
  const int count = js::integer(all, "length");
  if (count == 0) return;
  const val last = all[count - 1];
  selection().call<void>("setBaseAndExtent", all[0], 0, last, last["childNodes"]["length"]);
}

// Where a selection by keyboard begins: at the first text in sight, or behind the last one.
void begin(bool forward) {
  const val all = runs();
  const int count = js::integer(all, "length");
  if (count == 0) return;
  const val run = all[forward ? 0 : count - 1];
  selection().call<void>("selectAllChildren", run);
  selection().call<void>(forward ? "collapseToStart" : "collapseToEnd");
}

void extend(const Step& step, bool control) {
  if (!in_log(selection()["focusNode"]) || js::integer(selection(), "rangeCount") == 0) begin(step.forward);
  selection().call<void>("modify", val("extend"), val(step.direction), val(control ? step.unit_of_control : step.unit));
}

// The part of `run` that lies in `range`; its paragraphs are elements.
std::string part_of(const val& run, const val& range) {
  const val part = dom::document().call<val>("createRange");
  part.call<void>("selectNodeContents", run);
  constexpr int kStarts = 0;
  constexpr int kEnds = 2;
  if (range.call<int>("compareBoundaryPoints", kStarts, part) > 0)
    part.call<void>("setStart", range["startContainer"], range["startOffset"]);
  if (range.call<int>("compareBoundaryPoints", kEnds, part) < 0)
    part.call<void>("setEnd", range["endContainer"], range["endOffset"]);
  const val piece = part.call<val>("cloneContents");
  const val first = piece["firstElementChild"];
  if (!js::exists(first) || js::text(first, "localName") != "div") return js::text(piece, "textContent");
  std::string text;
  const val paragraphs = piece["children"];
  for (int i = 0, count = js::integer(paragraphs, "length"); i < count; ++i)
    text += (i > 0 ? "\n" : "") + js::text(paragraphs[i], "textContent");
  return text;
}

// Firefox has a range for each run.
std::string selected_part(const val& run) {
  std::string text;
  for (int i = 0, count = js::integer(selection(), "rangeCount"); i < count; ++i) {
    const val range = selection().call<val>("getRangeAt", i);
    if (range.call<bool>("intersectsNode", run)) text += part_of(run, range);
  }
  return text;
}

struct Copied {
  std::string said;          // by whom and when
  std::uint16_t states = 0;  // of its node
  std::string text;
};

std::string joined(const std::vector<Copied>& pieces) {
  if (pieces.size() == 1) return pieces.front().text;
  std::string all;
  for (const Copied& piece : pieces) {
    constexpr std::uint16_t kGoesOn = ui::semantics::kNextLines | ui::semantics::kSameLine;
    if (&piece != &pieces.front() && (piece.states & kGoesOn) != 0) {
      all += ((piece.states & ui::semantics::kNextLines) != 0 ? "\n" : "") + piece.text;
      continue;
    }
    if (!all.empty()) all += "\n\n";
    if (!piece.said.empty()) all += piece.said + "\n";
    all += piece.text;
  }
  return all;
}

}  // namespace

Selection::Selection(const Mirror& mirror) : mirror_(mirror) {
  on_copy_ = js::Listener(dom::document(), "copy", [this](const val& event) { copy(event); });
}

// Plain text alone: as styled text it would come without its colour, since what is seen is drawn.
void Selection::copy(const val& event) const {
  if (has_own_clipboard(event["target"])) return;
  std::vector<Copied> pieces;
  const val all = runs();
  for (int i = 0, count = js::integer(all, "length"); i < count; ++i) {
    std::string text = selected_part(all[i]);
    if (text.empty()) continue;
    const ui::semantics::Node* node = mirror_.node_of(all[i]);
    pieces.push_back({node != nullptr ? node->name : std::string(), node != nullptr ? node->states : std::uint16_t{0},
                      std::move(text)});
  }
  if (pieces.empty() || !js::exists(event["clipboardData"])) return;
  event["clipboardData"].call<void>("setData", val("text/plain"), js::string(joined(pieces)));
  event.call<void>("preventDefault");
}

bool Selection::key_pressed(const val& event) {
  if (!in_log(event["target"]) || js::flag(event, "altKey")) return false;
  const std::string key = js::text(event, "key");
  const bool control = js::flag(event, "ctrlKey") || js::flag(event, "metaKey");
  if (control && (key == "a" || key == "A")) {
    select_all();
  } else {
    if (!js::flag(event, "shiftKey")) return false;
    const Step* step = nullptr;
    for (const Step& candidate : kSteps)
      if (candidate.key == key) step = &candidate;
    if (step == nullptr) return false;
    extend(*step, control);
  }
  event.call<void>("preventDefault");
  return true;
}

}  // namespace wasm::dom
