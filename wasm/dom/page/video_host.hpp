#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>

#include "ui/frame.hpp"
#include "wasm/js/promise.hpp"

namespace wasm::dom {

// The <video> elements under the canvas, one for each picture that there is. They are silent: sound plays from elements of its own.
class VideoHost {
 public:
  // A picture that can be placed, for as long as this lives.
  class Picture {
   public:
    Picture() = default;
    ~Picture();
    Picture(Picture&& other) noexcept;
    Picture& operator=(Picture&& other) noexcept;
    [[nodiscard]] ui::VideoId id() const { return id_; }

   private:
    friend class VideoHost;
    Picture(VideoHost& host, ui::VideoId id) : host_(&host), id_(id) {}

    VideoHost* host_ = nullptr;
    ui::VideoId id_{};
  };

  VideoHost();

  // Of a MediaStreamTrack. The host must outlive it.
  [[nodiscard]] Picture show(const js::val& track);
  // Shows what is placed, later ones above earlier ones, and hides the rest.
  void place(std::span<const ui::VideoPlacement> placements);

 private:
  struct Screen {
    js::val element;
    ui::VideoPlacement placement;
    std::size_t layer = 0;
    bool shown = false;
  };
  void place(ui::VideoId id, Screen& screen, std::span<const ui::VideoPlacement> placements);
  void remove(ui::VideoId id);

  js::val host_;
  std::unordered_map<ui::VideoId, Screen> screens_;
  std::uint32_t last_id_ = 0;
};

}  // namespace wasm::dom
