#include "wasm/rtc/remote_media.hpp"

#include <utility>

#include "wasm/js/attempt.hpp"
#include "wasm/js/value.hpp"

using emscripten::val;

namespace wasm::rtc {
namespace {

val stream_of(const val& track) {
  val tracks = val::array();
  tracks.call<void>("push", track);
  return val::global("MediaStream").new_(tracks);
}

}  // namespace

RemoteMedia::RemoteMedia(dom::VideoHost& videos, Changed changed) : videos_(videos), changed_(std::move(changed)) {}

void RemoteMedia::add(const val& track) {
  if (js::text(track, "kind") == "audio")
    sounds_.try_emplace(js::text(track, "id"), stream_of(track));  // a track that comes back is announced anew
  else
    show(track);
}

void RemoteMedia::show(const val& track) {
  listeners_.clear();
  video_ = track;
  if (std::exchange(was_, Picture::Gone) == Picture::Live) changed_(picture_.id(), Picture::Gone);
  picture_ = videos_.show(track);
  for (const char* change : {"mute", "unmute", "ended"})
    listeners_.emplace_back(track, change, [this](const val&) { follow_video(); });
  follow_video();
}

// A remote track is muted while nothing comes for it (https://w3c.github.io/mediacapture-main/#track-muted).
void RemoteMedia::follow_video() {
  const bool live = !js::flag(video_, "muted") && js::text(video_, "readyState") == "live";
  const auto now = live ? Picture::Live : Picture::Gone;
  if (std::exchange(was_, now) != now) changed_(picture_.id(), now);
}

}  // namespace wasm::rtc
