#pragma once

#include <cstdint>

#include "ui/geometry.hpp"

// Pictures that come from elsewhere: photographs, avatars, stills of a link. The interface knows their size beforehand and asks
// for a texture when one is seen.
namespace ui {

enum class PictureId : std::uint64_t {};  // given by whoever fills the model; 0: none

// Part of a texture; texture 0: not there yet, or never.
struct PictureTexture {
  std::uint64_t texture = 0;  // ImTextureID
  Vec2 uv0{0, 0};
  Vec2 uv1{1, 1};
  Vec2 size{};  // of the picture, in any unit; 0: that of the place where it is drawn
};

class Pictures {
 public:
  virtual ~Pictures() = default;
  // The picture for an area of `size` CSS pixels, valid in this frame. Asks for it to be loaded when it is not there; its
  // arrival brings a frame.
  virtual PictureTexture picture(PictureId id, Vec2 size) = 0;
};

}  // namespace ui
