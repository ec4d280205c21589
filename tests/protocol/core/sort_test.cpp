#include "protocol/core/sort.hpp"

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch_test_macros.hpp>

TEST_CASE("a list is sorted, whatever it holds") {
  std::vector<int> none;
  protocol::sort(none);
  CHECK(none.empty());
  std::vector<std::string> words{"d", "a", "c", "a", "b"};
  protocol::sort(words);
  CHECK(words == std::vector<std::string>{"a", "a", "b", "c", "d"});
}

TEST_CASE("a list is sorted by a part of what it holds") {
  std::deque<std::pair<int, char>> list{{3, 'c'}, {1, 'a'}, {2, 'b'}};
  protocol::sort(list, &std::pair<int, char>::first);
  CHECK(list == std::deque<std::pair<int, char>>{{1, 'a'}, {2, 'b'}, {3, 'c'}});
}
