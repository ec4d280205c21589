#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/core/id_source.hpp"
#include "protocol/core/jid.hpp"
#include "protocol/core/time.hpp"
#include "protocol/mux/mux.hpp"
#include "protocol/stream/events.hpp"
#include "protocol/stream/features.hpp"
#include "protocol/stream/liveness.hpp"
#include "protocol/stream/management.hpp"
#include "protocol/stream/sasl/authenticator.hpp"
#include "protocol/xml/element.hpp"
#include "protocol/xml/parse_error.hpp"

namespace protocol::stream {

// What the stream tells those above it, in order.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual void write(std::string frame) = 0;
  virtual void close_transport() = 0;
  virtual void report(StreamEvent event) = 0;
  virtual void ready(mux::Start start, const Jid& self) = 0;
  virtual void stanza(const xml::Element& stanza) = 0;
  virtual void acked(const mux::Ack& ack) = 0;
  virtual void session_over(mux::Ending ending) = 0;  // after ready(Fresh), before the next one
};

// From an open WebSocket to a stream that carries stanzas, and back: framing (RFC 7395), sign-in and resource binding
// (RFC 6120 §6, §7), acknowledgement and resumption (XEP-0198), signs of life.
class Stream {
 public:
  struct Config {
    Jid account;
    std::string device;
    sasl::Credentials credentials;
  };

  Stream(Config config, Sink& sink, IdSource& ids);

  void transport_opened(Time now);
  void transport_closed();
  void receive(const xml::Element& element, Time now);
  void receive_junk(const xml::ParseError& error);

  // Sends when it can: at once, after a resume, or never if there is no session.
  void send_stanza(xml::Serialized stanza, std::optional<mux::Ack> ack, Time now);
  void sign_out(Time now);
  void set_client_state(ClientState state);
  void check(Time now);  // gives the transport up when no sign of life comes soon

  void handle_timeout(Time now);
  [[nodiscard]] std::optional<Deadline> deadline() const;

  [[nodiscard]] bool has_session() const { return has_session_; }
  [[nodiscard]] bool is_ready() const { return state_ == State::Ready; }
  // Largest stanza that the server takes, in bytes.
  [[nodiscard]] std::size_t max_bytes() const { return features_.max_bytes.value_or(kDefaultMaxBytes); }

 private:
  // Of servers that do not say (XEP-0478): the smallest of the usual defaults.
  static constexpr std::size_t kDefaultMaxBytes = 65536;
  static constexpr Duration kStepPatience = std::chrono::seconds(15);
  static constexpr Duration kClosePatience = std::chrono::seconds(3);

  enum class State : std::uint8_t {
    Idle,     // no transport
    Opening,  // our <open/> is sent
    Offered,  // theirs has come, features are awaited
    Authenticating,
    Reopening,  // signed in, a new stream is opened
    OfferedAgain,
    Resuming,
    Binding,
    Ready,
    Closing,  // our <close/> is sent
  };

  void enter(State state, Time now);
  void receive_framing(const xml::Element& element, Time now);
  void receive_open(const xml::Element& element, Time now);
  void receive_close();
  void receive_features(const xml::Element& element, Time now);
  void receive_error(const xml::Element& element);
  void receive_sasl(const xml::Element& element, Time now);
  void take_step(const sasl::Step& step, Time now);
  void receive_management(const xml::Element& element, Time now);
  void receive_ack(const xml::Element& element, Time now);
  void receive_resumed(const xml::Element& element, Time now);
  void resume_failed(const xml::Element& element, Time now);
  void receive_stanza(const xml::Element& element, Time now);
  bool receive_probe_answer(const xml::Element& element, Time now);
  void bind(Time now);
  void receive_bound(const xml::Element& element, Time now);
  void come_online(mux::Start start, Time now);
  void acknowledge(std::uint32_t h, Time now);
  void ask_if_due(Time now);
  void write_client_state();

  void drop_session(mux::Ending ending = mux::Ending::Lost);
  // Gives up the transport before anybody was signed in.
  void fail(SignInError error, std::string text);
  // Ends a stream that was online.
  void end(StreamEnd end, std::string text, mux::Ending ending = mux::Ending::Lost);
  void refuse(std::string_view condition);
  void lose();

  Config config_;
  Sink& sink_;
  IdSource& ids_;
  State state_ = State::Idle;
  Time step_expires_{};
  Features features_;
  std::optional<sasl::Authenticator> authenticator_;
  std::string bind_id_;
  Management management_;
  Liveness liveness_;
  std::string probe_id_;  // of the ping that stands for <r/>; empty: none is open
  std::uint32_t probe_covers_ = 0;
  Jid self_;
  ClientState client_state_ = ClientState::Active;
  bool has_session_ = false;
};

}  // namespace protocol::stream
