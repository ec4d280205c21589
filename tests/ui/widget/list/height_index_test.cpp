#include "ui/widget/list/height_index.hpp"

#include <random>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

using Catch::Matchers::WithinAbs;
using ui::widget::HeightIndex;

TEST_CASE("what was not measured has the estimate") {
  HeightIndex heights;
  heights.set_estimate(50);
  heights.set_range(-10, 90);
  CHECK(heights.total() == 5000);
  CHECK(heights.offset(-10) == 0);
  CHECK(heights.offset(0) == 500);
  CHECK(heights.at(525).position == 0);
  CHECK(heights.at(525).into == 25);
}

TEST_CASE("sums and searches agree with plain addition, also after growth at both ends") {
  HeightIndex heights;
  heights.set_estimate(40);
  std::vector<double> plain(3000, 40);
  std::int64_t begin = 0;
  heights.set_range(0, 3000);
  std::mt19937 random(7);  // NOLINT: the same each time
  for (int i = 0; i < 2000; ++i) {
    const auto at = random() % plain.size();
    plain[at] = 10 + (random() % 200);
    heights.measured(begin + static_cast<std::int64_t>(at), plain[at]);
    if (i % 200 == 0) {
      plain.insert(plain.begin(), 700, 40);
      plain.insert(plain.end(), 100, 40);
      begin -= 700;
      heights.set_range(begin, begin + static_cast<std::int64_t>(plain.size()));
    }
  }
  double sum = 0;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    if (i % 97 == 0) {
      CHECK_THAT(heights.offset(begin + static_cast<std::int64_t>(i)), WithinAbs(sum, 0.01));
      const auto found = heights.at(sum + (plain[i] / 2));
      CHECK(found.position == begin + static_cast<std::int64_t>(i));
      CHECK_THAT(found.into, WithinAbs(plain[i] / 2, 0.01));
    }
    sum += plain[i];
  }
  CHECK_THAT(heights.total(), WithinAbs(sum, 0.01));
}

TEST_CASE("a search outside finds the first or the last item") {
  HeightIndex heights;
  heights.set_estimate(10);
  heights.set_range(0, 3);
  CHECK(heights.at(-5).position == 0);
  CHECK(heights.at(1000).position == 2);
  heights.set_range(4, 4);
  CHECK(heights.at(3).position == 4);
}

TEST_CASE("memory goes with what was measured, at both ends of a thousand million items") {
  HeightIndex heights;
  heights.set_estimate(50);
  heights.set_range(0, 1'000'000'000);
  heights.measured(0, 80);
  heights.measured(999'999'999, 20);
  CHECK(heights.total() == 50'000'000'000.0);
  CHECK(heights.offset(1) == 80);
  CHECK(heights.at(50'000'000'000.0 - 10).position == 999'999'999);
  CHECK(heights.held() <= 512);
}
