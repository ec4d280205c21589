#pragma once

#include <cstddef>
#include <deque>

#include "protocol/core/id.hpp"

namespace protocol::jingle {

// Sessions that are over, so that a stray stanza does not begin them again. The oldest are forgotten.
class SpentIds {
 public:
  void add(const SessionId& id);
  void forget(const SessionId& id);
  [[nodiscard]] bool contains(const SessionId& id) const;

 private:
  std::deque<SessionId> ids_;
};

}  // namespace protocol::jingle
