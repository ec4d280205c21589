#include "ui/text/words/phrases.hpp"

#include <catch2/catch_test_macros.hpp>

namespace phrases = ui::text::phrases;
using std::chrono::seconds;

TEST_CASE("durations are written as clocks do") {
  CHECK(phrases::duration(seconds{0}) == "0:00");
  CHECK(phrases::duration(seconds{67}) == "1:07");
  CHECK(phrases::duration(seconds{3599}) == "59:59");
  CHECK(phrases::duration(seconds{3600 + 62}) == "1:01:02");
  CHECK(phrases::duration(seconds{-5}) == "0:00");
}

TEST_CASE("counts are in the right number") {
  CHECK(phrases::unread(1) == "1 unread message");
  CHECK(phrases::unread(7) == "7 unread messages");
}

TEST_CASE("what is set in stays as it is") {
  ui::model::SignIn sign_in{.busy = false,
                            .address = {},
                            .problem = ui::model::SignInProblem::UnknownDomain,
                            .detail = "a%s{}.example",
                            .guests_welcome = false};
  CHECK(phrases::sign_in_problem(sign_in).what == "\u201ca%s{}.example\u201d was not found.");
}
