#pragma once

#include <array>
#include <span>

#include "ui/frame.hpp"
#include "wasm/js/promise.hpp"

namespace wasm::dom {

// The <video> elements under the canvas, one for each source. They are silent: sound plays from elements of its own.
class VideoHost {
 public:
  VideoHost();

  // The picture of `source`: a MediaStream, or null when there is none.
  void set_stream(ui::VideoSource source, const js::val& stream);
  // Shows what is placed, later ones above earlier ones, and hides the rest.
  void place(std::span<const ui::VideoPlacement> placements);

 private:
  struct Screen {
    js::val element;
    ui::VideoPlacement placement;
    std::size_t layer = 0;
    bool shown = false;
  };
  Screen& screen(ui::VideoSource source) { return screens_[static_cast<std::size_t>(source)]; }

  std::array<Screen, 2> screens_;
};

}  // namespace wasm::dom
