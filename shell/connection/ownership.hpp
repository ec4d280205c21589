#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "protocol/core/time.hpp"
#include "shell/entrance.hpp"
#include "shell/model.hpp"
#include "shell/now.hpp"
#include "shell/ports/account_lock.hpp"

namespace shell::connection {

// Which tab has the account: at most one has a session of it and writes what the device keeps of it. The others wait for
// their turn, and may ask for it.
//
//            claim                    another has it                use_here
//   Nobody ────────> Claiming ──────────────────────> Elsewhere ──────────────> Asking ──(a call there)──> CallThere
//                       │                                 │ its turn has come      │ given, or taken            │ use_here
//                       └──────────────> Mine <──(a moment: Turn)──┘ <─────────────┴────────────────────────────┘
//
// A tab whose turn comes goes on by itself: where the other one was closed or crashed, nobody should miss a message or a
// call because a button was not pressed.
class Ownership final : ports::AccountLockListener {
 public:
  struct Hooks {
    std::function<void(Now)> granted;     // the account is ours
    std::function<void(Now)> elsewhere;   // another tab has it
    std::function<void(Now)> asked;       // another tab wants it: finish, then let_go()
    std::function<void(Now)> lost;        // another tab took it: nothing may be written any more; then let_go()
    std::function<void(Now)> signed_out;  // the person signed out in the tab that had it
  };
  Ownership(Model& model, ports::AccountLocks& locks, Entrance& entrance, Hooks hooks);

  // Whose `account` (bare) is: granted() or elsewhere() says it later.
  void claim(const std::string& account);
  // Gives up what we have, and waits for it behind those who asked before.
  void let_go();
  // Gives up what we have, or no longer waits for it. SignedOut: nobody else shall go on with this account either.
  enum class Farewell : std::uint8_t { None, SignedOut };
  void release(Farewell farewell);
  void use_here(Now now);  // the person wants it here

  [[nodiscard]] bool is_mine() const { return state_ == State::Mine; }
  [[nodiscard]] std::optional<protocol::Time> deadline() const { return until_; }
  void handle_timeout(Now now);

 private:
  enum class State : std::uint8_t { Nobody, Claiming, Elsewhere, Asking, CallThere, Turn, Mine };

  void lock_granted() override;
  void lock_held() override;
  void lock_lost() override;
  void tab_said(ports::TabWord word) override;
  void asked_for(ports::TabWord word, Now now);
  void become(State state);
  [[nodiscard]] bool waits() const { return state_ == State::Elsewhere || state_ == State::CallThere; }
  [[nodiscard]] bool is_in_call() const;

  Model& model_;
  std::unique_ptr<ports::AccountLock> lock_;
  Entrance& entrance_;
  Hooks hooks_;
  State state_ = State::Nobody;
  std::string account_;
  std::optional<protocol::Time> until_;  // of Asking: takes it; of Turn: goes on; of Mine: was asked
};

}  // namespace shell::connection
