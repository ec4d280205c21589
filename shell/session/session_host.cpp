#include "shell/session/session_host.hpp"

#include <utility>
#include <variant>

namespace shell::session {

void SessionHost::begin(protocol::SessionConfig config) {
  config.seed = random_.bytes();
  events_.clear();
  asked_.clear();
  session_.emplace(std::move(config));
  drain();
}

void SessionHost::discard() {
  session_.reset();
  events_.clear();
  asked_.clear();
}

std::expected<void, protocol::SendError> SessionHost::send(protocol::Request request, protocol::Time now) {
  return ask(std::move(request), now, {});
}

std::expected<void, protocol::SendError> SessionHost::ask(protocol::Request request, protocol::Time now,
                                                          Answered answered) {
  if (!session_) return std::unexpected(protocol::SendError::NotOnline);
  const auto sent = session_->send(std::move(request), now);
  drain();
  if (!sent) return std::unexpected(sent.error());
  if (answered) asked_.emplace(*sent, std::move(answered));
  return {};
}

void SessionHost::answer(protocol::RequestId request, const protocol::Event& event, Now now) {
  if (auto asked = asked_.extract(request)) asked.mapped()(event, now);
}

void SessionHost::transport_opened(protocol::Time now) {
  if (session_) {
    session_->transport_opened(now);
    drain();
  }
}

void SessionHost::transport_closed(protocol::Time now) {
  if (session_) {
    session_->transport_closed(now);
    drain();
  }
}

void SessionHost::feed(std::string_view frame, protocol::Time now) {
  if (session_) {
    session_->feed(frame, now);
    drain();
  }
}

void SessionHost::handle_timeout(protocol::Time now) {
  if (session_) {
    session_->handle_timeout(now);
    drain();
  }
}

std::optional<protocol::Deadline> SessionHost::deadline() const {
  return session_ ? session_->deadline() : std::nullopt;
}

std::optional<protocol::Event> SessionHost::take_event() {
  if (events_.empty()) return std::nullopt;
  protocol::Event event = std::move(events_.front());
  events_.pop_front();
  return event;
}

void SessionHost::drain() {
  while (auto output = session_->poll())
    if (auto* transmit = std::get_if<protocol::Transmit>(&*output))
      socket_.send(transmit->frame);
    else if (auto* event = std::get_if<protocol::Event>(&*output))
      events_.push_back(std::move(*event));
    else
      socket_.close();
}

}  // namespace shell::session
