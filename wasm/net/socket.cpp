#include "wasm/net/socket.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include <emscripten/em_js.h>
#include <emscripten/eventloop.h>

namespace wasm::net {
namespace {

constexpr const char* kProtocol = "xmpp";        // RFC 7395 §3.1
constexpr unsigned short kNormalClosure = 1000;  // RFC 6455 §7.4.1

// Time for the other side to answer our <close/> and to close the WebSocket itself (RFC 7395 §3.6). Prosody answers even after
// a closing handshake that we began, which browsers report on the console as an error.
constexpr double kPartingMs = 250;
// A dead network answers no closing handshake, and browsers wait for it for up to a minute.
constexpr double kClosingPatienceMs = 2000;

// All that there are: one for each account.
std::vector<BrowserSocket*> sockets;

}  // namespace
}  // namespace wasm::net

// The constructor throws for what is no WebSocket address and, in some browsers, for ws: in a secure page; such an exception must
// not pass through C++ frames. Gives 0 then.
EM_JS_DEPS(wasm_socket, "emscripten_websocket_new");
EM_JS(EMSCRIPTEN_WEBSOCKET_T, wasm_socket_new, (EmscriptenWebSocketCreateAttributes * attributes), {
  try {
    return _emscripten_websocket_new(attributes);
  } catch (error) {
    return 0;
  }
});

namespace wasm::net {

BrowserSocket::BrowserSocket(shell::ports::SocketListener& listener) : listener_(listener) {
  static std::uintptr_t last = 0;
  number_ = ++last;
  sockets.push_back(this);
}

BrowserSocket::~BrowserSocket() {
  drop();
  std::erase(sockets, this);
}

BrowserSocket* BrowserSocket::find(EMSCRIPTEN_WEBSOCKET_T socket) {
  const auto found = std::ranges::find(sockets, socket, [](const BrowserSocket* each) { return each->socket_; });
  return found == sockets.end() ? nullptr : *found;
}

void BrowserSocket::open(const std::string& url) {
  drop();
  phase_ = Phase::Opening;
  EmscriptenWebSocketCreateAttributes attributes{
      .url = url.c_str(), .protocols = kProtocol, .createOnMainThread = true};
  socket_ = wasm_socket_new(&attributes);
  if (socket_ <= 0) {
    socket_ = 0;
    wait(0);
    return;
  }
  emscripten_websocket_set_onopen_callback(socket_, nullptr, &BrowserSocket::opened);
  emscripten_websocket_set_onmessage_callback(socket_, nullptr, &BrowserSocket::message);
  emscripten_websocket_set_onclose_callback(socket_, nullptr, &BrowserSocket::closed);
}

void BrowserSocket::send(std::string_view text) {
  if (phase_ != Phase::Open) return;  // its end is on the way to the listener
  outgoing_.assign(text);
  emscripten_websocket_send_utf8_text(socket_, outgoing_.c_str());
}

void BrowserSocket::close() {
  if (phase_ == Phase::Open) {
    phase_ = Phase::Parting;
    wait(kPartingMs);
  } else if (phase_ == Phase::Opening && socket_ != 0) {
    shake_hands();
  }
}

void BrowserSocket::shake_hands() {
  phase_ = Phase::Closing;
  emscripten_websocket_close(socket_, kNormalClosure, nullptr);
  wait(kClosingPatienceMs);
}

void BrowserSocket::wait(double milliseconds) {
  patience_ = emscripten_set_timeout(&BrowserSocket::patience_ended, milliseconds, reinterpret_cast<void*>(number_));
}

void BrowserSocket::drop() {
  if (patience_ != 0) emscripten_clear_timeout(patience_);
  patience_ = 0;
  if (socket_ != 0) {
    emscripten_websocket_close(socket_, kNormalClosure, nullptr);
    emscripten_websocket_delete(socket_);  // takes the listeners away: nothing late can come
  }
  socket_ = 0;
  phase_ = Phase::Idle;
}

void BrowserSocket::report_closed() {
  drop();
  listener_.socket_closed();
}

bool BrowserSocket::speaks_xmpp() const {
  std::array<char, 16> chosen{};
  emscripten_websocket_get_protocol(socket_, chosen.data(), static_cast<int>(chosen.size()));
  return std::string_view(chosen.data()) == kProtocol;
}

// A handle is used again after it was freed; its listeners went with it, so an event with the present handle is of the present
// socket.
bool BrowserSocket::opened(int, const EmscriptenWebSocketOpenEvent* event, void*) {
  auto* self = find(event->socket);
  if (self == nullptr || self->phase_ != Phase::Opening) return true;
  if (!self->speaks_xmpp()) {
    self->report_closed();
    return true;
  }
  self->phase_ = Phase::Open;
  self->listener_.socket_opened();
  return true;
}

// The browser's UTF-8 with its NUL; binary messages are not XMPP (RFC 7395 §3.3.2).
bool BrowserSocket::message(int, const EmscriptenWebSocketMessageEvent* event, void*) {
  auto* self = find(event->socket);
  if (self == nullptr || self->phase_ != Phase::Open) return true;
  if (!event->isText) return true;
  self->listener_.socket_message({reinterpret_cast<const char*>(event->data), event->numBytes - 1});
  return true;
}

bool BrowserSocket::closed(int, const EmscriptenWebSocketCloseEvent* event, void*) {
  auto* self = find(event->socket);
  if (self == nullptr) return true;
  self->report_closed();
  return true;
}

void BrowserSocket::patience_ended(void* number) {
  const auto found = std::ranges::find(sockets, reinterpret_cast<std::uintptr_t>(number), &BrowserSocket::number_);
  if (found == sockets.end()) return;
  auto* self = *found;
  self->patience_ = 0;
  if (self->phase_ == Phase::Parting)
    self->shake_hands();
  else
    self->report_closed();
}

}  // namespace wasm::net
