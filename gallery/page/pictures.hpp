#pragma once

#include <unordered_map>

#include "ui/picture.hpp"
#include "wasm/gl/pictures.hpp"

namespace gallery {

// Landscapes made of numbers, so that the gallery loads no files: the same picture for the same id each time. Those of files
// that were given to the page are its own.
class PaintedPictures final : public ui::Pictures {
 public:
  explicit PaintedPictures(wasm::gl::Pictures& given) : given_(given) {}
  ~PaintedPictures() override = default;
  PaintedPictures(const PaintedPictures&) = delete;
  PaintedPictures& operator=(const PaintedPictures&) = delete;

  ui::PictureTexture picture(ui::PictureId id, ui::Vec2 size) override;
  // The context is lost, and all textures with it.
  void forget() { textures_.clear(); }

 private:
  wasm::gl::Pictures& given_;
  std::unordered_map<std::uint64_t, std::uint32_t> textures_;
};

}  // namespace gallery
