#include "ui/widget/list/long_list.hpp"

#include <random>
#include <set>

#include <catch2/catch_test_macros.hpp>

#include "tests/support/ui/driver.hpp"
#include "ui/widget/kit/kit.hpp"

using namespace ui;
using namespace ui::widget;
using support::ui::Driver;

namespace {

// Items of given heights; counts what is asked for.
class Blocks final : public LongListItems {
 public:
  explicit Blocks(std::int64_t count) : end_(count) {}
  [[nodiscard]] std::int64_t begin() const override { return begin_; }
  [[nodiscard]] std::int64_t end() const override { return end_; }
  float measure(std::int64_t position) override {
    ++measured;
    const auto grown = grown_.find(position);
    return static_cast<float>(20 + ((position % 7 + 7) % 7 * 15)) + (grown == grown_.end() ? 0 : 200);
  }
  void draw(std::int64_t position, const Rect& rect) override { drawn.emplace_back(position, rect.y); }

  void load_older(std::int64_t count) { begin_ -= count; }
  void append(std::int64_t count) { end_ += count; }
  void grow(std::int64_t position) { grown_.insert(position); }
  std::uint64_t measured = 0;
  std::vector<std::pair<std::int64_t, float>> drawn;

 private:
  std::int64_t begin_ = 0;
  std::int64_t end_;
  std::set<std::int64_t> grown_;
};

// A list alone on the screen.
struct Bench {
  explicit Bench(std::int64_t count) : blocks(count) { frame(); }

  void frame() {
    blocks.measured = 0;
    blocks.drawn.clear();
    driver.interface().frame(
        driver.state,
        [this](Kit& kit) {
          const Group group(kit, "list", kit.screen, {.role = Role::Log, .name = "Blocks"});
          list.frame(kit, group.id(), kit.screen, blocks);
        },
        driver.now);
    driver.now += Moment{16};
  }

  [[nodiscard]] float y_of(std::int64_t position) const {
    for (const auto& [at, y] : blocks.drawn)
      if (at == position) return y;
    return -1e9F;
  }

  Driver driver{600, 700};
  Blocks blocks;
  LongList list;
};

}  // namespace

TEST_CASE("a list opens at its end and measures no more than a screen of it") {
  for (const std::int64_t count : {100, 1'000'000, 1'000'000'000}) {
    Bench bench(count);
    CHECK(bench.blocks.drawn.back().first == count - 1);
    CHECK(bench.blocks.measured < 60);
    CHECK(bench.list.at_end());
  }
}

TEST_CASE("wheel, jump and bar cost the same at a hundred and at a thousand million items") {
  const auto cost = [](std::int64_t count) {
    Bench bench(count);
    std::vector<std::uint64_t> result;
    bench.list.scroll_by(-120);
    bench.frame();
    result.push_back(bench.blocks.measured);
    bench.list.jump_to(50);
    bench.frame();
    result.push_back(bench.blocks.measured);
    bench.frame();
    result.push_back(bench.blocks.measured);
    return result;
  };
  const auto few = cost(105);  // 105 and 10^9 end at the same place in the pattern of heights
  const auto many = cost(1'000'000'000 - (1'000'000'000 % 7));
  CHECK(few == many);
  for (const std::uint64_t measured : few) CHECK(measured < 120);
}

TEST_CASE("a jump brings the item into sight, also near both ends") {
  Bench bench(1'000'000);
  for (const std::int64_t target : {0, 3, 499'999, 999'990, 999'999}) {
    bench.list.jump_to(target);
    bench.frame();
    INFO("jump to " << target);
    CHECK(bench.y_of(target) >= 0);
    CHECK(bench.y_of(target) < 700);
  }
  bench.list.jump_to_end();
  bench.frame();
  CHECK(bench.y_of(999'999) > 0);
}

TEST_CASE("a jump leads to its item though older ones come in the same frame") {
  Bench bench(1000);
  for (const std::int64_t target : {0, 500}) {
    bench.list.jump_to_end();
    bench.frame();
    bench.blocks.load_older(50);
    bench.list.jump_to(target);
    bench.frame();
    CHECK(bench.y_of(target) >= 0);
  }
}

TEST_CASE("what is read keeps its place whatever happens around it") {
  std::mt19937 random(11);  // NOLINT: the same each time
  Bench bench(5000);
  bench.list.jump_to(2500);
  bench.frame();
  for (int round = 0; round < 300; ++round) {
    bench.list.scroll_by(static_cast<double>(random() % 400) - 200);
    bench.frame();
    REQUIRE_FALSE(bench.list.at_end());
    const auto [position, y] = bench.blocks.drawn[1];
    switch (random() % 4) {
      case 0: bench.blocks.load_older(50); break;
      case 1: bench.blocks.append(7); break;
      case 2: bench.blocks.grow(position - 20 - static_cast<std::int64_t>(random() % 30)); break;
      default: bench.list.forget_heights(); break;
    }
    bench.frame();
    INFO("round " << round << ", item " << position);
    REQUIRE(std::abs(bench.y_of(position) - y) < 0.5F);
  }
}

TEST_CASE("a picture that gets its height below does not move what is read") {
  Bench bench(1000);
  bench.list.jump_to(400);
  bench.frame();
  const auto [position, y] = bench.blocks.drawn[1];
  bench.blocks.grow(position + 2);
  bench.frame();
  CHECK(bench.y_of(position) == y);
}

TEST_CASE(
    "the thumb that is brought back to where it was taken brings the list back, though heights turned out different") {
  Bench bench(100);
  bench.list.set_estimate(30);
  const auto drag_to = [&bench](float y) {
    bench.driver.input(PointerMoved{{594, y}, PointerKind::Mouse});
    bench.frame();
    bench.frame();
  };
  drag_to(690);
  bench.driver.input(PointerPressed{{594, 690}, PointerKind::Mouse, PointerButton::Primary});
  bench.frame();
  for (const float y : {500.0F, 300.0F, 100.0F}) drag_to(y);
  REQUIRE_FALSE(bench.list.at_end());
  drag_to(690);
  CHECK(bench.list.at_end());
}
