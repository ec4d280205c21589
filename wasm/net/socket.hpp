#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <emscripten/websocket.h>

#include "shell/ports/socket.hpp"

namespace wasm::net {

// The browser's WebSocket. One for the page: JavaScript is handed a number and no pointer, so the page's socket is found by it.
class BrowserSocket final : public shell::ports::Socket {
 public:
  BrowserSocket();
  ~BrowserSocket() override;
  BrowserSocket(const BrowserSocket&) = delete;
  BrowserSocket& operator=(const BrowserSocket&) = delete;

  void listen(shell::ports::SocketListener* listener) override { listener_ = listener; }
  void open(const std::string& url) override;
  void send(std::string_view text) override;
  void close() override;

 private:
  enum class Phase : std::uint8_t { Idle, Opening, Open, Parting, Closing };

  static bool opened(int, const EmscriptenWebSocketOpenEvent* event, void*);
  static bool message(int, const EmscriptenWebSocketMessageEvent* event, void*);
  static bool closed(int, const EmscriptenWebSocketCloseEvent* event, void*);
  static void patience_ended(void*);

  [[nodiscard]] bool speaks_xmpp() const;
  void wait(double milliseconds);
  void shake_hands();
  void drop();
  void report_closed();

  shell::ports::SocketListener* listener_ = nullptr;
  EMSCRIPTEN_WEBSOCKET_T socket_ = 0;  // positive while there is one
  int patience_ = 0;                   // setTimeout() that goes on with the end when nothing else does; 0: none
  Phase phase_ = Phase::Idle;
  std::string outgoing_;  // a sent text with its NUL; kept for its capacity
};

}  // namespace wasm::net
