#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include <emscripten/val.h>

#include "shell/ports/peer_connection.hpp"
#include "wasm/dom/page/video_host.hpp"
#include "wasm/js/listener.hpp"
#include "wasm/rtc/sound_output.hpp"

namespace wasm::rtc {

// What comes from the other side of a session: the sound is played, the picture goes to the page's <video> elements.
class RemoteMedia {
 public:
  using Picture = shell::ports::PeerConnectionListener::Picture;
  using Changed = std::function<void(ui::VideoId video, Picture picture)>;

  // `changed`: a picture came or went.
  RemoteMedia(dom::VideoHost& videos, Changed changed);
  ~RemoteMedia() = default;
  RemoteMedia(const RemoteMedia&) = delete;
  RemoteMedia& operator=(const RemoteMedia&) = delete;

  void add(const emscripten::val& track);  // of the connection's `track` event

 private:
  void show(const emscripten::val& track);
  void follow_video();

  dom::VideoHost& videos_;
  Changed changed_;
  std::map<std::string, SoundOutput> sounds_;  // by the id of the track
  emscripten::val video_;                      // the track that is shown, or undefined
  dom::VideoHost::Picture picture_;            // of it
  Picture was_ = Picture::Gone;
  std::vector<js::Listener> listeners_;
};

}  // namespace wasm::rtc
