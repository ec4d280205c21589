#include "wasm/dom/text/text_shaper.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "wasm/dom/element.hpp"
#include "wasm/dom/text/paragraph.hpp"
#include "wasm/gl/font.hpp"
#include "wasm/gl/texture.hpp"
#include "wasm/js/css.hpp"

namespace wasm::dom {

using js::val;
using ui::text::RunKey;
using ui::text::RunMetrics;
using ui::text::RunStyle;
using ui::text::RunTexture;

namespace {

constexpr std::size_t kTextureBudget = 48U << 20U;  // bytes
constexpr std::size_t kRunBudget = 3000;

// How strongly what belongs to styling is drawn, in the ink of the text.
constexpr float kSignStrength = 0.55F;
constexpr float kGroundStrength = 0.09F;
constexpr float kBarStrength = 0.4F;

std::uint32_t faded(std::uint32_t abgr, float strength) {
  constexpr std::uint32_t kAlphaShift = 24;
  const auto alpha = static_cast<std::uint32_t>(static_cast<float>(abgr >> kAlphaShift) * strength);
  return (abgr & 0x00FFFFFFU) | (alpha << kAlphaShift);
}

std::size_t bytes(int width, int height) {
  return static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4;
}

// FNV-1a over all that makes the picture.
class Hash {
 public:
  void add(std::string_view text) {
    for (const char c : text) add_byte(static_cast<unsigned char>(c));
  }
  void add(std::uint32_t value) {
    for (int i = 0; i < 4; ++i, value >>= 8U) add_byte(value & 255U);
  }
  void add(float value) { add(std::bit_cast<std::uint32_t>(value)); }
  [[nodiscard]] RunKey key() const { return value_ == 0 ? 1 : value_; }

