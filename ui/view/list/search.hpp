#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ui/model/state.hpp"
#include "ui/view/memory.hpp"

namespace ui::view {

// What can be found of what was typed: without the characters that XML cannot carry (XML 1.0 §2.2), which no name or address
// has, and without white space around it.
std::string searchable(std::string_view typed);

// Whether name or address holds the words of `query`, without regard to case.
bool matches(const model::Conversation& conversation, std::string_view query);

// The conversations to list: all for an empty query, or those that match. `query` is searchable(). Looks through all of them
// only when the query or the conversations changed, so that a frame costs what it shows.
class Listed {
 public:
  Listed(const model::State& state, std::string_view query, SearchMemory& memory);
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] const model::Conversation& at(std::size_t index) const;
  // Place of that conversation among the listed ones, or size() when it is not listed.
  [[nodiscard]] std::size_t find(const model::ConversationKey& key) const;

 private:
  const model::State& state_;
  const SearchMemory& memory_;
  bool all_;
};

}  // namespace ui::view
