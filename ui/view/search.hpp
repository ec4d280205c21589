#pragma once

#include <cstdint>
#include <string_view>

#include "ui/model/state.hpp"
#include "ui/view/memory.hpp"

namespace ui::view {

// Whether name or address holds the words of `query`, without regard to case.
bool matches(const model::Conversation& conversation, std::string_view query);

// The conversations to list: all, or those that match. Looks through all of them only when the query or the conversations
// changed, so that a frame costs what it shows.
class Listed {
 public:
  Listed(const model::State& state, std::string_view query, SearchMemory& memory);
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] const model::Conversation& at(std::size_t index) const;
  // Place of that conversation among the listed ones, or size() when it is not listed.
  [[nodiscard]] std::size_t find(const model::Address& address) const;

 private:
  const model::State& state_;
  const SearchMemory& memory_;
  bool all_;
};

}  // namespace ui::view
