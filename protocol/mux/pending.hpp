#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/core/jid.hpp"
#include "protocol/core/time.hpp"
#include "protocol/mux/module.hpp"

namespace protocol::mux {

// An iq that waits for its answer.
struct Pending {
  std::string id;
  Jid to;  // empty: our account
  std::uint32_t module;
  ReplyToken token;
  Time expires;
};

// Few at a time, so a list is as quick as anything.
class PendingReplies {
 public:
  void add(Pending pending) { list_.push_back(std::move(pending)); }
  // Takes out the one with this id, if the answer may come from `from`.
  std::optional<Pending> take(std::string_view id, const Jid& from, const Jid& self);
  // Whether a request with this id waits at all; quick, to pass over answers to nothing.
  [[nodiscard]] bool knows(std::string_view id) const;
  std::vector<Pending> take_expired(Time now);
  std::vector<Pending> take_all() { return std::exchange(list_, {}); }
  [[nodiscard]] std::optional<Time> next_expiry() const;

 private:
  std::vector<Pending> list_;
};

}  // namespace protocol::mux
