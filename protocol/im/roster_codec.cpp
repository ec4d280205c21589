#include "protocol/im/roster_codec.hpp"

#include <utility>

#include "protocol/xml/writer.hpp"

namespace protocol::im {
namespace {

Subscription parse_subscription(std::string_view text) {
  if (text == "both") return Subscription::Both;
  if (text == "to") return Subscription::To;
  if (text == "from") return Subscription::From;
  return Subscription::None;
}

}  // namespace

std::optional<ParsedItem> parse_roster_item(const xml::Element& element) {
  auto jid = Jid::parse(element.attribute("jid").value_or(""));
  if (!jid) return std::nullopt;
  ParsedItem parsed;
  parsed.item.jid = jid->bare();
  parsed.item.name = element.attribute("name").value_or("");
  const auto subscription = element.attribute("subscription").value_or("none");
  parsed.removed = subscription == "remove";
  parsed.item.subscription = parse_subscription(subscription);
  parsed.item.pending_out = element.attribute("ask") == "subscribe";
  for (const auto group : element.children("group")) parsed.item.groups.emplace_back(group.text());
  return parsed;
}

xml::Serialized roster_query() {
  xml::Writer writer;
  writer.open("query", kRosterNamespace).close();
  return writer.take();
}

xml::Serialized roster_set(const Jid& jid, std::string_view name) {
  xml::Writer writer;
  writer.open("query", kRosterNamespace).open("item").attribute("jid", jid.str());
  if (!name.empty()) writer.attribute("name", name);
  writer.close().close();
  return writer.take();
}

xml::Serialized roster_removal(const Jid& jid) {
  xml::Writer writer;
  writer.open("query", kRosterNamespace).open("item").attribute("jid", jid.str());
  writer.attribute("subscription", "remove").close().close();
  return writer.take();
}

}  // namespace protocol::im
