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
  void session_over(mux::Ending ending) override { mux.offline(ending, now); }

  void report(StreamEvent event) override {
    std::visit([this](auto& what) { emit(std::move(what)); }, event);
  }

  // --- mux::Outlet
  void emit(Event&& event) override { outputs.emplace_back(std::move(event)); }
  void send_stanza(xml::Serialized stanza, std::optional<mux::Ack> ack) override {
    stream.send_stanza(std::move(stanza), ack, now);
  }
  [[nodiscard]] mux::Link link() const override {
    if (stream.is_ready()) return mux::Link::Ready;
    return stream.has_session() ? mux::Link::Suspended : mux::Link::Offline;
  }
  [[nodiscard]] std::size_t max_bytes() const override { return stream.max_bytes(); }

  // A change begins: what the last one brought must have been taken.
  void begin(Time time) {
    assert(taken == outputs.size() && "poll() until it is empty before the next change");
    outputs.clear();
    taken = 0;
    now = time;
  }

  // --- requests to the stream itself; all others are for a module
  mux::Outcome perform(SignOut, RequestId) {
    modules.calls.hang_up_all(mux.context_of(modules.calls, now));
    stream.sign_out(now);
    return {};
  }
  mux::Outcome perform(SetClientState request, RequestId) {
    stream.set_client_state(request.state);
    return {};
  }
  mux::Outcome perform(CheckLink, RequestId) {
    stream.check(now);
    return {};
  }
  mux::Outcome perform(auto request, RequestId id) {
    return modules.request(std::move(request), id,
                           [this](const mux::Module& m) -> mux::Context& { return mux.context_of(m, now); });
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

void Session::transport_closed(Time now) {
  impl_->begin(now);
  impl_->stream.transport_closed();
}

void Session::feed(std::string_view frame, Time now) {
  impl_->begin(now);
  auto element = impl_->parser.parse(frame);
  std::optional<std::string> declared;
  if (!element && element.error().fault == xml::ParseFault::UnboundPrefix) {
    declared = stream::declare_stream_prefix(frame);
    if (declared) element = impl_->parser.parse(*declared);
  }
  if (element)
    impl_->stream.receive(*element, now);
  else
    impl_->stream.receive_junk(element.error());
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
