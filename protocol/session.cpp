#include "protocol/session.hpp"

#include <cassert>
#include <utility>
#include <vector>

#include "protocol/core/id_source.hpp"
#include "protocol/modules.hpp"
#include "protocol/mux/mux.hpp"
#include "protocol/stream/framing.hpp"
#include "protocol/stream/stream.hpp"
#include "protocol/xml/parser.hpp"

namespace protocol {
namespace {

stream::Stream::Config stream_config(SessionConfig config) {
  sasl::Credentials credentials{.user = std::string(config.account.local()),
                                .password = std::move(config.password),
                                .transport_is_secure = config.transport_is_secure,
                                .weakest = config.weakest};
  return {
      .account = std::move(config.account), .device = std::move(config.device), .credentials = std::move(credentials)};
}

// What a message is beside its body: addresses, ids and the elements that go with it.
constexpr std::size_t kEnvelope = 1024;
// The body's bytes once they are escaped, at worst.
std::size_t escaped_size(std::string_view body) {
  std::size_t size = body.size();
  for (const char c : body) size += c == '&' || c == '<' || c == '>' || c == '\r' ? 5 : 0;
  return size;
}

}  // namespace

struct Session::Impl final : stream::Sink, mux::Outlet {
  explicit Impl(SessionConfig config)
      : ids(config.seed),
        modules(config.device_epoch),
        mux(*this, ids, modules.list(), std::move(config.language)),
        stream(stream_config(std::move(config)), *this, ids) {}

  // --- stream::Sink
  void write(std::string frame) override { outputs.emplace_back(Transmit{std::move(frame)}); }
  void close_transport() override { outputs.emplace_back(CloseTransport{}); }
  void ready(mux::Start start, const Jid& self) override { mux.online(start, self, now); }
  void stanza(const xml::Element& element) override { mux.receive(element, now); }
  void acked(const mux::Ack& ack) override { mux.acked(ack, now); }
  void session_over() override { mux.offline(now); }

  // --- both
  void emit(Event event) override { outputs.emplace_back(std::move(event)); }

  // --- mux::Outlet
  void send_stanza(xml::Serialized stanza, std::optional<mux::Ack> ack) override {
    stream.send_stanza(std::move(stanza), ack, now);
  }

  // A change begins: what the last one brought must have been taken.
  void begin(Time time) {
    assert(taken == outputs.size() && "poll() until it is empty before the next change");
    outputs.clear();
    taken = 0;
    now = time;
  }

  mux::Context& context(const mux::Module& module) { return mux.context_of(module, now); }

  // --- requests; each gives what its event will carry
  using Outcome = std::expected<void, SendError>;

  Outcome perform(SignOut, RequestId) {
    modules.calls.hang_up_all(context(modules.calls));
    stream.sign_out(now);
    return {};
  }
  Outcome perform(SetClientState request, RequestId) {
    stream.set_client_state(request.state);
    return {};
  }
  Outcome perform(CheckLink, RequestId) {
    stream.check(now);
    return {};
  }
  Outcome perform(im::SendMessage request, RequestId) {
    if (request.to.empty()) return std::unexpected(SendError::BadAddress);
    if (escaped_size(request.body) + kEnvelope > stream.max_bytes()) return std::unexpected(SendError::TooLong);
    modules.outbox.add(std::move(request), context(modules.outbox));
    return {};
  }
  Outcome perform(const im::SetPresence& request, RequestId) {
    modules.presence.set(request);
    if (stream.has_session()) modules.presence.announce(context(modules.presence));
    return {};
  }
  Outcome perform(const im::SendChatState& request, RequestId) {
    if (!stream.is_ready()) return std::unexpected(SendError::NotOnline);  // it would be stale after a resume
    if (request.to.empty()) return std::unexpected(SendError::BadAddress);
    xep0085::ChatStates::send(request, context(modules.chat_states));
    return {};
  }
  Outcome perform(const im::AddContact& request, RequestId id) {
    return with_session(request.jid, [&] { modules.roster.add(request, id, context(modules.roster)); });
  }
  Outcome perform(const im::RemoveContact& request, RequestId id) {
    return with_session(request.jid, [&] { modules.roster.remove(request, id, context(modules.roster)); });
  }
  Outcome perform(const im::AnswerSubscription& request, RequestId) {
    return with_session(request.jid, [&] { im::Roster::answer(request, context(modules.roster)); });
  }
  Outcome perform(const im::QueryArchive& request, RequestId id) {
    if (!stream.has_session()) return std::unexpected(SendError::NotOnline);
    modules.archive.query(request, id, context(modules.archive));
    return {};
  }

  Outcome perform(const jingle::StartCall& request, RequestId) {
    if (!stream.has_session()) return std::unexpected(SendError::NotOnline);
    return modules.calls.request(request, context(modules.calls));
  }
  // All others are about a call that there is, or was.
  Outcome perform(const auto& request, RequestId) { return modules.calls.request(request, context(modules.calls)); }

  template <class Action>
  Outcome with_session(const Jid& address, const Action& action) {
    if (!stream.has_session()) return std::unexpected(SendError::NotOnline);
    if (address.empty()) return std::unexpected(SendError::BadAddress);
    action();
    return {};
  }

  IdSource ids;
  Modules modules;
  mux::Mux mux;
  stream::Stream stream;
  xml::Parser parser;
  Time now{};
  std::uint64_t last_request = 0;
  std::vector<Output> outputs;
  std::size_t taken = 0;  // of outputs
};

Session::Session(SessionConfig config) : impl_(std::make_unique<Impl>(std::move(config))) {}
Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

void Session::transport_opened(Time now) {
  impl_->begin(now);
  impl_->stream.transport_opened(now);
}

void Session::transport_closed(CloseReason reason, Time now) {
  impl_->begin(now);
  impl_->stream.transport_closed(reason);
}

void Session::feed(std::string_view frame, Time now) {
  impl_->begin(now);
  auto element = impl_->parser.parse(frame);
  std::optional<std::string> declared;
  if (!element && element.error().fault == xml::ParseFault::UnboundPrefix) {
    declared = stream::declare_stream_prefix(frame);
    if (declared) element = impl_->parser.parse(*declared);
  }
  if (element) {
    impl_->stream.receive(*element, now);
  } else {
    impl_->stream.receive_junk(element.error());
  }
}

std::expected<RequestId, SendError> Session::send(Request request, Time now) {
  impl_->begin(now);
  const RequestId id{++impl_->last_request};
  const auto outcome = std::visit([&](auto& what) { return impl_->perform(std::move(what), id); }, request);
  if (!outcome) return std::unexpected(outcome.error());
  return id;
}

void Session::handle_timeout(Time now) {
  impl_->begin(now);
  impl_->stream.handle_timeout(now);
  impl_->mux.handle_timeout(now);
}

std::optional<Output> Session::poll() {
  auto& outputs = impl_->outputs;
  if (impl_->taken == outputs.size()) {
    outputs.clear();
    impl_->taken = 0;
    return std::nullopt;
  }
  return std::move(outputs[impl_->taken++]);
}

std::optional<Deadline> Session::deadline() const {
  const auto of_stream = impl_->stream.deadline();
  const auto of_modules = impl_->mux.deadline();
  if (!of_stream) return of_modules;
  if (!of_modules) return of_stream;
  return of_modules->at < of_stream->at ? of_modules : of_stream;
}

}  // namespace protocol
