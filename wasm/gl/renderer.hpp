#pragma once

#include <array>

#include <GLES3/gl3.h>

struct ImDrawCmd;
struct ImDrawData;
struct ImDrawList;
struct ImTextureData;

namespace wasm::gl {

// Draws Dear ImGui's output with WebGL2 into a transparent canvas. Everything is premultiplied: textures, blending and what the
// browser composites, so that neither filtering nor half-covered edges get fringes. An ImTextureID is a GL texture name.
class Renderer {
 public:
  // Needs a current context that is not lost.
  Renderer();
  ~Renderer();
  Renderer(const Renderer&) = delete;
  Renderer& operator=(const Renderer&) = delete;

  // `width`, `height`: of the drawing buffer, device pixels.
  void draw(const ImDrawData& data, int width, int height);

 private:
  void prepare(const ImDrawData& data, int width, int height);
  void draw_list(const ImDrawData& data, const ImDrawList& list, int height);
  void draw_command(const ImDrawData& data, const ImDrawCmd& command, int height);

  GLuint program_ = 0;
  GLint transform_ = 0;
  GLuint layout_ = 0;
  std::array<GLuint, 2> buffers_{};  // vertices, indices
};

}  // namespace wasm::gl
