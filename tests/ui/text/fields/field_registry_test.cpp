#include "ui/text/fields/field_registry.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ui::text;

namespace {

Field frame(FieldRegistry& fields, const std::string& key, std::string_view initial = {}) {
  fields.begin_frame();
  fields.place({.key = key}, initial);
  return fields.end_frame()[0];
}

void empty_frame(FieldRegistry& fields) {
  fields.begin_frame();
  (void)fields.end_frame();
}

}  // namespace

TEST_CASE("a field that appears gets its initial value, and no other writes come by themselves") {
  FieldRegistry fields;
  CHECK(frame(fields, "a", "draft").write == "draft");
  CHECK(fields.value("a") == "draft");
  CHECK_FALSE(frame(fields, "a", "draft").write);
  fields.changed("a", "");
  CHECK_FALSE(frame(fields, "a", "draft").write);
}

TEST_CASE("a field that went away starts anew") {
  FieldRegistry fields;
  (void)frame(fields, "a", "one");
  empty_frame(fields);
  CHECK(fields.value("a").empty());
  fields.changed("a", "late");  // of an element that is gone
  CHECK(frame(fields, "a", "two").write == "two");
}

TEST_CASE("a write after the field was placed goes out with that frame, and another is wanted to show it") {
  FieldRegistry fields;
  fields.begin_frame();
  fields.place({.key = "a"}, "");
  fields.write("a", "cleared");
  CHECK(fields.unsettled());
  CHECK(fields.end_frame()[0].write == "cleared");
  CHECK_FALSE(frame(fields, "a").write);
  CHECK_FALSE(fields.unsettled());
}

TEST_CASE("focus waits until the field is there, enabled and in sight") {
  FieldRegistry fields;
  fields.request_focus("a");
  fields.begin_frame();
  fields.place({.key = "a", .covered = true}, "");
  CHECK_FALSE(fields.unsettled());
  CHECK_FALSE(fields.end_frame()[0].focus);
  CHECK(frame(fields, "a").focus);
  CHECK_FALSE(frame(fields, "a").focus);
}

TEST_CASE("what is typed into a field for the person is handed out once, with its next placing") {
  FieldRegistry fields;
  fields.begin_frame();
  fields.place({.key = "a"}, "");
  (void)fields.end_frame();
  fields.changed("a", "one :t", 6);
  CHECK(fields.caret("a") == 6);
  fields.replace("a", {4, 6, "two"});
  fields.begin_frame();
  fields.place({.key = "a"}, "");
  const auto placed = fields.end_frame();
  REQUIRE(placed.size() == 1);
  CHECK(placed[0].insert == Insertion{4, 6, "two"});
  CHECK(fields.value("a") == "one :t");
  fields.begin_frame();
  fields.place({.key = "a"}, "");
  CHECK_FALSE(fields.end_frame()[0].insert);
}

TEST_CASE("the caret is never beyond the text") {
  FieldRegistry fields;
  fields.begin_frame();
  fields.place({.key = "a"}, "");
  (void)fields.end_frame();
  fields.changed("a", "text");
  CHECK(fields.caret("a") == 4);
  fields.write("a", "");
  CHECK(fields.caret("a") == 0);
  CHECK(fields.caret("b") == 0);
}
