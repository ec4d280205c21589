#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "protocol/session.hpp"

namespace support {

// One Session whose server is the test itself: it says what the server says and checks what is answered.
class Script {
 public:
  static constexpr std::string_view kAccount = "me@example.org";
  static constexpr std::string_view kFull = "me@example.org/web";

  Script() : Script(default_config()) {}
  explicit Script(protocol::SessionConfig config);

  static protocol::SessionConfig default_config();

  // Signs in with PLAIN and binds kFull, with stream management. What the session asks for then is not answered.
  void sign_in();
  // The same, and what the session asks for at its beginning is answered: an empty roster or `roster` (items as XML), errors
  // for the rest. Events and frames so far are forgotten.
  void come_online(std::string_view roster = {});

  void open();  // the transport
  void inject(std::string_view frame);
  void close();
  std::expected<protocol::RequestId, protocol::SendError> send(protocol::Request request);
  void pass(protocol::Duration duration);  // and meet the deadlines on the way

  // The frames that were sent since the last call.
  std::vector<std::string> take_frames();
  // The one frame that was sent since the last call; empty if there was none or were more.
  std::string take_frame();
  // The `id` of the last iq that was sent with a payload in `ns`, taken or not; empty if there is none.
  [[nodiscard]] std::string id_of(std::string_view ns) const;
  // Answers that iq by `service-unavailable`.
  void refuse(std::string_view ns);

  template <class T>
  [[nodiscard]] std::vector<T> all() const {
    std::vector<T> found;
    for (const auto& event : events_)
      if (const auto* match = std::get_if<T>(&event)) found.push_back(*match);
    return found;
  }
  [[nodiscard]] const std::vector<protocol::Event>& events() const { return events_; }
  void forget();  // events and frames

  [[nodiscard]] bool closed() const { return closed_; }  // the session closed the transport
  [[nodiscard]] protocol::Time now() const { return now_; }
  [[nodiscard]] protocol::Session& session() { return session_; }

 private:
  void drain();

  protocol::Session session_;
  protocol::Time now_{std::chrono::hours(1)};
  std::vector<std::string> frames_;   // not taken yet
  std::vector<std::string> history_;  // all
  std::vector<protocol::Event> events_;
  bool closed_ = false;
};

// XML in one form: attributes in order, namespaces where they change, so that equal means equal. Empty if ill-formed.
std::string canonical(std::string_view xml);

}  // namespace support
