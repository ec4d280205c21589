#include "protocol/xep/0202_entity_time/entity_time.hpp"

#include "protocol/core/datetime.hpp"
#include "protocol/xml/writer.hpp"

namespace protocol::xep0202 {
namespace {

constexpr std::string_view kNamespace = "urn:xmpp:time";

}  // namespace

xml::Serialized time_query() {
  xml::Writer writer;
  writer.open("time", kNamespace).close();
  return writer.take();
}

std::optional<Timestamp> parse_time(const xml::Element& time) {
  return parse_datetime(time.child("utc", kNamespace).text());
}

}  // namespace protocol::xep0202
