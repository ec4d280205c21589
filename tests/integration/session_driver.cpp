// A protocol::Session behind standard input and output: whoever runs it carries the frames to and from a WebSocket.
//
// In, one line each, fields separated by tabs (see driver/commands.hpp):
//   session ACCOUNT PASSWORD DEVICE SEED     first
//   opened | closed | frame XML
//   any request, such as: message TO ID BODY
// Out, one JSON object a line:
//   {"transmit": XML}, {"close": true}, {"event": …}, {"sent": REQUEST}, {"refused": ERROR}
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <poll.h>
#include <unistd.h>

#include "protocol/session.hpp"
#include "tests/integration/driver/commands.hpp"
#include "tests/integration/driver/describe.hpp"
#include "tests/integration/driver/json.hpp"

namespace driver {
namespace {

protocol::Time now() {
  const auto since_start = std::chrono::steady_clock::now().time_since_epoch();
  return protocol::Time(std::chrono::duration_cast<protocol::Duration>(since_start));
}

void print(const std::string& line) {
  std::fputs(line.c_str(), stdout);
  std::fputc('\n', stdout);
}

void print(const protocol::Output& output) {
  if (const auto* transmit = std::get_if<protocol::Transmit>(&output))
    print(JsonLine().add("transmit", transmit->frame).str());
  else if (const auto* event = std::get_if<protocol::Event>(&output))
    print(describe(*event));
  else
    print(JsonLine().add("close", true).str());
}

class Driver {
 public:
  // Gives false when the line makes no sense.
  bool perform(std::string_view line) {
    const auto fields = split_fields(line);
    if (!session_) return start(fields);
    if (!perform(fields)) return false;
    drain();
    return true;
  }

  void wake() {
    if (!session_) return;
    session_->handle_timeout(now());
    drain();
  }

  // For poll(2): milliseconds until the session must be woken, -1 for never.
  [[nodiscard]] int patience() const {
    const auto deadline = session_ ? session_->deadline() : std::nullopt;
    if (!deadline) return -1;
    return static_cast<int>(std::clamp<protocol::Duration::rep>((deadline->at - now()).count(), 0, 60'000));
  }

 private:
  bool start(const std::vector<std::string>& fields) {
    auto config = parse_config(fields);
    if (!config || fields.front() != "session") return false;
    session_.emplace(std::move(*config));
    drain();
    return true;
  }

  bool perform(const std::vector<std::string>& fields) {
    const std::string_view name = fields.front();
    if (name == "opened")
      session_->transport_opened(now());
    else if (name == "closed")
      session_->transport_closed(now());
    else if (name == "frame" && fields.size() == 2)
      session_->feed(fields[1], now());
    else
      return request(fields);
    return true;
  }

  bool request(const std::vector<std::string>& fields) {
    auto request = parse_request(fields);
    if (!request) {
      std::fprintf(stderr, "session_driver: %s\n", request.error().c_str());
      return false;
    }
    const auto sent = session_->send(std::move(*request), now());
    if (sent)
      print(JsonLine().add("sent", static_cast<std::int64_t>(std::to_underlying(*sent))).str());
    else
      print(JsonLine().add("refused", static_cast<std::int64_t>(std::to_underlying(sent.error()))).str());
    return true;
  }

  void drain() {
    while (auto output = session_->poll()) print(*output);
    std::fflush(stdout);
  }

  std::optional<protocol::Session> session_;
};

int run() {
  Driver driver;
  std::string input;
  for (;;) {
    pollfd standard_input{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
    if (poll(&standard_input, 1, driver.patience()) == 0) {
      driver.wake();
      continue;
    }
    std::array<char, 65536> buffer{};
    const auto got = read(STDIN_FILENO, buffer.data(), buffer.size());
    if (got <= 0) return 0;
    input.append(buffer.data(), static_cast<std::size_t>(got));
    std::size_t start = 0;
    for (auto end = input.find('\n'); end != std::string::npos; end = input.find('\n', start)) {
      if (!driver.perform(std::string_view(input).substr(start, end - start))) return 2;
      start = end + 1;
    }
    input.erase(0, start);
  }
}

}  // namespace
}  // namespace driver

int main() { return driver::run(); }
