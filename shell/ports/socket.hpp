#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace shell::ports {

class SocketListener {
 public:
  virtual ~SocketListener() = default;
  virtual void socket_opened() = 0;  // with sub-protocol `xmpp`; without it the port closes
  virtual void socket_message(std::string_view text) = 0;
  virtual void socket_closed() = 0;  // once for each open(), last; never from within a call to the port
};

// One WebSocket at a time, text messages only (RFC 6455, RFC 7395).
class Socket {
 public:
  virtual ~Socket() = default;  // as close(), and nothing more comes
  // `url`: ws: or wss:. An earlier socket is dropped in silence: nothing more comes from it.
  virtual void open(const std::string& url) = 0;
  virtual void send(std::string_view text) = 0;
  virtual void close() = 0;
};

class Sockets {
 public:
  virtual ~Sockets() = default;
  // `listener` outlives the socket.
  virtual std::unique_ptr<Socket> make(SocketListener& listener) = 0;
};

}  // namespace shell::ports
