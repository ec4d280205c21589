#pragma once

#include <deque>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "protocol/session.hpp"
#include "shell/ports/socket.hpp"
#include "shell/ports/system.hpp"
#include "shell/session/session_link.hpp"

namespace shell::session {

// Holds the session and keeps its contract: after every change all output is taken. Frames go out at once; events wait here
// until the application takes them, so that a service that sends while it handles an event never re-enters another.
class SessionHost final : public SessionLink {
 public:
  SessionHost(ports::Socket& socket, ports::Random& random) : socket_(socket), random_(random) {}

  void begin(protocol::SessionConfig config) override;
  void discard() override;
  std::expected<void, protocol::SendError> send(protocol::Request request, protocol::Time now) override;
  std::expected<void, protocol::SendError> ask(protocol::Request request, protocol::Time now,
                                               Answered answered) override;
  void transport_opened(protocol::Time now) override;
  void transport_closed(protocol::Time now) override;
  void feed(std::string_view frame, protocol::Time now);
  void handle_timeout(protocol::Time now);
  [[nodiscard]] std::optional<protocol::Deadline> deadline() const;

  std::optional<protocol::Event> take_event();
  // Gives an answer that was taken to whoever asked.
  void answer(protocol::RequestId request, const protocol::Event& event, Now now);

 private:
  void drain();

  ports::Socket& socket_;
  ports::Random& random_;
  std::optional<protocol::Session> session_;
  std::deque<protocol::Event> events_;
  std::unordered_map<protocol::RequestId, Answered> asked_;
};

}  // namespace shell::session
