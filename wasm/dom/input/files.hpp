#pragma once

#include <cstdint>
#include <unordered_map>

#include "shell/ports/files.hpp"
#include "wasm/dom/feed.hpp"
#include "wasm/gl/pictures.hpp"
#include "wasm/js/listener.hpp"

namespace wasm::dom {

// The person's files, however they come: each gets a number, and a picture where it is an image.
class Files final : public shell::ports::Files {
 public:
  Files(Feed& feed, gl::Pictures& pictures) : feed_(feed), pictures_(pictures) {}
  ~Files() override = default;
  Files(const Files&) = delete;
  Files& operator=(const Files&) = delete;

  // `list`: a FileList.
  void take(const js::val& list);
  void pick() override;
  void release(std::uint32_t id) override;

 private:
  struct Held {
    js::val file;
    ui::PictureId picture{};
  };

  Feed& feed_;
  gl::Pictures& pictures_;
  std::unordered_map<std::uint32_t, Held> held_;
  std::uint32_t last_id_ = 0;
  js::val picker_;  // <input type="file">, made when it is first needed
  js::Listener on_picked_;
};

}  // namespace wasm::dom
