#include "shell/store/record.hpp"

#include <string>
#include <string_view>

#include <catch2/catch_test_macros.hpp>

using namespace shell::store;

TEST_CASE("fields come back as they were, whatever is in them", "[store]") {
  std::string record;
  const std::string odd("a:b,\0c\n5:hello,", 15);
  append_field(record, odd);
  append_field(record, "");
  append_number(record, -42);
  std::string_view rest = record;
  CHECK(take_field(rest) == odd);
  CHECK(take_field(rest) == "");
  CHECK(take_number(rest) == -42);
  CHECK(rest.empty());
  CHECK_FALSE(take_field(rest).has_value());
}

TEST_CASE("a damaged record ends where the damage is", "[store]") {
  for (const char* damaged :
       {"5:hell", "5:hello", "5hello,", ":,", "-1:,", "x", "18446744073709551615:a,", "3:abcd,"}) {
    CAPTURE(damaged);
    std::string_view rest = damaged;
    CHECK_FALSE(take_field(rest).has_value());
    CHECK(rest == damaged);
  }
  std::string_view rest = "3:12x,";
  CHECK_FALSE(take_number(rest).has_value());
}
