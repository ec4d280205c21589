#pragma once

#include <string>
#include <unordered_map>

#include "ui/text/drawing/shaper.hpp"
#include "wasm/dom/text/measurer.hpp"
#include "wasm/js/function.hpp"

namespace wasm::dom {

// Shaped runs: laid out by the DOM, drawn line by line into textures by canvas 2D. Layouts and textures are kept while they
// are in use, and beyond that as far as their budgets go.
class TextShaper final : public ui::text::TextShaper {
 public:
  TextShaper();
  ~TextShaper() override;
  TextShaper(const TextShaper&) = delete;
  TextShaper& operator=(const TextShaper&) = delete;

  ui::text::RunMetrics measure(std::string_view text, const ui::text::RunStyle& style, float max_width) override;
  ui::text::RunTexture texture(ui::text::RunKey key) override;

  // The WebGL2RenderingContext that textures are for.
  void use_context(const js::val& context) { gl_ = context; }
  // Device pixels for a CSS pixel: other textures from now on.
  void set_density(float density);
  // The language of the page, by which browsers choose among fonts: other runs from now on.
  void set_language(const std::string& tag);
  // The context is lost, and all textures with it.
  void forget_textures();
  // After each frame: what has not been used for longest goes when it is too much.
  void end_frame();

  // Makes `host` the same paragraph as the drawn one, to be selected and read. False when the run is not known any longer.
  bool fill_element(const js::val& host, ui::text::RunKey key) const;

 private:
  struct Run {
    std::string text;
    ui::text::RunStyle style;
    float max_width = 0;
    Layout layout;
    std::uint32_t texture = 0;
    int width = 0;  // of the texture
    int height = 0;
    float bleed = 0;
    std::uint64_t used = 0;  // frame
  };

  void draw(Run& run);
  void make_room(int width, int height);  // device pixels
  void paint(const Run& run, double scale);
  void paint_mark(const Run& run, const Mark& mark, double scale);
  void drop_texture(Run& run);
  bool drop_older_half(std::uint64_t now);

  Measurer measurer_;
  js::val canvas_;
  js::val context_;
  js::val gl_;
  int largest_ = 0;
  float density_ = 1;
  std::string language_;
  std::uint64_t frame_ = 1;
  std::size_t texture_bytes_ = 0;
  std::unordered_map<ui::text::RunKey, Run> runs_;
};

}  // namespace wasm::dom
