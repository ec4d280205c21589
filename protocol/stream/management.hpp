#pragma once

#include <cstdint>
#include <deque>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/mux/mux.hpp"
#include "protocol/xml/element.hpp"

namespace protocol::stream {

// Counts stanzas both ways and keeps what the server has not confirmed yet (XEP-0198). Counters wrap at 2^32 (§4).
//
// Without stream management on the server the same book is kept and a ping's answer stands for the acknowledgement of all
// that went before it, because a server handles stanzas in order (RFC 6120 §10.1); only a resume is then impossible.
class Management {
 public:
  enum class State : std::uint8_t { Off, Requested, On };

  [[nodiscard]] State state() const { return state_; }
  [[nodiscard]] bool can_resume() const { return !id_.empty(); }

  // A new session: forgets everything. The first stanza sent after this counts as the first one.
  void reset();
  // To be sent; stanzas may follow it at once (§3).
  std::string enable_frame();
  void enabled(const xml::Element& element);
  void refused() { state_ = State::Off; }

  [[nodiscard]] std::string resume_frame() const;
  [[nodiscard]] std::string answer_frame() const;    // <a/>
  [[nodiscard]] static std::string request_frame();  // <r/>

  void sent(std::string frame, std::optional<mux::Ack> ack);
  void received() { ++received_; }

  // How many stanzas were ever sent in this session, modulo 2^32.
  [[nodiscard]] std::uint32_t sent_count() const { return acked_ + static_cast<std::uint32_t>(unacked_.size()); }
  [[nodiscard]] bool has_unacked() const { return !unacked_.empty(); }
  [[nodiscard]] std::vector<std::string_view> unacked_frames() const;

  // The other side has handled `h` stanzas. Gives what had asked to know; an error if it claims more than were sent.
  struct TooHigh {};
  std::expected<std::vector<mux::Ack>, TooHigh> acknowledge(std::uint32_t h);

 private:
  struct Sent {
    std::string frame;
    std::optional<mux::Ack> ack;
  };

  State state_ = State::Off;
  std::string id_;
  std::uint32_t received_ = 0;
  std::uint32_t acked_ = 0;
  std::deque<Sent> unacked_;
};

// `h` of an element of stream management.
std::optional<std::uint32_t> handled_count(const xml::Element& element);

}  // namespace protocol::stream
