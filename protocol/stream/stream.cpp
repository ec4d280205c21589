#include "protocol/stream/stream.hpp"

#include <cassert>
#include <utility>

#include "protocol/core/namespaces.hpp"
#include "protocol/stream/client_state.hpp"
#include "protocol/stream/framing.hpp"
#include "protocol/stream/probe.hpp"
#include "protocol/stream/stream_error.hpp"

namespace protocol::stream {

Stream::Stream(Config config, Sink& sink, IdSource& ids) : config_(std::move(config)), sink_(sink), ids_(ids) {}

void Stream::enter(State state, Time now) {
  state_ = state;
  step_expires_ = now + (state == State::Closing ? kClosePatience : kStepPatience);
}

void Stream::transport_opened(Time now) {
  assert(state_ == State::Idle);
  features_ = {};
  const bool tell_from = config_.credentials.transport_is_secure && !config_.account.local().empty();
  sink_.write(open_frame(config_.account.domain(), tell_from ? config_.account : Jid()));
  enter(State::Opening, now);
}

void Stream::transport_closed() {
  if (state_ != State::Idle) lose();
}

// The transport is gone without a word.
void Stream::lose() {
  const auto state = std::exchange(state_, State::Idle);
  if (state == State::Closing) {
    drop_session();
    sink_.report(StreamEnded{StreamEnd::SignedOut, {}});
  } else if (has_session_) {
    if (!management_.can_resume()) drop_session();
    sink_.report(Suspended{});
  } else {
    sink_.report(SignInFailed{state == State::Opening ? SignInError::NotXmpp : SignInError::TemporaryFailure, {}});
  }
}

void Stream::drop_session(mux::Ending ending) {
  if (!std::exchange(has_session_, false)) return;
  management_.reset();
  sink_.session_over(ending);
}

void Stream::fail(SignInError error, std::string text) {
  sink_.write(close_frame());
  sink_.close_transport();
  state_ = State::Idle;
  const bool may_pass = error == SignInError::TemporaryFailure || error == SignInError::NotXmpp;
  if (has_session_ && may_pass) {
    sink_.report(Suspended{});
    return;
  }
  drop_session();
  sink_.report(SignInFailed{error, std::move(text)});
}

void Stream::end(StreamEnd end, std::string text, mux::Ending ending) {
  const bool we_asked = state_ == State::Closing;
  if (!we_asked) sink_.write(close_frame());
  sink_.close_transport();
  state_ = State::Idle;
  drop_session(ending);
  sink_.report(StreamEnded{we_asked ? StreamEnd::SignedOut : end, std::move(text)});
}

// Ends the stream because of what the other side sent.
void Stream::refuse(std::string_view condition) {
  if (state_ == State::Closing) {
    end(StreamEnd::SignedOut, {});
    return;
  }
  sink_.write(error_frame(condition));
  if (state_ == State::Ready)
    end(StreamEnd::BadStanza, std::string(condition));
  else
    fail(SignInError::NotXmpp, std::string(condition));
}

void Stream::receive_junk(const xml::ParseError& error) {
  if (state_ != State::Idle) refuse(xml::stream_error_condition(error.fault));
}

void Stream::receive(const xml::Element& element, Time now) {
  if (state_ == State::Idle) return;  // what was still under way when we gave the transport up
  liveness_.heard(now);
  const auto ns = element.ns();
  if (ns == ns::kClient)
    receive_stanza(element, now);
  else if (ns == ns::kStreamManagement)
    receive_management(element, now);
  else if (ns == ns::kFraming)
    receive_framing(element, now);
  else if (element.is("features", ns::kStreams))
    receive_features(element, now);
  else if (element.is("error", ns::kStreams))
    receive_error(element);
  else if (ns == ns::kSasl && state_ == State::Authenticating)
    receive_sasl(element, now);
  else if (state_ != State::Ready && state_ != State::Closing)
    refuse("unsupported-stanza-type");
}

void Stream::receive_framing(const xml::Element& element, Time now) {
  if (element.name() == "open")
    receive_open(element, now);
  else if (element.name() == "close")
    receive_close();
}

void Stream::receive_close() {
  if (state_ == State::Ready || state_ == State::Closing)
    end(StreamEnd::ServerGone, {});
  else
    fail(SignInError::TemporaryFailure, {});
}

void Stream::receive_error(const xml::Element& element) {
  auto error = parse_stream_error(element);
  if (state_ == State::Ready || state_ == State::Closing)
    end(error.when_online, std::move(error.text),
        error.when_online == StreamEnd::BadStanza ? mux::Ending::Refused : mux::Ending::Lost);
  else
    fail(error.when_signing_in, std::move(error.text));
}

void Stream::receive_stanza(const xml::Element& element, Time now) {
  if (state_ == State::Binding) {
    receive_bound(element, now);
    return;
  }
  if (state_ != State::Ready) return;
  if (!receive_probe_answer(element, now)) sink_.stanza(element);
  if (management_.state() == Management::State::On) management_.received();
}

void Stream::send_stanza(xml::Serialized stanza, std::optional<mux::Ack> ack, Time now) {
  if (!has_session_ || state_ == State::Closing) return;
  auto frame = std::move(stanza).release();
  if (state_ == State::Ready) sink_.write(frame);
  management_.sent(std::move(frame), ack);
  liveness_.want_answer(ack ? now : now + Liveness::kGather);
  ask_if_due(now);
}

void Stream::ask_if_due(Time now) {
  if (state_ != State::Ready || management_.state() == Management::State::Requested || !liveness_.must_ask(now)) return;
  liveness_.asked(now);
  if (management_.state() == Management::State::On) {
    sink_.write(Management::request_frame());
    return;
  }
  probe_id_ = ids_.next();
  auto frame = probe(probe_id_, self_.domain()).release();
  sink_.write(frame);
  management_.sent(std::move(frame), std::nullopt);
  probe_covers_ = management_.sent_count();
}

bool Stream::receive_probe_answer(const xml::Element& element, Time now) {
  if (probe_id_.empty() || element.name() != "iq" || element.attribute("id") != probe_id_) return false;
  const auto type = element.attribute("type");
  if (type != "result" && type != "error") return false;  // an error is a sign of life too
  probe_id_.clear();
  liveness_.answered();
  acknowledge(probe_covers_, now);
  return true;
}

void Stream::receive_management(const xml::Element& element, Time now) {
  const auto name = element.name();
  if (state_ == State::Resuming) {
    if (name == "resumed") receive_resumed(element, now);
    if (name == "failed") resume_failed(element, now);
  } else if (state_ != State::Ready) {
    return;
  } else if (name == "r" && management_.state() == Management::State::On) {
    sink_.write(management_.answer_frame());
  } else if (name == "a") {
    receive_ack(element, now);
  } else if (management_.state() == Management::State::Requested) {
    if (name == "enabled") management_.enabled(element);
    if (name == "failed") management_.refused();
    ask_if_due(now);
  }
}

void Stream::receive_ack(const xml::Element& element, Time now) {
  const auto h = handled_count(element);
  if (!h) {
    refuse("bad-format");
    return;
  }
  liveness_.answered();
  acknowledge(*h, now);
}

void Stream::acknowledge(std::uint32_t h, Time now) {
  const auto acks = management_.acknowledge(h);
  if (!acks) {
    refuse("undefined-condition");  // XEP-0198 §6: handled-count-too-high
    return;
  }
  for (const auto& ack : *acks) sink_.acked(ack);
  ask_if_due(now);
}

void Stream::sign_out(Time now) {
  switch (state_) {
    case State::Closing: return;
    case State::Ready:
      if (management_.state() == Management::State::On) sink_.write(management_.answer_frame());
      sink_.write(close_frame());
      enter(State::Closing, now);
      return;
    case State::Idle: break;
    default:
      sink_.write(close_frame());
      sink_.close_transport();
      state_ = State::Idle;
  }
  drop_session();
  sink_.report(StreamEnded{StreamEnd::SignedOut, {}});
}

void Stream::set_client_state(ClientState state) {
  if (std::exchange(client_state_, state) == state) return;
  liveness_.set_idle(state == ClientState::Active ? Liveness::kIdle : Liveness::kIdleInactive);
  if (state_ == State::Ready) write_client_state();
}

void Stream::check(Time now) {
  if (state_ != State::Ready) return;
  liveness_.doubt(now);
  ask_if_due(now);
}

void Stream::write_client_state() {
  if (features_.client_state) sink_.write(stream::client_state(client_state_).release());
}

void Stream::handle_timeout(Time now) {
  switch (state_) {
    case State::Idle: return;
    case State::Ready:
      if (management_.state() == Management::State::Requested ? step_expires_ <= now : liveness_.is_dead(now)) {
        sink_.close_transport();
        lose();
      } else {
        ask_if_due(now);
      }
      return;
    case State::Closing:
      if (step_expires_ <= now) end(StreamEnd::SignedOut, {});
      return;
    default:
      if (step_expires_ > now) return;
      fail(state_ == State::Opening ? SignInError::NotXmpp : SignInError::TemporaryFailure, {});
  }
}

std::optional<Deadline> Stream::deadline() const {
  switch (state_) {
    case State::Idle: return std::nullopt;
    case State::Ready:
      if (management_.state() == Management::State::Requested) return Deadline{step_expires_, "stream management"};
      return liveness_.deadline();
    default: return Deadline{step_expires_, "stream negotiation"};
  }
}

}  // namespace protocol::stream
