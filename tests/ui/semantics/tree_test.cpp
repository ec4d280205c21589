#include "ui/semantics/tree.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ui;
using namespace ui::semantics;

namespace {

Node button(std::string name) { return {.role = Role::Button, .states = kFocusable, .name = std::move(name)}; }

template <class T>
int count(std::span<const Change> changes) {
  int result = 0;
  for (const Change& change : changes) result += std::holds_alternative<T>(change) ? 1 : 0;
  return result;
}

// A list with one item for each name.
std::span<const Change> list(Tree& tree, const std::vector<std::string>& names, float y = 0) {
  tree.begin_frame();
  tree.open("list", {.role = Role::List, .name = "Things"});
  for (const std::string& name : names) {
    Node node = button(name);
    node.rect = {0, y, 10, 10};
    tree.add(name, std::move(node));
  }
  tree.close();
  return tree.end_frame();
}

}  // namespace

TEST_CASE("the first frame gives every node, parents before children") {
  Tree tree;
  const auto changes = list(tree, {"a", "b"});
  REQUIRE(changes.size() == 3);
  const Node& parent = std::get<Node>(changes[0]);
  CHECK(parent.role == Role::List);
  CHECK(std::get<Node>(changes[1]).parent == parent.id);
  CHECK(std::get<Node>(changes[1]).order < std::get<Node>(changes[2]).order);
}

TEST_CASE("a frame like the one before gives nothing") {
  Tree tree;
  (void)list(tree, {"a", "b"});
  CHECK(list(tree, {"a", "b"}).empty());
}

TEST_CASE("what only moved is placed, not sent whole") {
  Tree tree;
  (void)list(tree, {"a", "b"});
  const auto changes = list(tree, {"a", "b"}, 5);
  CHECK(count<Placed>(changes) == 2);
  CHECK(count<Node>(changes) == 0);
}

TEST_CASE("a thing keeps its id when others come and go before it") {
  Tree tree;
  (void)list(tree, {"a", "b"});
  const auto changes = list(tree, {"b"});
  REQUIRE(count<Removed>(changes) == 1);
  CHECK(count<Node>(changes) == 1);  // "b" is now the first
  const auto again = list(tree, {"a", "b"});
  CHECK(count<Removed>(again) == 0);
}

TEST_CASE("a branch that goes away is removed by its root alone") {
  Tree tree;
  (void)list(tree, {"a", "b", "c"});
  tree.begin_frame();
  CHECK(count<Removed>(tree.end_frame()) == 1);
}

TEST_CASE("an announcement is made once") {
  Tree tree;
  tree.begin_frame();
  tree.announce("Hello", Urgency::Assertive);
  const auto changes = tree.end_frame();
  REQUIRE(changes.size() == 1);
  CHECK(std::get<Announce>(changes[0]).text == "Hello");
  CHECK(std::get<Announce>(changes[0]).assertive);
  tree.begin_frame();
  CHECK(tree.end_frame().empty());
}

#ifndef NDEBUG
TEST_CASE("a control without a name is a fault") {
  Tree tree;
  tree.begin_frame();
  tree.add("x", button(""));
  (void)tree.end_frame();
  CHECK(tree.faults().size() == 1);
}

TEST_CASE("an id that is there twice is a fault, and the first one stays") {
  Tree tree;
  tree.begin_frame();
  tree.add("x", button("first"));
  tree.add("x", button("second"));
  const auto changes = tree.end_frame();
  CHECK(tree.faults().size() == 1);
  REQUIRE(changes.size() == 1);
  CHECK(std::get<Node>(changes[0]).name == "first");
}
#endif
