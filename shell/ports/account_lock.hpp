#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace shell::ports {

// What the tabs of a browser's profile say to each other about one account. The values travel between tabs, which may run
// different versions of the page: a number is never used for another word.
enum class TabWord : std::uint8_t {
  GiveUp = 1,        // the person wants to go on here
  GiveUpAnyway = 2,  // the same, and knows of the call there
  InCall = 3,        // answer of the owner to GiveUp
  SignedOut = 4,     // of the owner: the person signed out of this account
};

class AccountLockListener {
 public:
  virtual ~AccountLockListener() = default;
  virtual void lock_granted() = 0;  // the account is this tab's
  virtual void lock_held() = 0;     // another tab has it; lock_granted() comes when this tab's turn has come
  virtual void lock_lost() = 0;     // another tab took it by force, after it was granted
  virtual void tab_said(TabWord word) = 0;
};

// Which tab owns an account. A tab that is closed or crashes owns nothing any longer, without a word from it.
// Never calls back from within a call.
class AccountLock {
 public:
  virtual ~AccountLock() = default;
  // Asks for the bare address `account`, behind those who asked before, and listens to what other tabs say of it. What was
  // held or asked for before is let go. Where a browser has no such locks, or forbids them, everybody owns everything.
  virtual void claim(const std::string& account) = 0;
  virtual void steal() = 0;            // what was claimed, from whoever has it; lock_granted() follows
  virtual void release() = 0;          // lets go of it, or no longer waits for it; nothing is heard of it any more
  virtual void say(TabWord word) = 0;  // to the other tabs that claimed the same account
};

class AccountLocks {
 public:
  virtual ~AccountLocks() = default;
  // Of one account at a time. `listener` outlives it.
  virtual std::unique_ptr<AccountLock> make(AccountLockListener& listener) = 0;
};

}  // namespace shell::ports
