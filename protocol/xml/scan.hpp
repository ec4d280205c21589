#pragma once

#include <bit>
#include <cstdint>

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Finding the next byte that needs a closer look, 16 at a time where the machine can.
namespace protocol::xml {

#if defined(__wasm_simd128__)
inline std::uint32_t mask_of_special(const char* at, char a, char b, char c) {
  const v128_t bytes = wasm_v128_load(at);
  const v128_t found = wasm_v128_or(
      wasm_v128_or(wasm_i8x16_eq(bytes, wasm_i8x16_splat(a)), wasm_i8x16_eq(bytes, wasm_i8x16_splat(b))),
      wasm_v128_or(wasm_i8x16_eq(bytes, wasm_i8x16_splat(c)), wasm_i8x16_lt(bytes, wasm_i8x16_splat(0x20))));
  return wasm_i8x16_bitmask(found);
}
#elif defined(__SSE2__)
inline std::uint32_t mask_of_special(const char* at, char a, char b, char c) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  const __m128i found =
      _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(a)), _mm_cmpeq_epi8(bytes, _mm_set1_epi8(b))),
                   _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)), _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20))));
  return static_cast<std::uint32_t>(_mm_movemask_epi8(found));
}
#endif

/// The first byte in [at, end) that equals `a`, `b` or `c`, is below U+0020 or is not ASCII; else `end`.
inline const char* find_special(const char* at, const char* end, char a, char b, char c) {
#if defined(__wasm_simd128__) || defined(__SSE2__)
  for (; end - at >= 16; at += 16)
    if (const std::uint32_t mask = mask_of_special(at, a, b, c)) return at + std::countr_zero(mask);
#endif
  const auto is_special = [=](char byte) {
    return byte == a || byte == b || byte == c || static_cast<signed char>(byte) < 0x20;
  };
  while (at != end && !is_special(*at)) ++at;
  return at;
}

}  // namespace protocol::xml
