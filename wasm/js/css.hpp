#pragma once

#include <cstdint>
#include <string>

// Values as CSS and canvas 2D write them.
namespace wasm::js {

// At most four decimals, without an exponent: "12.25".
std::string decimal(double value);
inline std::string px(double value) { return decimal(value) + "px"; }
// `abgr`: 0xAABBGGRR, straight alpha. "#rrggbbaa"
std::string color(std::uint32_t abgr);

}  // namespace wasm::js
