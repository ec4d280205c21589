#pragma once

#include <expected>
#include <functional>

#include "protocol/core/error.hpp"
#include "protocol/core/time.hpp"
#include "protocol/event.hpp"
#include "protocol/request.hpp"
#include "shell/now.hpp"

namespace shell::session {

// The way from a service to the signed-in session.
class Requests {
 public:
  virtual ~Requests() = default;

  // As protocol::Session::send(); NotOnline when nobody is signed in.
  virtual std::expected<void, protocol::SendError> send(protocol::Request request, protocol::Time now) = 0;

  // Takes the one event that ends the request, a protocol::Answer.
  using Answered = std::function<void(const protocol::Event& answer, Now now)>;
  // Of a request that is answered: `answered` is called once, never from within, and not at all if it could not be sent or
  // the session is given up before.
  virtual std::expected<void, protocol::SendError> ask(protocol::Request request, protocol::Time now,
                                                       Answered answered) = 0;
};

}  // namespace shell::session
