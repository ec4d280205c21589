#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <utility>
#include <vector>

#include "wasm/js/listener.hpp"
#include "wasm/js/promise.hpp"
#include "wasm/worker/jobs.hpp"

namespace wasm::worker {

enum class Loss : std::uint8_t { NotStarted, Ended };

// The worker as the page sees it. It is started by the first message, and anew by the first one after it was lost.
class Client {
 public:
  // Neither is called from within post() or give_up().
  struct Face {
    std::function<void(const js::val& message)> receive;
    std::function<void(Loss)> lost;  // and with it everything that was posted
  };

  Client() = default;
  ~Client() = default;
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  // Once for each job, before anything is posted to it.
  void serve(Job job, Face face) { faces_.emplace(job, std::move(face)); }
  // `transferred`: an array of the buffers in `message` that move over instead of being copied.
  void post(Job job, const js::val& message, const js::val& transferred = js::val::array());
  // What cannot be posted leaves a gap that no job can do with: the worker is ended, as if it had crashed.
  void give_up();

 private:
  struct Posting {
    js::val sealed;
    js::val transferred;
  };

  void start();
  void received(const js::val& sealed);
  void deliver(const Posting& posting);
  void lose();

  std::map<Job, Face> faces_;
  js::val worker_;
  std::vector<js::Listener> listeners_;
  js::Promise giving_up_;
  std::vector<Posting> waiting_;  // until the worker listens
  bool listens_ = false;
};

}  // namespace wasm::worker
