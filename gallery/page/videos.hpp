#pragma once

#include <vector>

#include "ui/model/state.hpp"
#include "wasm/dom/page/video_host.hpp"

namespace gallery {

// A still for each picture of the scene's call, as if cameras gave them. The scene numbers them from 1.
class PaintedVideos {
 public:
  PaintedVideos(wasm::dom::VideoHost& host, const ui::model::State& state);

 private:
  std::vector<wasm::dom::VideoHost::Picture> pictures_;
};

}  // namespace gallery
