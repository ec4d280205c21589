#pragma once

#include <deque>
#include <functional>
#include <string>
#include <string_view>

#include "wasm/js/attempt.hpp"
#include "wasm/js/promise.hpp"

namespace wasm::rtc {

// Asynchronous operations one after another, as WebRTC wants them (https://w3c.github.io/webrtc-pc/#dfn-chain). When the chain is
// destroyed, the operation under way settles unheard and the others are not started.
class OperationChain {
 public:
  using Start = std::function<js::Attempt()>;  // starts the operation: a promise, or any value when it is done at once
  using Done = std::function<void()>;
  using Failed = std::function<void(std::string what)>;  // what was tried and the exception's name and words

  enum class Refusal : bool { Fatal, Ignorable };

  // `failed` is called once, for the first fatal refusal, and the chain does nothing from then on; `ignored` for each other.
  OperationChain(Failed failed, Failed ignored) : failed_(std::move(failed)), ignored_(std::move(ignored)) {}

  // `what` names the operation and is a string literal. Starts at once when nothing is under way; `done` comes later.
  void add(std::string_view what, Start start, Done done, Refusal refusal = Refusal::Fatal);

 private:
  struct Operation {
    std::string_view what;
    Start start;
    Done done;
    Refusal refusal = Refusal::Fatal;
  };

  void start_next();
  void settled(const Operation& operation, const js::Settled& outcome);

  Failed failed_;
  Failed ignored_;
  std::deque<Operation> waiting_;
  js::Promise under_way_;
  bool busy_ = false;
  bool broken_ = false;
};

}  // namespace wasm::rtc
