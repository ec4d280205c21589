#pragma once

#include "shell/ports/display.hpp"
#include "wasm/dom/input/field_host.hpp"
#include "wasm/dom/input/file_drop.hpp"
#include "wasm/dom/input/files.hpp"
#include "wasm/dom/input/keyboard.hpp"
#include "wasm/dom/input/pointer.hpp"
#include "wasm/dom/mirror/mirror.hpp"
#include "wasm/dom/mirror/selection.hpp"
#include "wasm/dom/page/document_head.hpp"
#include "wasm/dom/page/environment.hpp"
#include "wasm/dom/page/notifier.hpp"
#include "wasm/dom/page/router.hpp"
#include "wasm/dom/page/video_host.hpp"
#include "wasm/dom/page/viewport.hpp"
#include "wasm/dom/text/calendar.hpp"
#include "wasm/dom/text/emoji_names.hpp"
#include "wasm/dom/text/languages.hpp"
#include "wasm/dom/text/numbers.hpp"
#include "wasm/dom/text/text_shaper.hpp"
#include "wasm/gl/canvas.hpp"
#include "wasm/gl/glyphs.hpp"
#include "wasm/gl/pictures.hpp"
#include "wasm/js/listener.hpp"

namespace wasm::dom {

// The page as the interface's display: canvas, mirror, fields and videos, and all input. One for each page; needs the
// elements of web/index.html.
class Page final : public shell::ports::Display, private Feed {
 public:
  Page();
  ~Page() override = default;
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;

  // False: the browser has no WebGL2 for us, and nothing will be seen.
  [[nodiscard]] bool usable() const { return canvas_.usable(); }

  ui::text::TextShaper& shaper() { return shaper_; }
  ui::text::GlyphRasterizer& glyphs() { return glyphs_; }
  Calendar& calendar() { return calendar_; }
  ui::text::Numbers& numbers() { return numbers_; }
  ui::text::EmojiNames& emoji() { return emoji_; }
  shell::ports::Languages& languages() { return languages_; }
  shell::ports::Notifier& notifier() { return notifier_; }
  gl::Pictures& pictures() { return pictures_; }
  shell::ports::Files& files() { return files_; }
  VideoHost& videos() { return videos_; }

  // Feeds `listener` the environment, the viewport and early values at once.
  void listen(shell::ports::DisplayListener* listener) override;
  void request_frame() override;
  void present(const ui::Frame& frame) override;

 private:
  void input(const ui::Input& input) override;
  void frame_now() override;
  void animation_frame();
  void await_rendering();
  void visibility_changed();
  void watch_page();
  void watch_closing();
  void lost();
  void restored();
  void show_words(bool shown);

  shell::ports::DisplayListener* listener_ = nullptr;
  gl::Canvas canvas_;
  gl::Glyphs glyphs_;
  TextShaper shaper_;
  Calendar calendar_;
  Numbers numbers_;
  Languages languages_{{.calendar = calendar_, .numbers = numbers_, .shaper = shaper_, .glyphs = glyphs_}};
  EmojiNames emoji_{*this};
  DocumentHead head_;
  Notifier notifier_;
  VideoHost videos_;
  Pointer pointer_;
  FieldHost fields_;
  gl::Pictures pictures_{[this] { input(ui::PictureArrived{}); }};
  Files files_{*this, pictures_};
  FileDrop file_drop_{*this, files_};
  Mirror mirror_;
  Selection selection_{mirror_};
  Keyboard keyboard_;
  Viewport viewport_;
  Environment environment_;
  Router router_;
  js::val root_;
  js::Function on_frame_;
  js::val rendering_;  // a MessageChannel: its message comes after what the browser does for a frame
  js::Listener on_rendered_;
  std::vector<js::Listener> listeners_;
  int pending_ = 0;  // of requestAnimationFrame; 0: none
  bool visible_ = true;
  bool drawing_ = false;
  bool closed_ = false;  // the listener was told of `pagehide`, to the end
  std::uint32_t frames_ = 0;
};

}  // namespace wasm::dom
