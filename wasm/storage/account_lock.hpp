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
  WebAccountLock();
  ~WebAccountLock() override;
  void listen(shell::ports::AccountLockListener* listener) override { listener_ = listener; }
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

  shell::ports::AccountLockListener* listener_ = nullptr;
  js::val name_;                      // of the lock and of the channel
  std::unique_ptr<Request> request_;  // whose lock is held or waited for
  js::val channel_;                   // or undefined
  js::Listener on_message_;
  js::Function granted_without_;
};

}  // namespace wasm::storage
