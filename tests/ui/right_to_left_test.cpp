#include <algorithm>
#include <cmath>
#include <tuple>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <imgui.h>

#include "tests/support/ui/people.hpp"
#include "ui/flip.hpp"
#include "ui/theme/icons.hpp"

using namespace ui;
using namespace support::ui;
using semantics::Role;

namespace {

constexpr const char* kLeftToRight = "hi";  // shaped like Arabic, so that widths are the same
constexpr const char* kRightToLeft = "ar";

// The same screen in both directions. Texts of people are as long in both; each is written as its language is.
struct Pair {
  explicit Pair(float width) : width(width), left(width, 844), right(width, 844) {
    left.state.language.spoken = kLeftToRight;
    right.state.language.spoken = kRightToLeft;
  }
  template <class Change>
  void both(Change change) {
    change(left);
    change(right);
    left.settle();
    right.settle();
  }
  [[nodiscard]] Rect turned(const Rect& rect) const { return Flip{.width = width, .on = true}(rect); }

  float width;
  Driver left;
  Driver right;
};

void walk(const Driver& driver, semantics::NodeId parent, std::vector<semantics::Node>& into) {
  for (const semantics::Node* child : driver.children(parent)) {
    into.push_back(*child);
    walk(driver, child->id, into);
  }
}

std::vector<semantics::Node> nodes(const Driver& driver) {
  std::vector<semantics::Node> result;
  walk(driver, {}, result);
  return result;
}

bool near(const Rect& a, const Rect& b) {
  return std::abs(a.x - b.x) < 0.01F && a.y == b.y && std::abs(a.width - b.width) < 0.01F && a.height == b.height;
}

void check_turned(const Pair& pair) {
  const auto left = nodes(pair.left);
  const auto right = nodes(pair.right);
  REQUIRE(left.size() == right.size());
  for (std::size_t i = 0; i < left.size(); ++i) {
    INFO("node '" << left[i].name << left[i].value << "' at " << left[i].rect.x << " and " << right[i].rect.x);
    CHECK(left[i].id == right[i].id);
    CHECK(left[i].role == right[i].role);
    CHECK(left[i].name == right[i].name);
    // A text stands on a whole pixel in both.
    const float slack = left[i].run != 0 ? 0.5F : 0;
    Rect expected = pair.turned(left[i].rect);
    if (slack > 0) expected.x = right[i].rect.x;
    CHECK(near(right[i].rect, expected));
    CHECK(std::abs(right[i].rect.x - pair.turned(left[i].rect).x) <= slack + 0.01F);
    if (left[i].clip != Rect{}) CHECK(near(right[i].clip, pair.turned(left[i].clip)));
  }
  for (const text::Field& field : pair.left.last().fields) {
    const text::Field* other = pair.right.field(field.name);
    REQUIRE(other != nullptr);
    CHECK(near(other->rect, pair.turned(field.rect)));
  }
}

// Corners of all that is drawn but texts, which stand on whole pixels; by quarters of a pixel.
std::vector<std::tuple<int, int, ImU32>> corners(const Frame& frame, const Flip& flip) {
  std::vector<std::tuple<int, int, ImU32>> result;
  for (const ImDrawList* list : frame.draw->CmdLists) {
    for (const ImDrawCmd& command : list->CmdBuffer) {
      if (command.GetTexID() == FakeShaper::kTexture) continue;
      for (unsigned i = 0; i < command.ElemCount; ++i) {
        const ImDrawVert& vertex =
            list->VtxBuffer[static_cast<int>(list->IdxBuffer[static_cast<int>(command.IdxOffset + i)])];
        const Vec2 at = flip(Vec2{vertex.pos.x, vertex.pos.y});
        result.emplace_back(std::lround(at.x * 4), std::lround(at.y * 4), vertex.col);
      }
    }
  }
  std::ranges::sort(result);
  const auto [first, last] = std::ranges::unique(result);
  result.erase(first, last);
  return result;
}

ListedTimeline talk(bool right_to_left) {
  const WallTime time{std::chrono::days{20'000} + std::chrono::hours{11}};
  const std::string greeting = right_to_left ? "\u05E9\u05DC\u05D5\u05DD" : "abcd";
  const std::string longer = right_to_left ? "\u05D8\u05D5\u05D1 \u05DC\u05E8\u05D0\u05D5\u05EA" : "efg hijkl";
  ListedTimeline timeline;
  timeline.entries = {{model::ItemKind::Incoming, "Ann", greeting, time},
                      {model::ItemKind::Incoming, "Ann", longer, time},
                      {model::ItemKind::Outgoing, "Mia", longer, time, model::Delivery::Received},
                      {model::ItemKind::MissedCall, "Ann", "", time},
                      {model::ItemKind::Outgoing, "Mia", greeting, time, model::Delivery::Failed}};
  return timeline;
}

}  // namespace

TEST_CASE("every screen in a right-to-left language is the other one turned over", "[rtl]") {
  const ListedTimeline in_left = talk(false);
  const ListedTimeline in_right = talk(true);
  for (const float width : {390.0F, 1280.0F}) {
    Pair pair(width);
    pair.both([](Driver& driver) { driver.state.sign_in.problem = model::SignInProblem::WrongPassword; });
    check_turned(pair);
    pair.both([](Driver& driver) { sign_in(driver); });
    check_turned(pair);
    pair.both([](Driver& driver) { driver.click(Role::Button, "Menu"); });
    CHECK(pair.right.maybe(Role::MenuItem, "Language") != nullptr);
    check_turned(pair);
    pair.both([](Driver& driver) { driver.press(Key::Escape); });
    open_ann(pair.left, in_left);
    open_ann(pair.right, in_right);
    pair.both([](Driver& driver) { driver.state.notices = {{.id = 1, .kind = model::NoticeKind::SendFailed}}; });
    check_turned(pair);
    pair.both([](Driver& driver) {
      driver.state.call = call_with_ann(model::CallPhase::Connected, true, false);
      driver.state.call->own_picture = VideoId{1};
      driver.state.call->participants.front().picture = VideoId{2};
    });
    check_turned(pair);
    REQUIRE(pair.left.last().videos.size() == 2);
    for (std::size_t i = 0; i < 2; ++i)
      CHECK(near(pair.right.last().videos[i].rect, pair.turned(pair.left.last().videos[i].rect)));
    CHECK(pair.right.faults().empty());
  }
}

TEST_CASE("what is drawn is turned over with its corners", "[rtl]") {
  Pair pair(1280);
  pair.both([](Driver& driver) { sign_in(driver); });
  const auto left = corners(pair.left.last(), Flip{.width = 1280, .on = true});
  const auto right = corners(pair.right.last(), Flip{});
  CHECK(left.size() > 100);
  for (const auto& [x, y, color] : left) {
    INFO("corner at " << x / 4 << ", " << y / 4 << " coloured " << std::hex << color);
    CHECK(std::ranges::any_of(right, [&](const auto& other) {
      const auto& [other_x, other_y, other_color] = other;
      return std::abs(other_x - x) <= 1 && std::abs(other_y - y) <= 1 && other_color == color;
    }));
  }
}

TEST_CASE("the frame says which language it is in", "[rtl]") {
  Driver driver;
  driver.settle();
  CHECK(driver.last().language == "en");
  CHECK_FALSE(driver.last().right_to_left);
  driver.state.language.spoken = "ar";
  driver.settle();
  CHECK(driver.last().language == "ar");
  CHECK(driver.last().right_to_left);
}

TEST_CASE("input is turned over before it meets the screen", "[rtl]") {
  const Flip flip{.width = 100, .on = true};
  CHECK(std::get<PointerMoved>(flip(PointerMoved{.at = {10, 5}})).at == Vec2{90, 5});
  CHECK(std::get<WheelTurned>(flip(WheelTurned{.at = {10, 5}, .pixels = {3, 4}})).pixels == Vec2{-3, 4});
  CHECK(std::get<KeyPressed>(flip(KeyPressed{.key = Key::Left})).key == Key::Right);
  CHECK(std::get<KeyPressed>(flip(KeyPressed{.key = Key::Up})).key == Key::Up);
  CHECK(std::get<KeyPressed>(Flip{.width = 100}(KeyPressed{.key = Key::Left})).key == Key::Left);
}

TEST_CASE("only icons that point along the line turn over", "[rtl]") {
  CHECK(theme::is_directional(theme::Icon::ArrowLeft));
  CHECK(theme::is_directional(theme::Icon::Send));
  CHECK_FALSE(theme::is_directional(theme::Icon::Phone));
  CHECK_FALSE(theme::is_directional(theme::Icon::CheckCheck));
  CHECK_FALSE(theme::is_directional(theme::Icon::Clock));
}
