#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <unordered_map>
#include <vector>

#include "ui/picture.hpp"
#include "wasm/js/listener.hpp"
#include "wasm/js/promise.hpp"

namespace wasm::gl {

// Pictures out of Blobs, as textures. The size is read first; then the browser decodes one at the size in which it is seen,
// beside the page's own work. Textures are kept as far as the budget goes, and made again when they are seen again.
class Pictures final : public ui::Pictures {
 public:
  // `arrived` is called, later, when a picture that was asked for is there.
  explicit Pictures(std::function<void()> arrived) : arrived_(std::move(arrived)) {}
  ~Pictures() override;
  Pictures(const Pictures&) = delete;
  Pictures& operator=(const Pictures&) = delete;

  // `blob`: of an image type; what turns out to be none never gets a texture.
  ui::PictureId add(const js::val& blob);
  void remove(ui::PictureId id);
  [[nodiscard]] bool has(ui::PictureId id) const { return pictures_.contains(id); }
  ui::PictureTexture picture(ui::PictureId id, ui::Vec2 size) override;

  // The WebGL2RenderingContext that textures are for.
  void use_context(const js::val& context) { gl_ = context; }
  // Device pixels for a CSS pixel.
  void set_density(float density) { density_ = density; }
  // The context is lost, and all textures with it.
  void forget_textures();
  // After each frame: what has not been seen for longest goes when it is too much.
  void end_frame();

 private:
  enum class Step : std::uint8_t { Unread, Reading, Read, Broken };
  struct Picture {
    js::val blob;
    Step step = Step::Unread;
    ui::Vec2 size{};   // pixels, turned as its EXIF says
    double scale = 0;  // of the texture, or of the one that is being made
    std::uint32_t texture = 0;
    std::size_t bytes = 0;
    std::uint64_t seen = 0;           // frame
    js::val element;                  // <img>, while the size is being read
    std::vector<js::Listener> waits;  // for that
    js::Promise decoding;
  };

  void read_size(ui::PictureId id, Picture& picture);
  void size_read(ui::PictureId id);
  void decode(ui::PictureId id, Picture& picture, double scale);
  void decoded(ui::PictureId id, const js::Settled& bitmap);
  void stop_reading(Picture& picture, Step step);
  void drop_texture(Picture& picture);

  std::function<void()> arrived_;
  js::val gl_;
  float density_ = 1;
  std::uint64_t frame_ = 1;
  std::uint64_t last_id_ = 0;
  std::size_t bytes_ = 0;
  std::unordered_map<ui::PictureId, Picture> pictures_;
};

}  // namespace wasm::gl
