#pragma once

#include <algorithm>
#include <chrono>
#include <optional>

#include "protocol/core/time.hpp"

namespace protocol::stream {

// When to ask the other side for a sign of life or an acknowledgement, and when to give it up. At most one question is
// open at a time, so asking adjusts itself to the round trip.
class Liveness {
 public:
  // A dead connection is noticed after the sum of both.
  static constexpr Duration kIdle = std::chrono::seconds(12);          // silence, then we ask
  static constexpr Duration kIdleInactive = std::chrono::seconds(50);  // when nobody looks at the page
  static constexpr Duration kPatience = std::chrono::seconds(8);       // silence after a question
  static constexpr Duration kDoubt = std::chrono::seconds(4);          // silence after somebody doubted the connection
  // How long a stanza waits whose acknowledgement nobody is curious about, so that several share a question.
  static constexpr Duration kGather = std::chrono::seconds(2);

  void start(Time now) {
    heard_ = now;
    asked_.reset();
    ask_by_.reset();
    doubted_.reset();
  }
  void heard(Time now) {
    heard_ = now;
    doubted_.reset();
  }
  void set_idle(Duration idle) { idle_ = idle; }

  void want_answer(Time by) { ask_by_ = ask_by_ ? std::min(*ask_by_, by) : by; }
  // Wants a sign of life at once. A question that is open already may be answered too late.
  void doubt(Time now) {
    want_answer(now);
    if (!doubted_) doubted_ = now;
  }
  void asked(Time now) {
    asked_ = now;
    ask_by_.reset();
  }
  void answered() { asked_.reset(); }

  [[nodiscard]] bool must_ask(Time now) const { return !asked_ && ask_at() <= now; }
  [[nodiscard]] bool is_dead(Time now) const { return asked_ && dead_at() <= now; }
  [[nodiscard]] Deadline deadline() const {
    return asked_ ? Deadline{dead_at(), "answer to a sign of life"} : Deadline{ask_at(), "ask for a sign of life"};
  }

 private:
  [[nodiscard]] Time ask_at() const { return ask_by_ ? std::min(*ask_by_, heard_ + idle_) : heard_ + idle_; }
  [[nodiscard]] Time dead_at() const {
    const Time usual = std::max(asked_.value_or(heard_), heard_) + kPatience;
    return doubted_ ? std::min(usual, *doubted_ + kDoubt) : usual;
  }

  Time heard_{};
  Duration idle_ = kIdle;
  std::optional<Time> asked_;
  std::optional<Time> ask_by_;
  std::optional<Time> doubted_;
};

}  // namespace protocol::stream
