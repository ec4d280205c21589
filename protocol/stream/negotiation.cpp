// Stream: from <open/> to the first stanza.

#include <utility>

#include "protocol/core/namespaces.hpp"
#include "protocol/mux/stanza_error.hpp"
#include "protocol/stream/framing.hpp"
#include "protocol/stream/stream.hpp"
#include "protocol/xml/writer.hpp"

namespace protocol::stream {

// A server gives the stream an id (RFC 6120 §4.7.3); what only sends our own words back does not.
void Stream::receive_open(const xml::Element& element, Time now) {
  if (state_ == State::Opening) {
    if (element.attribute("id").value_or("").empty()) return refuse("invalid-id");

    enter(State::Offered, now);
  } else if (state_ == State::Reopening) {
    enter(State::OfferedAgain, now);
  }
}

void Stream::receive_features(const xml::Element& element, Time now) {
  if (state_ == State::Offered) {
    features_ = parse_features(element);
    authenticator_.emplace(config_.credentials, ids_.next());
    enter(State::Authenticating, now);
    take_step(authenticator_->start(features_.mechanisms), now);
    return;
  }
  if (state_ != State::OfferedAgain) return;
  features_ = parse_features(element);
  if (has_session_ && management_.can_resume() && features_.stream_management) {
    sink_.write(management_.resume_frame());
    enter(State::Resuming, now);
    return;
  }
  drop_session();
  bind(now);
}

void Stream::receive_sasl(const xml::Element& element, Time now) { take_step(authenticator_->handle(element), now); }

void Stream::take_step(const sasl::Step& step, Time now) {
  if (const auto* next = std::get_if<sasl::Continue>(&step)) {
    sink_.write(next->frame);
    step_expires_ = now + kStepPatience;
  } else if (const auto* failed = std::get_if<sasl::Failed>(&step)) {
    fail(failed->error, failed->text);
  } else {
    // Whoever can break in later cannot make us use less than what worked now.
    config_.credentials.weakest = std::max(config_.credentials.weakest, authenticator_->mechanism());
    const bool tell_from = config_.credentials.transport_is_secure && !config_.account.local().empty();
    sink_.write(open_frame(config_.account.domain(), tell_from ? config_.account : Jid()));
    enter(State::Reopening, now);
  }
}

void Stream::bind(Time now) {
  if (!features_.bind) {
    fail(SignInError::TemporaryFailure, "The server offers no resource binding.");
    return;
  }
  bind_id_ = ids_.next();
  const auto tag = ids_.next_short();
  xml::Writer writer;
  writer.open("iq", ns::kClient).attribute("type", "set").attribute("id", bind_id_).open("bind", ns::kBind);
  writer.text_element("resource", config_.device.empty() ? tag : config_.device + "." + tag);
  writer.close().close();
  sink_.write(writer.take().release());
  enter(State::Binding, now);
}

void Stream::receive_bound(const xml::Element& element, Time now) {
  if (element.name() != "iq" || element.attribute("id") != bind_id_) return;
  if (element.attribute("type") == "error") {
    auto error = mux::parse_stanza_error(element);
    if (error.text.empty()) error.text = mux::condition_name(error.condition);
    fail(SignInError::TemporaryFailure, std::move(error.text));
    return;
  }
  auto jid = Jid::parse(element.child("bind", ns::kBind).child("jid").text());
  if (!jid || jid->is_bare()) {
    fail(SignInError::TemporaryFailure, "The server bound no usable address.");
    return;
  }
  self_ = std::move(*jid);
  management_.reset();
  probe_id_.clear();
  has_session_ = true;
  come_online(mux::Start::Fresh, now);
}

void Stream::receive_resumed(const xml::Element& element, Time now) {
  const auto h = handled_count(element);
  auto acks = h ? management_.acknowledge(*h) : std::unexpected(Management::TooHigh{});
  if (!acks) {
    drop_session();
    refuse("undefined-condition");
    return;
  }
  for (const auto frame : management_.unacked_frames()) sink_.write(std::string(frame));
  come_online(mux::Start::Resumed, now);
  for (const auto& ack : *acks) sink_.acked(ack);
}

void Stream::resume_failed(const xml::Element& element, Time now) {
  // Even then the server may know how far it had come (XEP-0198 §5).
  if (const auto h = handled_count(element)) {
    if (const auto acks = management_.acknowledge(*h))
      for (const auto& ack : *acks) sink_.acked(ack);
  }
  drop_session();
  bind(now);
}

void Stream::come_online(mux::Start start, Time now) {
  enter(State::Ready, now);
  liveness_.start(now);
  if (start == mux::Start::Fresh && features_.stream_management) sink_.write(management_.enable_frame());
  if (management_.has_unacked()) liveness_.want_answer(now);
  sink_.report(Online{.jid = self_, .resumed = start == mux::Start::Resumed, .mechanism = authenticator_->mechanism()});
  if (client_state_ == ClientState::Inactive) write_client_state();  // XEP-0352 §5: a new stream is active
  sink_.ready(start, self_);
  ask_if_due(now);
}

}  // namespace protocol::stream
