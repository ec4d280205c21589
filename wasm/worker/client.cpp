#include "wasm/worker/client.hpp"

#include <utility>

#include "wasm/dom/element.hpp"
#include "wasm/js/attempt.hpp"

namespace wasm::worker {

using js::val;

namespace {

// The page says where it is, since names hold a hash of the content (tools/dist/assets.mjs).
val address() { return dom::document().call<val>("querySelector", val("meta[name=worker]"))["content"]; }

}  // namespace

void Client::post(Job job, const val& message, const val& transferred) {
  if (!js::exists(worker_) && !giving_up_) start();
  Posting posting{.sealed = seal({.job = job, .message = message}), .transferred = transferred};
  if (listens_)
    deliver(posting);
  else
    waiting_.push_back(std::move(posting));
}

void Client::start() {
  val options = val::object();
  options.set("type", val("module"));
  const js::Attempt started = js::attempt_new(val::global("Worker"), address(), options);
  if (!started) return give_up();
  worker_ = *started;
  listeners_.emplace_back(worker_, "message", [this](const val& event) { received(event["data"]); });
  for (const char* fault : {"error", "messageerror"})
    listeners_.emplace_back(worker_, fault, [this](const val&) { lose(); });
}

void Client::received(const val& sealed) {
  if (is_ready(sealed)) {
    listens_ = true;
    for (const Posting& posting : std::exchange(waiting_, {})) deliver(posting);
    return;
  }
  const Letter letter = open(sealed);
  faces_.at(letter.job).receive(letter.message);
}

void Client::deliver(const Posting& posting) {
  if (!js::attempt(worker_, "postMessage", posting.sealed, posting.transferred)) give_up();
}

void Client::give_up() {
  giving_up_ = js::Promise(val::undefined(), [this](const js::Settled&) { lose(); });
}

void Client::lose() {
  const Loss loss = std::exchange(listens_, false) ? Loss::Ended : Loss::NotStarted;
  listeners_.clear();
  giving_up_ = {};
  waiting_.clear();
  if (const val ended = std::exchange(worker_, val::undefined()); js::exists(ended)) ended.call<void>("terminate");
  for (const auto& [job, face] : faces_) face.lost(loss);
}

}  // namespace wasm::worker
