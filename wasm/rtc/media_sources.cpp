#include "wasm/rtc/media_sources.hpp"

#include <deque>
#include <string>
#include <utility>

#include "wasm/js/attempt.hpp"
#include "wasm/js/listener.hpp"
#include "wasm/js/value.hpp"

using emscripten::val;
using shell::ports::CaptureError;
using shell::ports::CaptureId;
using shell::ports::Flow;
using shell::ports::SourceKind;
using shell::ports::SourceOutcome;
using shell::ports::SourceWish;

namespace wasm::rtc {
namespace {

val bounded(const char* bound, const val& value) {
  val wish = val::object();
  wish.set(bound, value);
  return wish;
}

void choose(val& wish, const std::string& device) {
  if (!device.empty()) wish.set("deviceId", bounded("exact", val(device)));
}

val audio_constraints(const SourceWish& wanted) {
  val wish = val::object();
  for (const char* filter : {"echoCancellation", "noiseSuppression", "autoGainControl"}) wish.set(filter, true);
  choose(wish, wanted.device);
  return wish;
}

val video_constraints(const SourceWish& wanted) {
  val wish = val::object();
  wish.set("width", bounded("ideal", val(wanted.width)));
  wish.set("height", bounded("ideal", val(wanted.height)));
  wish.set("frameRate", bounded("ideal", val(wanted.frame_rate)));
  if (wanted.kind == SourceKind::Camera) wish.set("facingMode", std::string("user"));
  choose(wish, wanted.device);
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

std::vector<val> tracks_of(const val& stream) { return emscripten::vecFromJSArray<val>(stream.call<val>("getTracks")); }

void stop(const val& stream) {
  for (const val& track : tracks_of(stream)) track.call<void>("stop");
}

}  // namespace

struct BrowserMediaSources::Capture {
  struct Track {
    SourceKind kind;
    val track;
    dom::VideoHost::Picture picture;
    js::Listener ended;
  };

  Done done;
  Lost lost;
  std::deque<Question> questions;
  std::vector<SourceOutcome> sources;
  val stream;
  std::vector<Track> tracks;
  bool released = false;  // what comes late is stopped at once
};

// One question for the microphone and the camera, so that a person is asked once.
void BrowserMediaSources::acquire(CaptureId id, std::vector<SourceWish> wanted, Done done, Lost lost) {
  const auto capture = std::make_shared<Capture>();
  capture->done = std::move(done);
  capture->lost = std::move(lost);
  capture->stream = val::global("MediaStream").new_();
  Question devices;
  for (SourceWish& wish : wanted)
    if (wish.kind == SourceKind::Screen)
      capture->questions.push_back({std::move(wish)});
    else
      devices.push_back(std::move(wish));
  if (!devices.empty()) capture->questions.push_front(std::move(devices));
  captures_.insert_or_assign(id, capture);
  ask_next(capture);
}

// Detached, so that sources that are given after a release are let go of.
void BrowserMediaSources::ask_next(const std::shared_ptr<Capture>& capture) {
  if (capture->questions.empty()) {
    js::Promise(val::undefined(), [capture](const js::Settled&) {
      if (!capture->released) capture->done(capture->sources);
    }).detach();
    return;
  }
  Question question = std::move(capture->questions.front());
  capture->questions.pop_front();
  val constraints = val::object();
  for (const SourceWish& wish : question)
    if (wish.kind == SourceKind::Microphone)
      constraints.set("audio", audio_constraints(wish));
    else
      constraints.set("video", video_constraints(wish));
  const bool screen = question.front().kind == SourceKind::Screen;
  const val devices = val::global("navigator")["mediaDevices"];  // absent in a page without a secure context
  const val answer = js::exists(devices) ? devices.call<val>(screen ? "getDisplayMedia" : "getUserMedia", constraints)
                                         : val::undefined();
  js::Promise(answer, [this, capture, question = std::move(question)](const js::Settled& outcome) {
    settled(capture, question, outcome);
  }).detach();
}

void BrowserMediaSources::settled(const std::shared_ptr<Capture>& capture, const Question& asked,
                                  const js::Settled& outcome) {
  const bool given = outcome && js::exists(*outcome);
  if (capture->released) {
    if (given) stop(*outcome);
    return;
  }
  if (given) {
    for (const val& track : tracks_of(*outcome)) {
      const bool audio = js::text(track, "kind") == "audio";
      take(capture, audio ? SourceKind::Microphone : asked.back().kind, track);
    }
  } else if (!outcome && asked.size() > 1) {
    for (std::size_t i = asked.size(); i-- > 0;) capture->questions.push_front({asked[i]});
  } else {
    const auto error = outcome ? CaptureError::Insecure : error_of(outcome.error());
    for (const SourceWish& wish : asked) capture->sources.push_back({.kind = wish.kind, .error = error});
  }
  ask_next(capture);
}

// A track ends by itself when its device is gone or the permission is taken back; not by our stop().
void BrowserMediaSources::take(const std::shared_ptr<Capture>& capture, SourceKind kind, const val& track) {
  capture->stream.call<void>("addTrack", track);
  Capture::Track taken{.kind = kind, .track = track, .picture = {}, .ended = {}};
  if (kind != SourceKind::Microphone) taken.picture = videos_.show(track);
  const std::weak_ptr<Capture> weak = capture;  // the capture holds the listener
  taken.ended = js::Listener(track, "ended", [weak, kind](const val&) {
    const auto held = weak.lock();
    if (held == nullptr) return;
    for (Capture::Track& one : held->tracks)
      if (one.kind == kind) one.picture = {};
    held->lost(kind);
  });
  capture->sources.push_back({.kind = kind, .picture = taken.picture.id()});
  capture->tracks.push_back(std::move(taken));
}

void BrowserMediaSources::set_flow(CaptureId id, SourceKind kind, Flow flow) {
  const auto found = captures_.find(id);
  if (found == captures_.end()) return;
  for (Capture::Track& one : found->second->tracks)
    if (one.kind == kind) one.track.set("enabled", flow == Flow::Running);
}

void BrowserMediaSources::release(CaptureId id) {
  const auto found = captures_.find(id);
  if (found == captures_.end()) return;
  const auto capture = std::move(found->second);
  captures_.erase(found);
  capture->released = true;
  capture->tracks.clear();
  stop(capture->stream);
}

val BrowserMediaSources::stream(CaptureId id) const {
  const auto found = captures_.find(id);
  return found == captures_.end() || found->second->tracks.empty() ? val::null() : found->second->stream;
}

}  // namespace wasm::rtc