 private:
  void add_byte(std::uint64_t byte) { value_ = (value_ ^ byte) * 0x100000001B3; }
  std::uint64_t value_ = 0xCBF29CE484222325;
};

RunKey key_of(std::string_view text, const RunStyle& style, float max_width, std::string_view language) {
  Hash hash;
  hash.add(language);
  hash.add(style.size);
  hash.add(style.line_height);
  hash.add(max_width);
  hash.add(style.color);
  const std::uint32_t direction = style.direction ? 1U + static_cast<std::uint32_t>(*style.direction) : 0U;
  hash.add(style.open ? 1U + *style.open : 0U);
  hash.add(direction << 5U | static_cast<std::uint32_t>(style.styled) << 4U |
           static_cast<std::uint32_t>(style.centered) << 3U | static_cast<std::uint32_t>(style.weight) << 2U |
           static_cast<std::uint32_t>(style.single_line) << 1U | static_cast<std::uint32_t>(style.linkify));
  hash.add(text);
  return hash.key();
}

}  // namespace

TextShaper::TextShaper() : canvas_(dom::create("canvas")) {
  val options = val::object();
  options.set("willReadFrequently", true);  // kept in memory, from where it is uploaded
  context_ = canvas_.call<val>("getContext", val("2d"), options);
}

TextShaper::~TextShaper() {
  for (auto& [key, run] : runs_) drop_texture(run);
}

RunMetrics TextShaper::measure(std::string_view text, const RunStyle& style, float max_width) {
  RunKey key = key_of(text, style, max_width, language_);
  auto place = runs_.find(key);
  while (place != runs_.end() &&
         (place->second.text != text || place->second.style != style || place->second.max_width != max_width))
    place = runs_.find(++key);
  if (place == runs_.end()) {
    const std::string shown = style.single_line ? one_line(text) : std::string(text);
    Layout layout = measurer_.lay_out(shown, style, max_width);
    place = runs_
                .emplace(
                    key,
                    Run{.text = std::string(text), .style = style, .max_width = max_width, .layout = std::move(layout)})
                .first;
  }
  Run& run = place->second;
  run.used = frame_;
  return {.key = key,
          .width = run.layout.width,
          .height = run.layout.height,
          .right_to_left = run.layout.right_to_left,
          .last_line_width = run.layout.last_line_width};
}

RunTexture TextShaper::texture(RunKey key) {
  const auto place = runs_.find(key);
  if (place == runs_.end() || !js::exists(gl_)) return {};
  Run& run = place->second;
  run.used = frame_;
  if (run.texture == 0) draw(run);
  return {.texture = run.texture,
          .uv0 = {0, 0},
          .uv1 = {1, 1},
          .size = {static_cast<float>(run.width) / density_, static_cast<float>(run.height) / density_},
          .bleed = run.bleed};
}

// Whole device pixels on every side, so that a run drawn at whole device pixels is exactly as sharp as the DOM's text.
void TextShaper::draw(Run& run) {
  const auto pad = static_cast<int>(std::ceil((2 + run.style.size / 8) * density_));
  run.bleed = static_cast<float>(pad) / density_;
  run.width = static_cast<int>(std::ceil(run.layout.width * density_)) + 2 * pad;
  run.height = static_cast<int>(std::ceil(run.layout.height * density_)) + 2 * pad;
  if (largest_ == 0) largest_ = gl::largest_texture();
  // A text of hundreds of lines is drawn coarser rather than not at all.
  const double fit = std::min(1.0, static_cast<double>(largest_) / std::max(run.width, run.height));
  const int width = std::min(static_cast<int>(std::ceil(run.width * fit)), largest_);
  const int height = std::min(static_cast<int>(std::ceil(run.height * fit)), largest_);
  make_room(width, height);
  context_.call<void>("setTransform", fit, 0, 0, fit, 0, 0);
  context_.call<void>("clearRect", 0, 0, run.width, run.height);
  paint(run, density_);
  run.texture = gl::create_texture();
  gl::upload_canvas(run.texture, gl_, width, height, canvas_);
  texture_bytes_ += bytes(run.width, run.height);
}

// Each upload copies the whole canvas, however little of it is wanted: it does not stay as large as the largest run.
void TextShaper::make_room(int width, int height) {
  constexpr int kStep = 64;
  constexpr int kSpare = 4;  // times as large as needed
  const auto stepped = [](int size) { return (size + kStep - 1) / kStep * kStep; };
  const int has_width = js::integer(canvas_, "width");
  const int has_height = js::integer(canvas_, "height");
  const bool fits = has_width >= width && has_height >= height;
  if (fits && has_width * has_height <= kSpare * stepped(width) * stepped(height)) return;
  canvas_.set("width", stepped(width));
  canvas_.set("height", stepped(height));
}

void TextShaper::paint(const Run& run, double scale) {
  for (const Mark& mark : run.layout.marks) paint_mark(run, mark, scale);
  for (const Piece& piece : run.layout.pieces) {
    const bool sign = (piece.styling & ui::text::kDirective) != 0;
    const double baseline = run.bleed * scale + std::round((piece.top + run.layout.baseline) * scale);
    context_.set("font",
                 val(gl::css_font(static_cast<float>(run.style.size * scale), run.style.weight, piece.styling)));
    context_.set("fillStyle", val(js::color(sign ? faded(run.style.color, kSignStrength) : run.style.color)));
    context_.set("direction", val(piece.right_to_left ? "rtl" : "ltr"));
    context_.set("textAlign", val(piece.right_to_left ? "right" : "left"));
    const double x = piece.right_to_left ? piece.right : piece.left;
    context_.call<void>("fillText", piece.text, (run.bleed + x) * scale, baseline);
  }
}

void TextShaper::paint_mark(const Run& run, const Mark& mark, double scale) {
  const RunStyle& style = run.style;
  const double thickness = std::max(std::round(scale * style.size / 16), 1.0);
  const double left = (run.bleed + mark.left) * scale;
  const double width = (mark.right - mark.left) * scale;
  const auto fill = [&](float strength, double x, double top, double breadth, double height) {
    context_.set("fillStyle", val(js::color(faded(style.color, strength))));
    context_.call<void>("fillRect", x, run.bleed * scale + std::round(top * scale), breadth, height);
  };
  const double baseline = mark.top + run.layout.baseline;
  switch (mark.kind) {
    case MarkKind::Underline: return fill(1, left, baseline + style.size / 8, width, thickness);
    case MarkKind::Strike: return fill(1, left, baseline - style.size * 0.28, width, thickness);
    case MarkKind::Ground:
      return fill(kGroundStrength, left - 2 * scale, mark.top + 1, width + 4 * scale,
                  std::round((style.line_height - 2) * scale));
    case MarkKind::QuotationBar:
      return fill(kBarStrength, left - (mark.right_to_left ? 3 * scale : 0), mark.top, 3 * scale,
                  std::ceil(style.line_height * scale));
  }
}

void TextShaper::drop_texture(Run& run) {
  if (run.texture == 0) return;
  gl::delete_texture(run.texture);
  run.texture = 0;
  texture_bytes_ -= bytes(run.width, run.height);
}

void TextShaper::set_density(float density) {
  if (density == density_) return;
  density_ = density;
  for (auto& [key, run] : runs_) drop_texture(run);
}

void TextShaper::set_language(const std::string& tag) {
  language_ = tag;
  dom::set_attribute(canvas_, "lang", tag);
}

void TextShaper::forget_textures() {
  for (auto& [key, run] : runs_) run.texture = 0;
  texture_bytes_ = 0;
}

void TextShaper::end_frame() {
  const std::uint64_t now = frame_++;
  if (texture_bytes_ <= kTextureBudget && runs_.size() <= kRunBudget) return;
  // Down to three quarters, so that this does not happen in every frame.
  while (texture_bytes_ > kTextureBudget / 4 * 3 || runs_.size() > kRunBudget / 4 * 3)
    if (!drop_older_half(now)) return;
}

// Drops what was last used before the average of all that `now` does not use. False when there is no such run.
bool TextShaper::drop_older_half(std::uint64_t now) {
  std::uint64_t sum = 0;
  std::uint64_t idle = 0;
  for (const auto& [key, run] : runs_) {
    if (run.used == now) continue;
    sum += run.used;
    ++idle;
  }
  if (idle == 0) return false;
  std::erase_if(runs_, [&](auto& entry) {
    Run& run = entry.second;
    if (run.used == now || run.used > sum / idle) return false;
    drop_texture(run);
    return true;
  });
  return true;
}

bool TextShaper::fill_element(const val& host, RunKey key) const {
  const auto place = runs_.find(key);
  if (place == runs_.end()) return false;
  const Run& run = place->second;
  dom::set_class(host, "run");
  dom::set_style(
      host, text_css(run.style) + ";width:" + js::px(run.style.single_line ? run.max_width : run.layout.width + 0.5));
  fill(host, run.style.single_line ? one_line(run.text) : run.text, run.style);
  return true;
}

}  // namespace wasm::dom
