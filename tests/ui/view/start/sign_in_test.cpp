#include <catch2/catch_test_macros.hpp>

#include "tests/support/ui/driver.hpp"
#include "ui/widget/kit/layout.hpp"

using namespace ui;
using semantics::Role;
using support::ui::Driver;

TEST_CASE("signing in takes what was typed into both fields") {
  Driver driver;
  driver.settle();
  driver.type("Address", "  ann@example.org ");
  driver.type("Password", "s3cret ");
  driver.click(Role::Button, "Sign in");
  CHECK(driver.count<model::SubmitSignIn>() == 1);
  const auto attempt = driver.take<model::SubmitSignIn>();
  REQUIRE(attempt);
  CHECK(attempt->address == "ann@example.org");
  CHECK(attempt->password == "s3cret ");
  CHECK(driver.faults().empty());
}

TEST_CASE("Enter in the password field signs in once, although the form's button is activated too") {
  Driver driver;
  driver.settle();
  driver.type("Address", "ann@example.org");
  driver.type("Password", "s3cret");
  driver.input(FieldSubmitted{"password"});
  driver.input(NodeActivated{driver.find(Role::Button, "Sign in").id});
  driver.settle();
  CHECK(driver.count<model::SubmitSignIn>() == 1);
}

TEST_CASE("an empty field gets the focus instead of an attempt") {
  Driver driver;
  driver.settle();
  driver.click(Role::Button, "Sign in");
  CHECK(driver.count<model::SubmitSignIn>() == 0);
  CHECK(driver.focused_field() == "address");
  driver.type("Address", "ann@example.org");
  driver.click(Role::Button, "Sign in");
  CHECK(driver.count<model::SubmitSignIn>() == 0);
  CHECK(driver.focused_field() == "password");
}

TEST_CASE("what the page's own form held before the start is kept") {
  Driver driver;
  driver.state.sign_in.address = "last@example.org";
  driver.input(FieldChanged{"address", "typed@example.org"});
  driver.settle();
  REQUIRE(driver.field("Address") != nullptr);
  CHECK_FALSE(driver.field("Address")->write);
}

TEST_CASE("the address of the last time is filled in once") {
  Driver driver;
  driver.state.sign_in.address = "last@example.org";
  driver.settle();
  CHECK(driver.value("address") == "last@example.org");
  driver.type("Address", "");
  CHECK(driver.value("address").empty());
}

TEST_CASE("a wrong password is said, marked and focused, and the fields are kept") {
  Driver driver;
  driver.settle();
  driver.type("Address", "ann@example.org");
  driver.type("Password", "wrong");
  driver.state.sign_in.busy = true;
  driver.settle();
  CHECK((driver.find(Role::Button, "Sign in").states & semantics::kBusy) != 0);
  CHECK_FALSE(driver.field("Address")->enabled);
  driver.click(Role::Button, "Cancel");
  CHECK(driver.take<model::CancelSignIn>());
  driver.state.sign_in.busy = false;
  driver.state.sign_in.problem = model::SignInProblem::WrongPassword;
  driver.settle();
  CHECK(driver.all(Role::Alert).size() == 1);
  CHECK(driver.has_text("Address or password is wrong."));
  CHECK(driver.field("Password")->invalid);
  CHECK(driver.focused_field() == "password");
  CHECK(driver.value("address") == "ann@example.org");
  driver.activate(Role::Button, "Sign in");
  CHECK(driver.take<model::SubmitSignIn>());
}

TEST_CASE("guests are asked in only where they are welcome") {
  Driver driver;
  driver.settle();
  CHECK(driver.maybe(Role::Button, "Continue as guest") == nullptr);
  driver.state.sign_in.guests_welcome = true;
  driver.settle();
  driver.click(Role::Button, "Continue as guest");
  CHECK(driver.take<model::SignInAsGuest>());
}

TEST_CASE("each problem is explained with what to do next") {
  using enum model::SignInProblem;
  Driver driver;
  driver.settle();
  for (const auto problem : {BadAddress, MissingPassword, WrongPassword, AccountDisabled, UnknownDomain, NoEndpoint,
                             Unreachable, NotXmpp, NoMechanism, ServerNotGenuine, TemporaryFailure, TooManyAttempts,
                             SignedInElsewhere, AccountRemoved, ServerClosed}) {
    driver.state.sign_in.problem = problem;
    driver.state.sign_in.detail = "example.org";
    driver.settle();
    const auto alerts = driver.all(Role::Alert);
    REQUIRE(alerts.size() == 1);
    const auto words = driver.children(alerts.front()->id);
    REQUIRE(words.size() == 2);
    CHECK_FALSE(words[0]->value.empty());
    CHECK_FALSE(words[1]->value.empty());
  }
  CHECK(driver.faults().empty());
}

TEST_CASE("everything of the form is on the screen and nothing overlaps, from a small phone to a wide desktop") {
  for (const float width : {320.0F, 390.0F, 600.0F, 699.0F, 700.0F, 1024.0F, 1280.0F, 1920.0F}) {
    Driver driver(width, 740);
    driver.state.sign_in.guests_welcome = true;
    driver.state.sign_in.problem = model::SignInProblem::NoEndpoint;
    driver.state.sign_in.detail = "a-rather-long-name-of-a-server.example.org";
    driver.settle();
    INFO("at " << width);
    std::vector<Rect> rects;
    for (const auto* stop : driver.tab_stops()) rects.push_back(stop->rect);
    rects.push_back(driver.all(Role::Alert).front()->rect);
    rects.push_back(driver.all(Role::Heading).front()->rect);
    for (std::size_t i = 0; i < rects.size(); ++i) {
      CHECK(rects[i].x >= 0);
      CHECK(widget::right(rects[i]) <= width);
      CHECK(rects[i].y >= 0);
      CHECK(widget::bottom(rects[i]) <= 740);
      for (std::size_t j = i + 1; j < rects.size(); ++j) CHECK_FALSE(widget::overlap(rects[i], rects[j]));
    }
  }
}
