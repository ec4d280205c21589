// Whatever a server sends, a session neither crashes nor hangs. Input: frames, one a line; the first byte says how far
// an honest server had come before.

#include "protocol/session.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

constexpr std::string_view kOpen = "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' id='s' version='1.0'/>";
constexpr std::string_view kFeatures = "<stream:features xmlns:stream='http://etherx.jabber.org/streams'>";

class Target {
 public:
  Target() : session_(config()) {}

  void open() {
    session_.transport_opened(now_);
    open_ = true;
    drain();
  }
  void feed(std::string_view frame) {
    if (!open_) open();
    now_ += std::chrono::milliseconds(10);
    session_.feed(frame, now_);
    drain();
  }
  void come_online() {
    feed(kOpen);
    feed(std::string(kFeatures) +
         "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism>"
         "</mechanisms></stream:features>");
    feed("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
    feed(kOpen);
    feed(std::string(kFeatures) +
         "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/><sm xmlns='urn:xmpp:sm:3'/>"
         "</stream:features>");
    feed("<iq xmlns='jabber:client' type='result' id='" + bind_id_ +
         "'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>me@example.org/x</jid></bind></iq>");
    feed("<enabled xmlns='urn:xmpp:sm:3' id='s' resume='true'/>");
  }
  // A minute, deadline by deadline. More of them than there can be is a hang.
  void wait() {
    const auto end = now_ + std::chrono::minutes(1);
    for (int i = 0; i < 1000; ++i) {
      const auto deadline = session_.deadline();
      if (!deadline || deadline->at > end) return;
      now_ = std::max(now_, deadline->at);
      session_.handle_timeout(now_);
      drain();
    }
    __builtin_trap();
  }

 private:
  static protocol::SessionConfig config() {
    protocol::SessionConfig config;
    config.account = *protocol::Jid::parse("me@example.org");
    config.password = "secret";
    return config;
  }

  void drain() {
    while (auto output = session_.poll()) {
      if (std::holds_alternative<protocol::CloseTransport>(*output)) open_ = false;
      const auto* transmit = std::get_if<protocol::Transmit>(&*output);
      if (transmit == nullptr || !transmit->frame.contains("xmpp-bind")) continue;
      const auto at = transmit->frame.find(" id=") + 5;
      bind_id_ = transmit->frame.substr(at, transmit->frame.find_first_of("'\"", at) - at);
    }
  }

  protocol::Session session_;
  protocol::Time now_{std::chrono::hours(1)};
  std::string bind_id_;
  bool open_ = false;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  std::string_view frames(reinterpret_cast<const char*>(data), size);
  Target target;
  target.open();
  if (frames.front() % 2 == 1) target.come_online();
  frames.remove_prefix(1);
  while (!frames.empty()) {
    const auto end = std::min(frames.find('\n'), frames.size());
    target.feed(frames.substr(0, end));
    frames.remove_prefix(std::min(end + 1, frames.size()));
  }
  target.wait();
  return 0;
}
