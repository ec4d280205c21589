#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "wasm/js/attempt.hpp"

// Bytes between the program's memory and JavaScript's, each way with one copy.
namespace wasm::js {

// A Uint8Array with a buffer of its own, which can be transferred. An error where there is no memory for it.
Attempt copy_of(std::span<const std::uint8_t> bytes);

// What a Uint8Array holds, written into `bytes`, of which the memory is used again.
void read(const val& array, std::vector<std::uint8_t>& bytes);

}  // namespace wasm::js
