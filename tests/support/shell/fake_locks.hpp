#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "shell/ports/account_lock.hpp"
#include "tests/support/shell/tasks.hpp"

namespace support::page {

class FakeAccountLock;

// What the tabs of one browser share of locks: who holds which, and who waits for it in which order.
struct LockManager {
  struct Lock {
    FakeAccountLock* holder = nullptr;
    std::deque<FakeAccountLock*> waiting;
  };
  std::map<std::string, Lock> locks;
  std::vector<FakeAccountLock*> tabs;
};

// Of one tab. Everything takes a moment on its way between tabs.
class FakeAccountLock final : public shell::ports::AccountLock {
 public:
  FakeAccountLock(Tasks& tasks, LockManager& manager) : tasks_(tasks), manager_(manager) {
    manager_.tabs.push_back(this);
  }
  void listen(shell::ports::AccountLockListener& listener) { listener_ = &listener; }
  void claim(const std::string& account) override {
    release();
    account_ = account;
    auto& lock = manager_.locks[account_];
    if (lock.holder == nullptr) {
      lock.holder = this;
      tell([this] { listener_->lock_granted(); });
    } else {
      lock.waiting.push_back(this);
      tell([this] { listener_->lock_held(); });
    }
  }
  void steal() override {
    auto& lock = manager_.locks[account_];
    std::erase(lock.waiting, this);
    FakeAccountLock* const robbed = lock.holder;
    lock.holder = this;
    if (robbed != nullptr && robbed != this) robbed->tell([robbed] { robbed->listener_->lock_lost(); });
    tell([this] { listener_->lock_granted(); });
  }
  void release() override {
    ++life_;
    for (auto& [account, lock] : manager_.locks) {
      std::erase(lock.waiting, this);
      if (lock.holder != this) continue;
      lock.holder = nullptr;
      if (lock.waiting.empty()) continue;
      FakeAccountLock* const next = lock.waiting.front();
      lock.waiting.pop_front();
      lock.holder = next;
      next->tell([next] { next->listener_->lock_granted(); });
    }
    account_.clear();
  }
  void say(shell::ports::TabWord word) override {
    said.push_back(word);
    for (FakeAccountLock* const other : manager_.tabs) {
      if (other == this || other->account_ != account_) continue;
      other->tell([other, word] { other->listener_->tab_said(word); });
    }
  }

  // Hears nothing until it thaws.
  void freeze() { frozen_ = true; }
  void thaw() {
    frozen_ = false;
    for (auto& task : std::exchange(missed_, {})) task();
  }
  [[nodiscard]] bool holds() const {
    const auto found = manager_.locks.find(account_);
    return found != manager_.locks.end() && found->second.holder == this;
  }

  std::vector<shell::ports::TabWord> said;

 private:
  void tell(std::function<void()> what) {
    tasks_.after(std::chrono::milliseconds(1), [this, life = life_, what = std::move(what)] {
      if (life != life_) return;
      if (frozen_)
        missed_.push_back(what);
      else
        what();
    });
  }

  Tasks& tasks_;
  LockManager& manager_;
  shell::ports::AccountLockListener* listener_ = nullptr;
  std::string account_;
  unsigned life_ = 0;  // what was meant for an earlier claim is void
  bool frozen_ = false;
  std::vector<std::function<void()>> missed_;
};

// Lends the tab's one lock to its one account.
class FakeAccountLocks final : public shell::ports::AccountLocks {
 public:
  explicit FakeAccountLocks(FakeAccountLock& lock) : lock_(lock) {}
  std::unique_ptr<shell::ports::AccountLock> make(shell::ports::AccountLockListener& listener) override {
    lock_.listen(listener);
    return std::make_unique<Lent>(lock_);
  }

 private:
  struct Lent final : shell::ports::AccountLock {
    explicit Lent(FakeAccountLock& tab) : lock(tab) {}
    void claim(const std::string& account) override { lock.claim(account); }
    void steal() override { lock.steal(); }
    void release() override { lock.release(); }
    void say(shell::ports::TabWord word) override { lock.say(word); }
    FakeAccountLock& lock;
  };
  FakeAccountLock& lock_;
};

}  // namespace support::page
