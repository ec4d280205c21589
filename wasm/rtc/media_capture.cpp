#include "wasm/rtc/media_capture.hpp"

#include <string>
#include <utility>

#include "wasm/js/attempt.hpp"
#include "wasm/js/value.hpp"

using emscripten::val;
using shell::ports::Capture;
using shell::ports::CaptureError;

namespace wasm::rtc {
namespace {

val audio_constraints() {
  val wish = val::object();
  for (const char* filter : {"echoCancellation", "noiseSuppression", "autoGainControl"}) wish.set(filter, true);
  return wish;
}

val ideal(int value) {
  val wish = val::object();
  wish.set("ideal", value);
  return wish;
}

val video_constraints() {
  val wish = val::object();
  wish.set("width", ideal(1280));
  wish.set("height", ideal(720));
  wish.set("frameRate", ideal(30));
  wish.set("facingMode", std::string("user"));
  return wish;
}

// Exceptions of getUserMedia() (https://w3c.github.io/mediacapture-main/#dom-mediadevices-getusermedia).
CaptureError error_of(const val& thrown) {
  if (!js::exists(thrown)) return CaptureError::Failed;
  const auto name = js::text(thrown, "name");
  if (name == "NotAllowedError" || name == "SecurityError") return CaptureError::Denied;
  if (name == "NotFoundError" || name == "OverconstrainedError") return CaptureError::NotFound;
  if (name == "NotReadableError" || name == "AbortError") return CaptureError::InUse;
  return CaptureError::Failed;
}

void stop(const val& stream) {
  for (const val& track : emscripten::vecFromJSArray<val>(stream.call<val>("getTracks"))) track.call<void>("stop");
}

bool has(const val& stream, const char* getter) { return stream.call<val>(getter)["length"].as<int>() > 0; }

}  // namespace

struct MediaCapture::Acquisition {
  std::uint32_t generation = 0;
  Done done;
  Lost lost;
  Capture capture;
  bool video_is_next = false;  // both together failed; the microphone is asked for alone
  val stream;
};

void MediaCapture::acquire(bool audio, bool video, Done done, Lost lost) {
  release();
  const auto acquisition = std::make_shared<Acquisition>();
  acquisition->generation = generation_;
  acquisition->done = std::move(done);
  acquisition->lost = std::move(lost);
  acquisition->stream = val::global("MediaStream").new_();
  if (audio || video) {
    ask(acquisition, audio && video ? Ask::Both : audio ? Ask::Audio : Ask::Video);
    return;
  }
  js::Promise(val::undefined(), [this, acquisition](const js::Settled&) { finish(acquisition); }).detach();
}

// Detached, so that devices that are given after a release are let go of.
void MediaCapture::ask(const Shared& acquisition, Ask what) {
  val constraints = val::object();
  if (what != Ask::Video) constraints.set("audio", audio_constraints());
  if (what != Ask::Audio) constraints.set("video", video_constraints());
  const val devices = val::global("navigator")["mediaDevices"];  // absent in a page without a secure context
  const val answer = js::exists(devices) ? devices.call<val>("getUserMedia", constraints) : val::undefined();
  js::Promise(answer, [this, acquisition, what](const js::Settled& outcome) {
    settled(acquisition, what, outcome);
  }).detach();
}

void MediaCapture::settled(const Shared& acquisition, Ask what, const js::Settled& outcome) {
  const bool given = outcome && js::exists(*outcome);
  if (acquisition->generation != generation_) {
    if (given) stop(*outcome);
    return;
  }
  if (given) {
    for (const val& track : emscripten::vecFromJSArray<val>(outcome->call<val>("getTracks"))) {
      acquisition->stream.call<void>("addTrack", track);
    }
  } else if (outcome || what != Ask::Both) {
    const auto error = outcome ? CaptureError::Insecure : error_of(outcome.error());
    if (what != Ask::Video) acquisition->capture.audio_error = error;
    if (what != Ask::Audio) acquisition->capture.video_error = error;
  } else {
    acquisition->video_is_next = true;
    ask(acquisition, Ask::Audio);
    return;
  }
  if (std::exchange(acquisition->video_is_next, false)) {
    ask(acquisition, Ask::Video);
  } else {
    finish(acquisition);
  }
}

void MediaCapture::finish(const Shared& acquisition) {
  if (acquisition->generation != generation_) return;
  const val& stream = acquisition->stream;
  Capture& capture = acquisition->capture;
  capture.audio_live = has(stream, "getAudioTracks");
  capture.video_live = has(stream, "getVideoTracks");
  stream_ = capture.audio_live || capture.video_live ? stream : val::null();
  apply_enabled();
  watch(acquisition);
  if (capture.video_live) videos_.set_stream(ui::VideoSource::Local, stream_);
  acquisition->done(capture);
}

// A track ends by itself when its device is gone or the permission is taken back; not by our stop().
void MediaCapture::watch(const Shared& acquisition) {
  for (const val& track : emscripten::vecFromJSArray<val>(acquisition->stream.call<val>("getTracks"))) {
    const auto device =
        js::text(track, "kind") == "audio" ? shell::ports::Device::Microphone : shell::ports::Device::Camera;
    ends_.emplace_back(track, "ended", [this, acquisition, device](const val&) {
      if (device == shell::ports::Device::Camera) videos_.set_stream(ui::VideoSource::Local, val::null());
      acquisition->lost(device);
    });
  }
}

void MediaCapture::set_enabled(bool audio, bool video) {
  audio_enabled_ = audio;
  video_enabled_ = video;
  apply_enabled();
}

void MediaCapture::apply_enabled() {
  if (!js::exists(stream_)) return;
  for (val track : emscripten::vecFromJSArray<val>(stream_.call<val>("getTracks"))) {
    track.set("enabled", js::text(track, "kind") == "audio" ? audio_enabled_ : video_enabled_);
  }
}

void MediaCapture::release() {
  ++generation_;
  audio_enabled_ = true;
  video_enabled_ = true;
  ends_.clear();
  if (!js::exists(stream_)) return;
  stop(stream_);
  stream_ = val::null();
  videos_.set_stream(ui::VideoSource::Local, val::null());
}

}  // namespace wasm::rtc
