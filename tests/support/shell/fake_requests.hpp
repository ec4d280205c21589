#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <utility>
#include <variant>
#include <vector>

#include "shell/session_link.hpp"

namespace support::page {

// Remembers what was asked of the session.
class FakeRequests : public shell::SessionLink {
 public:
  std::expected<protocol::RequestId, protocol::SendError> send(protocol::Request request, protocol::Time) override {
    if (on_send) on_send();
    if (!answer) return std::unexpected(answer.error());
    sent.push_back(std::move(request));
    return protocol::RequestId{++last_id};
  }
  void begin(protocol::SessionConfig config) override { begun.push_back(std::move(config)); }
  void discard() override { ++discarded; }
  void transport_opened(protocol::Time) override { ++opened; }
  void transport_closed(protocol::CloseReason, protocol::Time) override { ++closed; }

  template <class T>
  [[nodiscard]] std::vector<T> all() const {
    std::vector<T> found;
    for (const auto& request : sent) {
      if (const auto* match = std::get_if<T>(&request)) found.push_back(*match);
    }
    return found;
  }

  std::vector<protocol::Request> sent;
  std::expected<void, protocol::SendError> answer;
  std::function<void()> on_send;
  std::uint64_t last_id = 0;
  std::vector<protocol::SessionConfig> begun;
  int discarded = 0;
  int opened = 0;
  int closed = 0;
};

}  // namespace support::page
