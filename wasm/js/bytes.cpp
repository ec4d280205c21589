#include "wasm/js/bytes.hpp"

#include <cstddef>

namespace wasm::js {

Attempt copy_of(std::span<const std::uint8_t> bytes) {
  return attempt(val(emscripten::typed_memory_view(bytes.size(), bytes.data())), "slice");
}

void read(const val& array, std::vector<std::uint8_t>& bytes) {
  bytes.resize(array["length"].as<std::size_t>());
  val(emscripten::typed_memory_view(bytes.size(), bytes.data())).call<void>("set", array);
}

}  // namespace wasm::js
