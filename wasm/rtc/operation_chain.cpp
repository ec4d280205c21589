#include "wasm/rtc/operation_chain.hpp"

#include <utility>

#include "wasm/js/value.hpp"

namespace wasm::rtc {
namespace {

std::string describe(std::string_view what, const js::val& thrown) {
  std::string text(what);
  if (js::exists(thrown))
    text.append(": ").append(js::text(thrown, "name")).append(" ").append(js::text(thrown, "message"));
  return text;
}

}  // namespace

void OperationChain::add(std::string_view what, Start start, Done done, Refusal refusal) {
  if (broken_) return;
  waiting_.push_back({what, std::move(start), std::move(done), refusal});
  if (!busy_) start_next();
}

void OperationChain::start_next() {
  if (waiting_.empty()) return;
  busy_ = true;
  Operation operation = std::move(waiting_.front());
  waiting_.pop_front();
  const js::Attempt started = operation.start();
  // What is thrown at once is treated like a rejection, so that nothing is reported from within a call.
  const js::val promise = started ? *started : js::val::global("Promise").call<js::val>("reject", started.error());
  under_way_ = js::Promise(
      promise, [this, operation = std::move(operation)](const js::Settled& outcome) { settled(operation, outcome); });
}

void OperationChain::settled(const Operation& operation, const js::Settled& outcome) {
  busy_ = false;
  if (outcome) {
    // Started first: what `done` leads to may end the chain.
    const Done done = operation.done;
    start_next();
    done();
    return;
  }
  const std::string what = describe(operation.what, outcome.error());
  if (operation.refusal == Refusal::Ignorable) {
    ignored_(what);
    start_next();
    return;
  }
  broken_ = true;
  waiting_.clear();
  const Failed failed = failed_;
  failed(what);
}

}  // namespace wasm::rtc
