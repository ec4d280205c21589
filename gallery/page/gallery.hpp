#pragma once

#include <optional>

#include "gallery/page/digest_trial.hpp"
#include "gallery/page/pictures.hpp"
#include "gallery/page/query.hpp"
#include "gallery/page/videos.hpp"
#include "gallery/stage.hpp"
#include "shell/page/frame.hpp"
#include "shell/ports/languages.hpp"
#include "ui/interface.hpp"
#include "wasm/dom/page/page.hpp"
#include "wasm/js/listener.hpp"
#include "wasm/system.hpp"
#include "wasm/worker/client.hpp"
#include "wasm/worker/hashing/digests.hpp"

namespace gallery {

// The gallery's page: one scene over the browser's part, as the application is, without any protocol.
class Gallery final : shell::ports::DisplayListener {
 public:
  explicit Gallery(Query query);
  void start();

 private:
  void display_input(const ui::Input& input) override;
  void display_frame() override;
  void display_rendered() override {}
  void display_lost() override;
  void display_restored() override;
  void display_visibility(Visibility visibility) override;
  void display_network(Network /*network*/) override {}
  void display_closing() override {}

  void speak(shell::ports::Catalogue catalogue);
  void settle();
  void act(const ui::model::Action& action);
  void release_files(const ui::model::Action& action);

  Query query_;
  wasm::BrowserClock clock_;
  wasm::BrowserTimer timer_;
  wasm::dom::Page page_;
  PaintedPictures pictures_{page_.pictures()};
  ui::Interface interface_{page_.shaper(), page_.glyphs(), page_.calendar(), &pictures_, &page_.emoji()};
  wasm::worker::Client worker_;
  wasm::worker::hashing::WorkerDigests digests_{worker_};
  DigestTrial digest_trial_{digests_};
  shell::page::FrameSchedule frames_;
  bool is_index_ = false;
  std::string route_ = "#/";  // the address is the scene's
  Stage stage_;
  std::optional<PaintedVideos> videos_;
  wasm::js::Listener on_address_;
};

}  // namespace gallery
