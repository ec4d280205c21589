#include <catch2/catch_test_macros.hpp>

#include "tests/support/ui/driver.hpp"

using namespace ui;
using semantics::Role;
using support::ui::Driver;

namespace {

constexpr const char* kTitle = "Parley is open in another tab";
constexpr const char* kCallThere = "A call is going on in the other tab. It ends when you move.";

void show(Driver& driver, model::Elsewhere elsewhere) {
  driver.state.screen = model::Screen::Elsewhere;
  driver.state.elsewhere = elsewhere;
  driver.settle();
}

}  // namespace

TEST_CASE("a tab without the account says where it is, and takes it over by pointer and by keyboard") {
  Driver driver;
  show(driver, model::Elsewhere::Idle);
  driver.find(Role::Heading, kTitle);
  CHECK(driver.all(Role::Alert).empty());
  driver.click(Role::Button, "Use Parley here");
  CHECK(driver.take<model::UseHere>());
  driver.activate(Role::Button, "Use Parley here");
  CHECK(driver.take<model::UseHere>());
  driver.click(Role::Button, "Use another account");
  CHECK(driver.take<model::CancelSignIn>());
  CHECK(driver.faults().empty());
}

TEST_CASE("while the account moves over, another click asks for nothing") {
  Driver driver;
  show(driver, model::Elsewhere::Moving);
  driver.click(Role::Button, "Use Parley here");
  CHECK(driver.count<model::UseHere>() == 0);
  CHECK((driver.find(Role::Button, "Use Parley here").states & semantics::kBusy) != 0);
  driver.click(Role::Button, "Use another account");
  CHECK(driver.take<model::CancelSignIn>());
}

TEST_CASE("a call in the other tab is asked about before it ends") {
  Driver driver;
  show(driver, model::Elsewhere::Idle);
  driver.click(Role::Button, "Use Parley here");
  CHECK(driver.take<model::UseHere>());
  show(driver, model::Elsewhere::CallThere);
  const auto alerts = driver.all(Role::Alert);
  REQUIRE(alerts.size() == 1);
  CHECK(driver.with_text(kCallThere));
  CHECK_FALSE(driver.maybe(Role::Button, "Use Parley here"));
  driver.click(Role::Button, "Move anyway");
  CHECK(driver.count<model::UseHere>() == 1);
  CHECK(driver.faults().empty());
}

TEST_CASE("all of it is on the screen, from a small phone to a wide desktop") {
  for (const float width : {320.0F, 390.0F, 699.0F, 700.0F, 1280.0F, 1920.0F}) {
    for (const auto elsewhere : {model::Elsewhere::Idle, model::Elsewhere::Moving, model::Elsewhere::CallThere}) {
      Driver driver(width, 568);
      show(driver, elsewhere);
      INFO("at " << width);
      CHECK(driver.faults().empty());
      CHECK(driver.all(Role::Button).size() == 2);
    }
  }
}
