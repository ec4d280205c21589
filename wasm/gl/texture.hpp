#pragma once

#include <cstdint>

#include "wasm/js/function.hpp"

// RGBA textures with linear filtering, stored premultiplied.
namespace wasm::gl {

struct Area {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
};

// An empty texture's GL name; the caller deletes it.
std::uint32_t create_texture();
void delete_texture(std::uint64_t texture);

// `pixels`: RGBA with straight alpha, rows from the top without gaps.
void upload(std::uint64_t texture, int width, int height, const void* pixels);
// `pixels`: of the part's first row; rows are `stride` pixels apart.
void upload_part(std::uint64_t texture, Area part, const void* pixels, int stride);
// The top left `width` × `height` pixels of a <canvas>, which must be that large at least. `context`: the current one.
void upload_canvas(std::uint64_t texture, const js::val& context, int width, int height, const js::val& canvas);
// All of an ImageBitmap, whose alpha is premultiplied already. `context`: the current one.
void upload_bitmap(std::uint64_t texture, const js::val& context, const js::val& bitmap);

// The largest side that a texture may have.
int largest_texture();

}  // namespace wasm::gl
