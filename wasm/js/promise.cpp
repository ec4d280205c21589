#include "wasm/js/promise.hpp"

#include <utility>

namespace wasm::js {

struct Promise::Wait {
  Done done;
  Function fulfilled;
  Function rejected;
  std::shared_ptr<Wait> self;  // set when detached: keeps this alive until the promise settles

  void settle(Settled with) {
    const std::shared_ptr<Wait> last = std::move(self);
    const Done call = std::move(done);
    fulfilled.reset();
    rejected.reset();
    call(std::move(with));
  }
};

Promise::Promise(const val& promise, Done done) : wait_(std::make_shared<Wait>()) {
  Wait* wait = wait_.get();
  wait->done = std::move(done);
  wait->fulfilled = Function([wait](val value) { wait->settle(std::move(value)); });
  wait->rejected = Function([wait](val reason) { wait->settle(std::unexpected(std::move(reason))); });
  val::global("Promise")
      .call<val>("resolve", promise)
      .call<void>("then", wait->fulfilled.value(), wait->rejected.value());
}

void Promise::detach() && {
  if (!wait_) return;
  Wait* wait = wait_.get();
  wait->self = std::move(wait_);
}

}  // namespace wasm::js
