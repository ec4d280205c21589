#include "shell/connection/ownership.hpp"

#include <chrono>
#include <utility>

namespace shell::connection {
namespace {

using ports::TabWord;

// A tab that has not let go by then is frozen or hangs. With what is left of a second the other one connects.
constexpr protocol::Duration kPatience = std::chrono::milliseconds(700);
// Between the end of another tab and going on: what it said last may come after its lock is free.
constexpr protocol::Duration kLastWords = std::chrono::milliseconds(100);
// Between another tab's question and leaving: a tab that was frozen hears the question first, and only then that its account
// was taken, so that it has nothing to hand over.
constexpr protocol::Duration kSecondThought = std::chrono::milliseconds(10);

}  // namespace

Ownership::Ownership(Model& model, ports::AccountLocks& locks, Entrance& entrance, Hooks hooks)
    : model_(model), lock_(locks.make(*this)), entrance_(entrance), hooks_(std::move(hooks)) {}

void Ownership::claim(const std::string& account) {
  account_ = account;
  become(State::Claiming);
  lock_->claim(account_);
}

void Ownership::let_go() {
  become(State::Elsewhere);
  lock_->claim(account_);
}

void Ownership::release(Farewell farewell) {
  if (state_ == State::Nobody) return;
  if (farewell == Farewell::SignedOut) lock_->say(TabWord::SignedOut);
  become(State::Nobody);
  lock_->release();
}

void Ownership::use_here(Now now) {
  if (!waits()) return;
  lock_->say(state_ == State::CallThere ? TabWord::GiveUpAnyway : TabWord::GiveUp);
  become(State::Asking);
  until_ = now.at + kPatience;
}

void Ownership::handle_timeout(Now now) {
  if (!until_ || *until_ > now.at) return;
  until_.reset();
  if (state_ == State::Asking) {
    lock_->steal();
  } else if (state_ == State::Mine) {
    hooks_.asked(now);
  } else if (state_ == State::Turn) {
    become(State::Mine);
    hooks_.granted(now);
  }
}

void Ownership::lock_granted() {
  entrance_.enter([this](Now now) {
    if (state_ == State::Claiming || state_ == State::Asking) {
      become(State::Mine);
      hooks_.granted(now);
    } else if (waits()) {
      become(State::Turn);
      until_ = now.at + kLastWords;
    }
  });
}

void Ownership::lock_held() {
  if (state_ == State::Claiming) {
    entrance_.enter([this](Now now) {
      become(State::Elsewhere);
      hooks_.elsewhere(now);
    });
  }
}

void Ownership::lock_lost() {
  entrance_.enter([this](Now now) {
    if (state_ == State::Mine)
      hooks_.lost(now);
    else if (state_ == State::Turn)
      let_go();
  });
}

void Ownership::tab_said(TabWord word) {
  entrance_.enter([this, word](Now now) {
    switch (word) {
      case TabWord::GiveUp:
      case TabWord::GiveUpAnyway: asked_for(word, now); break;
      case TabWord::InCall:
        if (state_ == State::Asking) become(State::CallThere);
        break;
      case TabWord::SignedOut:
        if (state_ != State::Mine && state_ != State::Nobody) {
          release(Farewell::None);
          hooks_.signed_out(now);
        }
        break;
    }
  });
}

void Ownership::asked_for(TabWord word, Now now) {
  if (state_ == State::Mine && word == TabWord::GiveUp && is_in_call())
    lock_->say(TabWord::InCall);
  else if (state_ == State::Mine)
    until_ = until_.value_or(now.at + kSecondThought);
  else if (waits() || state_ == State::Turn)
    let_go();  // whoever asks goes first, however long we waited
}

void Ownership::become(State state) {
  using Shown = ui::model::Elsewhere;
  state_ = state;
  until_.reset();
  Shown shown = Shown::Idle;
  if (state == State::CallThere)
    shown = Shown::CallThere;
  else if (state == State::Asking || state == State::Turn || state == State::Mine)
    shown = Shown::Moving;
  if (model_.read().elsewhere != shown) model_.edit().elsewhere = shown;
}

bool Ownership::is_in_call() const {
  const auto& call = model_.read().call;
  return call && call->phase != ui::model::CallPhase::Ended;
}

}  // namespace shell::connection
