#pragma once

#include <string>
#include <vector>

// External Service Discovery (XEP-0215): where STUN and TURN servers are.
namespace protocol::xep0215 {

// RTCIceServer.
struct IceServer {
  std::string url;  // stun:, turn: or turns: with transport
  std::string username;
  std::string credential;
};

// What other modules see of the services that our server names.
class Services {
 public:
  virtual ~Services() = default;

  // Servers whose credentials are still good, best first as the server listed them; empty when there are none or none
  // are known yet. Valid until the session changes again.
  [[nodiscard]] virtual const std::vector<IceServer>& ice_servers() const = 0;
};

}  // namespace protocol::xep0215
