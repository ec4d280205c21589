#include <map>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "gallery/scenes.hpp"
#include "tests/support/ui/fakes.hpp"
#include "ui/interface.hpp"

using namespace ui;
using semantics::Node;
using semantics::Role;

namespace {

using Nodes = std::map<semantics::NodeId, Node>;

Nodes nodes_of(const gallery::Scene& scene, float width) {
  support::ui::FakeShaper shaper;
  support::ui::FakeGlyphs glyphs;
  support::ui::FakeCalendar calendar;
  Interface interface(shaper, glyphs, calendar);
  interface.input(ViewportChanged{.size = {width, 844}});
  interface.input(EnvironmentChanged{.reduced_motion = true, .coarse_pointer = true});
  const gallery::Stage stage = scene.make();
  Nodes nodes;
  for (int i = 0; i < 4; ++i) {
    for (const semantics::Change& change :
         interface.frame(stage.state, stage.sheet, Moment{1000 + (16 * i)}).semantics) {
      if (const auto* node = std::get_if<Node>(&change)) nodes.insert_or_assign(node->id, *node);
      if (const auto* placed = std::get_if<semantics::Placed>(&change)) nodes[placed->id].rect = placed->rect;
      if (const auto* removed = std::get_if<semantics::Removed>(&change)) nodes.erase(removed->id);
    }
  }
  return nodes;
}

// What a finger has to hit. A field is as large as what is drawn around it; the log and dialogs are areas.
bool is_target(const Node& node) {
  switch (node.role) {
    case Role::Button:
    case Role::ToggleButton:
    case Role::Checkbox:
    case Role::Radio:
    case Role::MenuItem:
    case Role::Tab:
    case Role::Link: return (node.states & semantics::kDisabled) == 0;
    default: return false;
  }
}

}  // namespace

// WCAG 2.2 §2.5.5 (44 by 44 CSS pixels).
TEST_CASE("on every screen a finger finds targets of 44 pixels") {
  for (const gallery::Scene& scene : gallery::scenes()) {
    for (const float width : {390.0F, 820.0F, 1280.0F}) {
      for (const auto& [id, node] : nodes_of(scene, width)) {
        if (!is_target(node)) continue;
        INFO(scene.name << " at " << width << ": “" << node.name << "”, " << node.rect.width << " by "
                        << node.rect.height);
        CHECK(std::min(node.rect.width, node.rect.height) >= 44);
      }
    }
  }
}
