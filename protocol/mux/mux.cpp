#include "protocol/mux/mux.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "protocol/core/namespaces.hpp"
#include "protocol/mux/stanza_error.hpp"

namespace protocol::mux {
namespace {

std::optional<StanzaKind> kind_of(std::string_view name) {
  if (name == "message") return StanzaKind::Message;
  if (name == "presence") return StanzaKind::Presence;
  if (name == "iq") return StanzaKind::Iq;
  return std::nullopt;
}

std::string_view name_of(StanzaKind kind) {
  switch (kind) {
    case StanzaKind::Message: return "message";
    case StanzaKind::Presence: return "presence";
    case StanzaKind::Iq: return "iq";
  }
  return {};
}

// Opens a stanza that answers `request`.
void open_answer(xml::Writer& writer, const Stanza& request, std::string_view type) {
  writer.open(name_of(request.kind), ns::kClient).attribute("type", type);
  if (!request.id.empty()) writer.attribute("id", request.id);
  if (!request.from.empty()) writer.attribute("to", request.from.str());
}

}  // namespace

class Mux::ModuleContext final : public Context {
 public:
  ModuleContext(Mux& mux, std::uint32_t module) : mux_(mux), module_(module) {}

  Time now() const override { return mux_.now_; }
  const Jid& self() const override { return mux_.self_; }
  std::string_view language() const override { return mux_.language_; }
  std::string fresh_id() override { return mux_.ids_.next(); }
  Link link() const override { return mux_.outlet_.link(); }
  std::size_t max_bytes() const override { return mux_.outlet_.max_bytes(); }

  void transmit(xml::Serialized stanza) override { mux_.outlet_.send_stanza(std::move(stanza), std::nullopt); }
  void transmit(xml::Serialized stanza, AckToken token) override {
    mux_.outlet_.send_stanza(std::move(stanza), Ack{module_, token});
  }

  void send_iq(IqType type, const Jid& to, xml::Serialized payload, ReplyToken token, Duration patience) override {
    auto id = mux_.ids_.next();
    xml::Writer writer;
    writer.open("iq", ns::kClient).attribute("type", type == IqType::Get ? "get" : "set").attribute("id", id);
    if (!to.empty()) writer.attribute("to", to.str());
    writer.append(payload).close();
    transmit(writer.take());
    const auto expires = mux_.has_session_ ? now() + patience : now();
    mux_.pending_.add({std::move(id), to, module_, token, expires});
  }

  void send_result(const Stanza& request, xml::Serialized payload) override {
    assert(request.kind == StanzaKind::Iq);
    xml::Writer writer;
    open_answer(writer, request, "result");
    writer.append(payload).close();
    transmit(writer.take());
  }

  void send_error(const Stanza& request, StanzaCondition condition, std::string_view type,
                  xml::Serialized application_condition) override {
    assert(request.type != "error" && request.type != "result");  // RFC 6120 §8.3.1: never an error for an error
    xml::Writer writer;
    open_answer(writer, request, "error");
    writer.open("error").attribute("type", type);
    writer.open(condition_name(condition), ns::kStanzaErrors).close();
    writer.append(application_condition).close().close();
    transmit(writer.take());
  }

  void emit(Event&& event) override { mux_.outlet_.emit(std::move(event)); }
  void dispatch_copy(const xml::Element& message, const Copy& copy) override { mux_.dispatch_copy(message, copy); }
  void end_copies() override { mux_.end_copies(); }

