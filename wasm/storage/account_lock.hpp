#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "shell/ports/account_lock.hpp"
#include "wasm/js/listener.hpp"

namespace wasm::storage {

// Web Locks (https://w3c.github.io/web-locks/) and a BroadcastChannel for each account. Browsers offer locks on secure origins
// only; elsewhere, and where they are forbidden, every claim is granted.
class WebAccountLock final : public shell::ports::AccountLock {
 public:
  // `listener` outlives it.
  explicit WebAccountLock(shell::ports::AccountLockListener& listener);
  ~WebAccountLock() override;
  void claim(const std::string& account) override;
  void steal() override;
  void release() override;
  void say(shell::ports::TabWord word) override;

 private:
  class Request;
  enum class Mode : std::uint8_t { IfFree, Queue, Steal };

  void request(Mode mode);
  void answered(bool granted);
  void grant_without_lock();
  void open_channel();

  shell::ports::AccountLockListener& listener_;
  js::val name_;                      // of the lock and of the channel
  std::unique_ptr<Request> request_;  // whose lock is held or waited for
  js::val channel_;                   // or undefined
  js::Listener on_message_;
  js::Function granted_without_;
};

class WebAccountLocks final : public shell::ports::AccountLocks {
 public:
  std::unique_ptr<shell::ports::AccountLock> make(shell::ports::AccountLockListener& listener) override {
    return std::make_unique<WebAccountLock>(listener);
  }
};

}  // namespace wasm::storage
