#include "wasm/gl/texture.hpp"

#include <cstddef>
#include <vector>

#include <GLES3/gl3.h>

namespace wasm::gl {
namespace {

constexpr GLenum kUnpackPremultiplyAlpha = 0x9241;  // UNPACK_PREMULTIPLY_ALPHA_WEBGL, WebGL 1 §5.14.3

void bind(std::uint64_t texture) {
  glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(texture));
  glPixelStorei(kUnpackPremultiplyAlpha, 1);
}

}  // namespace

std::uint32_t create_texture() {
  GLuint texture = 0;
  glGenTextures(1, &texture);
  glBindTexture(GL_TEXTURE_2D, texture);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  return texture;
}

void delete_texture(std::uint64_t texture) {
  const auto name = static_cast<GLuint>(texture);
  glDeleteTextures(1, &name);
}

void upload(std::uint64_t texture, int width, int height, const void* pixels) {
  bind(texture);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, pixels);
}

// Rows are joined first: with UNPACK_ROW_LENGTH Firefox cannot premultiply, and takes nothing (INVALID_OPERATION).
void upload_part(std::uint64_t texture, Area part, const void* pixels, int stride) {
  const auto* row = static_cast<const std::uint32_t*>(pixels);
  std::vector<std::uint32_t> joined;
  joined.reserve(static_cast<std::size_t>(part.width) * static_cast<std::size_t>(part.height));
  for (int y = 0; y < part.height; ++y, row += stride) joined.insert(joined.end(), row, row + part.width);
  bind(texture);
  glTexSubImage2D(GL_TEXTURE_2D, 0, part.x, part.y, part.width, part.height, GL_RGBA, GL_UNSIGNED_BYTE, joined.data());
}

void upload_canvas(std::uint64_t texture, const js::val& context, int width, int height, const js::val& canvas) {
  bind(texture);
  context.call<void>("texImage2D", GL_TEXTURE_2D, 0, GL_RGBA, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, canvas);
}

void upload_bitmap(std::uint64_t texture, const js::val& context, const js::val& bitmap) {
  bind(texture);
  context.call<void>("texImage2D", GL_TEXTURE_2D, 0, GL_RGBA, GL_RGBA, GL_UNSIGNED_BYTE, bitmap);
}

int largest_texture() {
  static const GLint largest = [] {
    GLint size = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &size);
    return size;
  }();
  return largest;
}

}  // namespace wasm::gl