 private:
  Mux& mux_;
  std::uint32_t module_;
};

Mux::Mux(Outlet& outlet, IdSource& ids, std::span<Module* const> modules, std::string language)
    : outlet_(outlet),
      ids_(ids),
      language_(std::move(language)),
      modules_(modules.begin(), modules.end()),
      routes_(modules) {
  contexts_.reserve(modules_.size());
  for (std::uint32_t i = 0; i < modules_.size(); ++i) contexts_.emplace_back(*this, i);
}

Mux::~Mux() = default;

void Mux::receive(const xml::Element& stanza, Time now) {
  now_ = now;
  const auto kind = kind_of(stanza.name());
  if (!kind) return;  // RFC 6120 §4.9.3.24 allows more kinds in later versions
  const auto type = stanza.attribute("type").value_or(std::string_view{});
  if (*kind == StanzaKind::Iq)
    receive_iq(stanza, type, now);
  else
    receive_other(*kind, stanza, type);
}

// Fills current_ with the stanza's addresses; false if they are not addresses, and there is nobody to answer.
bool Mux::fill(StanzaKind kind, std::string_view type, const xml::Element& element) {
  current_.kind = kind;
  current_.type = type;
  current_.id = element.attribute("id").value_or(std::string_view{});
  current_.element = element;
  const auto from = element.attribute("from");
  if (!from)
    current_.from = Jid();
  else if (!current_.from.assign(*from))
    return false;
  const auto to = element.attribute("to");
  if (!to || *to == self_.str()) {
    current_.to = self_;
    return true;
  }
  return current_.to.assign(*to).has_value();
}

void Mux::receive_iq(const xml::Element& element, std::string_view type, Time now) {
  now_ = now;
  if (type == "result" || type == "error")
    receive_reply(element, type);
  else if (type == "get" || type == "set")
    receive_request(element, type);
}

void Mux::receive_request(const xml::Element& element, std::string_view type) {
  if (!fill(StanzaKind::Iq, type, element)) return;
  const auto payload = element.first_child();
  Context& answering = contexts_.front();
  if (!payload || current_.id.empty()) {
    answering.send_error(current_, StanzaCondition::BadRequest, "modify");
    return;
  }
  for (const auto& entry : routes_.candidates(StanzaKind::Iq, payload.ns(), payload.name())) {
    if (!RouteTable::matches(entry, StanzaKind::Iq, type, payload.ns(), payload.name())) continue;
    if (modules_[entry.module]->handle(current_, payload, contexts_[entry.module]) == Handled::Yes) return;
  }
  answering.send_error(current_, StanzaCondition::ServiceUnavailable, "cancel");
}

void Mux::receive_reply(const xml::Element& element, std::string_view type) {
  if (!pending_.knows(element.attribute("id").value_or(std::string_view{}))) return;
  if (!fill(StanzaKind::Iq, type, element)) return;
  auto pending = pending_.take(current_.id, current_.from, self_);
  if (!pending) return;
  Reply reply{.token = pending->token, .from = current_.from, .error = {}, .payload = {}};
  if (type == "error")
    reply.error = parse_stanza_error(element);
  else if (const auto payload = element.first_child())
    reply.payload = payload;
  finish(*pending, reply);
}

void Mux::receive_other(StanzaKind kind, const xml::Element& element, std::string_view type) {
  bool filled = false;
  // Most children of most messages interest nobody, and then the addresses need no parsing.
  const auto offer = [&](const RouteTable::Entry& entry, const xml::Element& payload) {
    if (!filled && !fill(kind, type, element)) return false;
    filled = true;
    modules_[entry.module]->handle(current_, payload, contexts_[entry.module]);
    return true;
  };
  for (const auto& entry : routes_.whole(kind))
    if (RouteTable::matches(entry, kind, type, {}, {}) && !offer(entry, element)) return;
  for (const auto child : element.children()) {
    for (const auto& entry : routes_.candidates(kind, child.ns(), child.name()))
      if (RouteTable::matches(entry, kind, type, child.ns(), child.name()) && !offer(entry, child)) return;
  }
}

void Mux::dispatch_copy(const xml::Element& message, const Copy& copy) {
  assert(copy.arrival != Arrival::Live);
  const auto type = message.attribute("type").value_or(std::string_view{});
  auto from = Jid::parse(message.attribute("from").value_or(std::string_view{}));
  auto to = Jid::parse(message.attribute("to").value_or(self_.str()));
  if (!from || !to) return;
  const Stanza stanza{.kind = StanzaKind::Message,
                      .type = type,
                      .from = std::move(*from),
                      .to = std::move(*to),
                      .id = message.attribute("id").value_or(std::string_view{}),
                      .element = message};
  for (const auto& entry : routes_.whole(StanzaKind::Message)) {
    if (!RouteTable::matches(entry, StanzaKind::Message, type, {}, {})) continue;
    modules_[entry.module]->handle_copy(stanza, message, copy, contexts_[entry.module]);
  }
  for (const auto child : message.children()) {
    for (const auto& entry : routes_.candidates(StanzaKind::Message, child.ns(), child.name())) {
      if (!RouteTable::matches(entry, StanzaKind::Message, type, child.ns(), child.name())) continue;
      modules_[entry.module]->handle_copy(stanza, child, copy, contexts_[entry.module]);
    }
  }
}

void Mux::end_copies() {
  for (std::size_t i = 0; i < modules_.size(); ++i) modules_[i]->handle_copies_end(contexts_[i]);
}

void Mux::finish(const Pending& pending, const Reply& reply) {
  modules_[pending.module]->handle_reply(reply, contexts_[pending.module]);
}

void Mux::fail_all(StanzaCondition condition) {
  for (const auto& pending : pending_.take_all()) {
    const Reply reply{.token = pending.token, .from = {}, .error = StanzaError{condition, {}}, .payload = {}};
    finish(pending, reply);
  }
}

void Mux::acked(const Ack& ack, Time now) {
  now_ = now;
  modules_[ack.module]->handle_acked(ack.token, contexts_[ack.module]);
}

void Mux::online(Start start, const Jid& self, Time now) {
  now_ = now;
  self_ = self;
  has_session_ = true;
  for (std::size_t i = 0; i < modules_.size(); ++i) modules_[i]->online(start, contexts_[i]);
}

void Mux::offline(Ending ending, Time now) {
  now_ = now;
  if (!std::exchange(has_session_, false)) return;
  fail_all(StanzaCondition::Disconnected);
  for (std::size_t i = 0; i < modules_.size(); ++i) modules_[i]->offline(ending, contexts_[i]);
}

void Mux::handle_timeout(Time now) {
  now_ = now;
  const auto condition = has_session_ ? StanzaCondition::Timeout : StanzaCondition::Disconnected;
  for (const auto& pending : pending_.take_expired(now)) {
    const Reply reply{.token = pending.token, .from = {}, .error = StanzaError{condition, {}}, .payload = {}};
    finish(pending, reply);
  }
  for (std::size_t i = 0; i < modules_.size(); ++i) {
    const auto due = modules_[i]->deadline();
    if (due && due->at <= now) modules_[i]->handle_timeout(contexts_[i]);
  }
}

std::optional<Deadline> Mux::deadline() const {
  std::optional<Deadline> first;
  if (const auto at = pending_.next_expiry()) first = Deadline{*at, "iq answer"};
  for (const auto* module : modules_) {
    const auto due = module->deadline();
    if (due && (!first || due->at < first->at)) first = due;
  }
  return first;
}

Context& Mux::context_of(const Module& module, Time now) {
  now_ = now;
  const auto found = std::ranges::find(modules_, &module);
  assert(found != modules_.end());
  return contexts_[static_cast<std::size_t>(found - modules_.begin())];
}

}  // namespace protocol::mux
