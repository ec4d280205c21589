#pragma once

#include "protocol/core/jid.hpp"

namespace protocol::jingle {

// What calls must know of the roster.
class Subscribers {
 public:
  virtual ~Subscribers() = default;

  // Whether the bare address `who` sees our presence anyway (a subscription From or Both), so that an answer that no person
  // asked for tells nothing new (XEP-0353, security considerations).
  [[nodiscard]] virtual bool sees_our_presence(const Jid& who) const = 0;
};

}  // namespace protocol::jingle
