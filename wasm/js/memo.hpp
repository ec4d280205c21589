#pragma once

#include <cstddef>
#include <unordered_map>
#include <utility>

namespace wasm::js {

// What the browser said before, for questions that every frame asks again. Forgets all when it holds `kMost` answers.
template <typename Key, typename Value>
class Memo {
 public:
  template <typename Ask>
  const Value& get(const Key& key, Ask ask) {
    if (const auto known = answers_.find(key); known != answers_.end()) return known->second;
    if (answers_.size() >= kMost) answers_.clear();
    return answers_.emplace(key, ask()).first->second;
  }
  void forget() { answers_.clear(); }

 private:
  static constexpr std::size_t kMost = 1024;
  std::unordered_map<Key, Value> answers_;
};

}  // namespace wasm::js
