#pragma once

#include <expected>

#include "protocol/core/error.hpp"
#include "protocol/core/id.hpp"
#include "protocol/core/time.hpp"
#include "protocol/request.hpp"

namespace shell {

// The way from a service to the signed-in session.
class Requests {
 public:
  virtual ~Requests() = default;
  // As protocol::Session::send(); NotOnline when nobody is signed in. What follows comes later as events, never from within.
  virtual std::expected<protocol::RequestId, protocol::SendError> send(protocol::Request request,
                                                                       protocol::Time now) = 0;
};

}  // namespace shell
