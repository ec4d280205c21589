#include "protocol/xep/0202_entity_time/module.hpp"

#include <chrono>

#include "protocol/event.hpp"
#include "protocol/xep/0202_entity_time/entity_time.hpp"
#include "protocol/xep/0202_entity_time/events.hpp"

namespace protocol::xep0202 {
namespace {

using std::chrono::January;
using std::chrono::sys_days;
using std::chrono::year;

// A clock that shows anything else was never set.
constexpr Timestamp kEarliest = sys_days(year{2020} / January / 1);
constexpr Timestamp kLatest = sys_days(year{2200} / January / 1);

}  // namespace

std::optional<Timestamp> EntityTime::at(Time now) const {
  return origin_ ? std::optional(*origin_ + now.time_since_epoch()) : std::nullopt;
}

std::optional<Timestamp> EntityTime::guess(Time now) const {
  const auto origin = origin_ ? origin_ : device_epoch_;
  return origin ? std::optional(*origin + now.time_since_epoch()) : std::nullopt;
}

void EntityTime::online(mux::Start, mux::Context& context) {
  asked_at_ = context.now();
  const auto server = Jid::parse(context.self().domain());
  context.send_iq(mux::IqType::Get, server.value_or(Jid()), time_query(), mux::ReplyToken{});
}

void EntityTime::handle_reply(const mux::Reply& reply, mux::Context& context) {
  const auto time = reply.payload && !reply.error ? parse_time(*reply.payload) : std::nullopt;
  refused_ = !time || *time < kEarliest || *time >= kLatest;
  if (refused_) return;
  // The answer was written about half-way between question and answer.
  const auto written_at = asked_at_ + (context.now() - asked_at_) / 2;
  origin_ = *time - written_at.time_since_epoch();
  context.emit(ServerTime{*at(context.now())});
}

}  // namespace protocol::xep0202
