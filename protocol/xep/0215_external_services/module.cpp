#include "protocol/xep/0215_external_services/module.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "protocol/mux/address.hpp"
#include "protocol/xep/0215_external_services/codec.hpp"

namespace protocol::xep0215 {
namespace {

constexpr std::array kRoutes{mux::Route{mux::StanzaKind::Iq, "set", kNamespace, "services"}};

constexpr Duration kUsualAge = std::chrono::hours(1);  // where nothing tells when credentials expire
constexpr Duration kShortestAge = std::chrono::minutes(1);
constexpr Duration kLongestAge = std::chrono::hours(24);

Jid server_of(const mux::Context& context) { return Jid::parse(context.self().domain()).value_or(Jid()); }

// An answer that will be the same the next time.
bool is_final(StanzaCondition condition) {
  return condition != StanzaCondition::Timeout && condition != StanzaCondition::RemoteServerTimeout &&
         condition != StanzaCondition::ResourceConstraint && condition != StanzaCondition::InternalServerError;
}

}  // namespace

std::span<const mux::Route> ExternalServices::routes() const { return kRoutes; }

void ExternalServices::online(mux::Start start, mux::Context& context) {
  if (start == mux::Start::Fresh) ask(context);
}

void ExternalServices::offline(mux::Ending, mux::Context&) {
  ice_servers_.clear();
  ask_again_.reset();
}

void ExternalServices::ask(mux::Context& context) {
  ask_again_.reset();
  context.send_iq(mux::IqType::Get, server_of(context), services_query(), mux::ReplyToken{});
}

mux::Handled ExternalServices::handle(const mux::Stanza& stanza, const xml::Element&, mux::Context& context) {
  // §3.3: a push names changes only; the whole list is as quickly asked for.
  if (stanza.from != server_of(context)) return mux::Handled::No;
  context.send_result(stanza);
  ask(context);
  return mux::Handled::Yes;
}

void ExternalServices::handle_reply(const mux::Reply& reply, mux::Context& context) {
  if (reply.error || !reply.payload) {
    if (reply.error && !is_final(reply.error->condition)) ask_again_ = context.now() + kShortestAge;
    return;
  }
  auto list = parse_services(*reply.payload);
  ice_servers_ = std::move(list.ice_servers);
  if (ice_servers_.empty()) return;
  auto age = kUsualAge;
  // Half of the time is kept for calls that begin just before.
  const auto server_time = clock_.at(context.now());
  if (list.expires && server_time) age = (*list.expires - *server_time) / 2;
  ask_again_ = context.now() + std::clamp(age, kShortestAge, kLongestAge);
}

void ExternalServices::handle_timeout(mux::Context& context) { ask(context); }

std::optional<Deadline> ExternalServices::deadline() const {
  return ask_again_ ? std::optional(Deadline{*ask_again_, "external services"}) : std::nullopt;
}

}  // namespace protocol::xep0215
