#pragma once

#include <cstdint>

#include "protocol/core/id.hpp"
#include "shell/ports/system.hpp"

namespace shell {

// Identifiers that are unique for ever: 128 random bits in hexadecimal.
class Ids {
 public:
  explicit Ids(ports::Random& random) : random_(random) {}
  [[nodiscard]] protocol::MessageId message();
  [[nodiscard]] protocol::CallId call();
  [[nodiscard]] protocol::SessionId session();
  [[nodiscard]] std::uint32_t number();  // evenly distributed, such as for jitter

 private:
  [[nodiscard]] std::string text();

  ports::Random& random_;
};

}  // namespace shell
