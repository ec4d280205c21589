#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <utility>
#include <variant>
#include <vector>

#include "shell/session/session_link.hpp"

namespace support::page {

// Remembers what was asked of the session.
class FakeRequests : public shell::session::SessionLink {
 public:
  std::expected<void, protocol::SendError> send(protocol::Request request, protocol::Time now) override {
    return ask(std::move(request), now, {});
  }
  std::expected<void, protocol::SendError> ask(protocol::Request request, protocol::Time, Answered answered) override {
    if (on_send) on_send();
    if (!answer) return std::unexpected(answer.error());
    sent.push_back(std::move(request));
    waiting.push_back(std::move(answered));
    return {};
  }
  // Answers the newest request, or the one at this place in `sent`.
  void give(const protocol::Event& event, shell::Now now) { give(sent.size() - 1, event, now); }
  void give(std::size_t place, const protocol::Event& event, shell::Now now) {
    if (auto answered = std::exchange(waiting.at(place), {})) answered(event, now);
  }
  void begin(protocol::SessionConfig config) override { begun.push_back(std::move(config)); }
  void discard() override { ++discarded; }
  void transport_opened(protocol::Time) override { ++opened; }
  void transport_closed(protocol::Time) override { ++closed; }

  template <class T>
  [[nodiscard]] std::vector<T> all() const {
    std::vector<T> found;
    for (const auto& request : sent)
      if (const auto* match = std::get_if<T>(&request)) found.push_back(*match);
    return found;
  }

  std::vector<protocol::Request> sent;
  std::expected<void, protocol::SendError> answer;
  std::function<void()> on_send;
  std::vector<Answered> waiting;  // by place in `sent`
  std::vector<protocol::SessionConfig> begun;
  int discarded = 0;
  int opened = 0;
  int closed = 0;
};

}  // namespace support::page
