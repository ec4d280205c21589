#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "protocol/core/error.hpp"
#include "protocol/core/id.hpp"
#include "protocol/core/jid.hpp"
#include "protocol/core/time.hpp"
#include "protocol/event.hpp"
#include "protocol/request.hpp"

namespace protocol {

struct SessionConfig {
  Jid account;                      // bare `user@domain`; only `domain` signs in as a guest (SASL ANONYMOUS)
  std::string password;             // empty for a guest; UTF-8, normalised by NFKC (RFC 4013) if it goes beyond ASCII
  std::string device;               // what other people may see of this device in its resource, such as "parley"
  std::string language;             // of the reader, BCP 47, to choose among several bodies; may be empty
  bool transport_is_secure = true;  // wss, or loopback: PLAIN may be used where nothing better is offered
  SignInMechanism weakest = SignInMechanism::Plain;  // refuse anything weaker: what Online reported the last time
  std::optional<Timestamp> device_epoch;             // what this device's wall clock showed when `Time` was zero
  std::array<std::byte, 32> seed{};                  // fresh randomness; ids and nonces derive from it
};

struct Transmit {
  std::string frame;
};  // send as one WebSocket text message
// Close the WebSocket and forget it: the session expects nothing from it any more, and a new one may be opened at once.
// transport_closed() may still be reported for it, but not after the next transport_opened().
struct CloseTransport {};
using Output = std::variant<Transmit, Event, CloseTransport>;

// One signed-in account over however many transports it takes; sans-I/O.
//
// Contract: make one call that changes it, then take poll() until it is empty, then arm deadline().
// Debug builds assert that no output is left when the next change comes.
class Session {
 public:
  explicit Session(SessionConfig config);
  ~Session();
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;

  void transport_opened(Time now);  // the WebSocket is open with sub-protocol `xmpp` (RFC 7395 §3.1)
  void transport_closed(Time now);
  void feed(std::string_view frame, Time now);  // one whole WebSocket text message

  // Messages may be sent while suspended or before the first Online: they wait in the outbox and go out in order.
  std::expected<RequestId, SendError> send(Request request, Time now);

  void handle_timeout(Time now);  // harmless when called early
  std::optional<Output> poll();
  [[nodiscard]] std::optional<Deadline> deadline() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace protocol
