#pragma once

#include <unordered_map>

#include "ui/picture.hpp"

namespace gallery {

// Landscapes made of numbers, so that the gallery loads no files: the same picture for the same id each time.
class PaintedPictures final : public ui::Pictures {
 public:
  PaintedPictures() = default;
  ~PaintedPictures() override = default;
  PaintedPictures(const PaintedPictures&) = delete;
  PaintedPictures& operator=(const PaintedPictures&) = delete;

  ui::PictureTexture picture(ui::PictureId id, ui::Vec2 size) override;
  // The context is lost, and all textures with it.
  void forget() { textures_.clear(); }

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> textures_;
};

}  // namespace gallery
