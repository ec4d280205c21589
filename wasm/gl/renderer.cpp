#include "wasm/gl/renderer.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include <imgui.h>

#include "ui/widget/kit/punch.hpp"
#include "wasm/gl/texture.hpp"

namespace wasm::gl {
namespace {

constexpr const char* kVertexShader = R"(#version 300 es
layout(location=0) in vec2 position;
layout(location=1) in vec2 place;
layout(location=2) in vec4 color;
uniform vec4 transform;
out vec2 uv;
out vec4 tint;
void main() {
  uv = place;
  tint = vec4(color.rgb * color.a, color.a);
  gl_Position = vec4(position * transform.xy + transform.zw, 0, 1);
})";

constexpr const char* kFragmentShader = R"(#version 300 es
precision mediump float;
uniform sampler2D picture;
in highp vec2 uv;
in vec4 tint;
out vec4 result;
void main() { result = tint * texture(picture, uv); })";

static_assert(sizeof(ImDrawIdx) == 4, "indices are drawn as GL_UNSIGNED_INT");

void attach(GLuint program, GLenum kind, const char* source) {
  const GLuint shader = glCreateShader(kind);
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  glAttachShader(program, shader);
  glDeleteShader(shader);
}

void attribute(GLuint location, GLint size, GLenum type, GLboolean normalized, std::size_t offset) {
  glEnableVertexAttribArray(location);
  glVertexAttribPointer(location, size, type, normalized, sizeof(ImDrawVert), reinterpret_cast<const void*>(offset));
}

void update(ImTextureData& texture) {
  if (texture.Status == ImTextureStatus_WantCreate) {
    texture.SetTexID(create_texture());
    upload(texture.GetTexID(), texture.Width, texture.Height, texture.GetPixels());
    texture.SetStatus(ImTextureStatus_OK);
  } else if (texture.Status == ImTextureStatus_WantUpdates) {
    for (const ImTextureRect& part : texture.Updates)
      upload_part(texture.GetTexID(), {.x = part.x, .y = part.y, .width = part.w, .height = part.h},
                  texture.GetPixelsAt(part.x, part.y), texture.Width);
    texture.SetStatus(ImTextureStatus_OK);
  } else if (texture.Status == ImTextureStatus_WantDestroy && texture.UnusedFrames > 0) {
    delete_texture(texture.GetTexID());
    texture.SetTexID(ImTextureID_Invalid);
    texture.SetStatus(ImTextureStatus_Destroyed);
  }
}

void usual_blending() { glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA); }

}  // namespace

Renderer::Renderer() : program_(glCreateProgram()) {
  attach(program_, GL_VERTEX_SHADER, kVertexShader);
  attach(program_, GL_FRAGMENT_SHADER, kFragmentShader);
  glLinkProgram(program_);
  transform_ = glGetUniformLocation(program_, "transform");
  glGenVertexArrays(1, &layout_);
  glGenBuffers(2, buffers_.data());
  glBindVertexArray(layout_);
  glBindBuffer(GL_ARRAY_BUFFER, buffers_[0]);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, buffers_[1]);
  attribute(0, 2, GL_FLOAT, GL_FALSE, offsetof(ImDrawVert, pos));
  attribute(1, 2, GL_FLOAT, GL_FALSE, offsetof(ImDrawVert, uv));
  attribute(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, offsetof(ImDrawVert, col));
}

Renderer::~Renderer() {
  glDeleteProgram(program_);
  glDeleteVertexArrays(1, &layout_);
  glDeleteBuffers(2, buffers_.data());
}

void Renderer::draw(const ImDrawData& data, int width, int height) {
  if (data.Textures)
    for (ImTextureData* texture : *data.Textures)
      if (texture->Status != ImTextureStatus_OK) update(*texture);
  prepare(data, width, height);
  for (const ImDrawList* list : data.CmdLists) draw_list(data, *list, height);
  glDisable(GL_SCISSOR_TEST);
}

void Renderer::prepare(const ImDrawData& data, int width, int height) {
  glViewport(0, 0, width, height);
  glDisable(GL_SCISSOR_TEST);
  glClearColor(0, 0, 0, 0);
  glClear(GL_COLOR_BUFFER_BIT);
  glEnable(GL_SCISSOR_TEST);
  glEnable(GL_BLEND);
  usual_blending();
  glUseProgram(program_);
  glBindVertexArray(layout_);
  glBindBuffer(GL_ARRAY_BUFFER, buffers_[0]);
  glActiveTexture(GL_TEXTURE0);
  // The canvas may be larger than the screen that is laid out (a soft keyboard covers the rest): scale by density alone.
  const float x = 2 * data.FramebufferScale.x / static_cast<float>(width);
  const float y = -2 * data.FramebufferScale.y / static_cast<float>(height);
  glUniform4f(transform_, x, y, -1 - data.DisplayPos.x * x, 1 - data.DisplayPos.y * y);
}

void Renderer::draw_list(const ImDrawData& data, const ImDrawList& list, int height) {
  glBufferData(GL_ARRAY_BUFFER, list.VtxBuffer.size_in_bytes(), list.VtxBuffer.Data, GL_STREAM_DRAW);
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, list.IdxBuffer.size_in_bytes(), list.IdxBuffer.Data, GL_STREAM_DRAW);
  for (const ImDrawCmd& command : list.CmdBuffer)
    if (command.UserCallback == ui::widget::punch_marker)
      glBlendFunc(GL_ZERO, GL_ONE_MINUS_SRC_ALPHA);
    else if (command.UserCallback == ImDrawCallback_ResetRenderState)
      usual_blending();
    else if (command.UserCallback)
      command.UserCallback(&list, &command);
    else
      draw_command(data, command, height);
}

void Renderer::draw_command(const ImDrawData& data, const ImDrawCmd& command, int height) {
  const ImVec2 scale = data.FramebufferScale;
  const auto left = static_cast<int>(std::floor((command.ClipRect.x - data.DisplayPos.x) * scale.x + 0.01F));
  const auto top = static_cast<int>(std::floor((command.ClipRect.y - data.DisplayPos.y) * scale.y + 0.01F));
  const auto right = static_cast<int>(std::ceil((command.ClipRect.z - data.DisplayPos.x) * scale.x - 0.01F));
  const auto bottom = static_cast<int>(std::ceil((command.ClipRect.w - data.DisplayPos.y) * scale.y - 0.01F));
  const ImTextureID texture = command.GetTexID();
  if (right <= left || bottom <= top || texture == ImTextureID_Invalid) return;
  glScissor(left, height - bottom, right - left, bottom - top);
  glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(texture));
  glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount), GL_UNSIGNED_INT,
                 reinterpret_cast<const void*>(command.IdxOffset * sizeof(ImDrawIdx)));
}

}  // namespace wasm::gl
