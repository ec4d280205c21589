#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <emscripten/websocket.h>

#include "shell/ports/socket.hpp"

namespace wasm::net {

// A WebSocket of the browser. JavaScript is handed numbers and no pointers: whose event it is, is found by them.
class BrowserSocket final : public shell::ports::Socket {
 public:
  // `listener` outlives it.
  explicit BrowserSocket(shell::ports::SocketListener& listener);
  ~BrowserSocket() override;
  BrowserSocket(const BrowserSocket&) = delete;
  BrowserSocket& operator=(const BrowserSocket&) = delete;

  void open(const std::string& url) override;
  void send(std::string_view text) override;
  void close() override;

 private:
  enum class Phase : std::uint8_t { Idle, Opening, Open, Parting, Closing };

  static BrowserSocket* find(EMSCRIPTEN_WEBSOCKET_T socket);
  static bool opened(int, const EmscriptenWebSocketOpenEvent* event, void*);
  static bool message(int, const EmscriptenWebSocketMessageEvent* event, void*);
  static bool closed(int, const EmscriptenWebSocketCloseEvent* event, void*);
  static void patience_ended(void* number);

  [[nodiscard]] bool speaks_xmpp() const;
  void wait(double milliseconds);
  void shake_hands();
  void drop();
  void report_closed();

  shell::ports::SocketListener& listener_;
  std::uintptr_t number_;              // never given twice
  EMSCRIPTEN_WEBSOCKET_T socket_ = 0;  // positive while there is one
  int patience_ = 0;                   // setTimeout() that goes on with the end when nothing else does; 0: none
  Phase phase_ = Phase::Idle;
  std::string outgoing_;  // a sent text with its NUL; kept for its capacity
};

class BrowserSockets final : public shell::ports::Sockets {
 public:
  std::unique_ptr<shell::ports::Socket> make(shell::ports::SocketListener& listener) override {
    return std::make_unique<BrowserSocket>(listener);
  }
};

}  // namespace wasm::net
