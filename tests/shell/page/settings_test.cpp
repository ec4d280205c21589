#include "shell/page/settings.hpp"

#include <chrono>

#include <catch2/catch_test_macros.hpp>

#include "tests/support/shell/fake_system.hpp"

using namespace std::chrono_literals;
using ui::model::ThemeChoice;

namespace {

constexpr shell::Now kNow{.at = protocol::Time(1h), .wall = support::page::kWallOrigin};

struct Desk {
  support::page::FakeStorage storage;
  shell::Model model;
  shell::page::Notices notices{model};
  shell::store::Values values{storage, notices};
  shell::page::Settings settings{model, values};
};

}  // namespace

TEST_CASE("the page is called and coloured as its operator wants", "[settings]") {
  Desk desk;
  desk.settings.configured({.product_name = "Club", .accent = 0x336699});
  CHECK(desk.model.read().product_name == "Club");
  CHECK(desk.model.read().accent.has_value());
  desk.settings.configured({});
  CHECK(desk.model.read().accent.has_value());  // none is no wish
}

TEST_CASE("a chosen theme is there the next time", "[settings]") {
  Desk desk;
  desk.settings.act(ui::model::ChooseTheme{ThemeChoice::Dark}, kNow);
  CHECK(desk.model.read().theme == ThemeChoice::Dark);
  Desk next;
  next.storage = desk.storage;
  next.settings.start();
  CHECK(next.model.read().theme == ThemeChoice::Dark);
  next.storage.values.begin()->second = "no theme";
  next.settings.start();
  CHECK(next.model.read().theme == ThemeChoice::System);
}
