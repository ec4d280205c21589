#include "protocol/xep/0030_disco/module.hpp"

#include <array>

#include "protocol/xep/0030_disco/info.hpp"
#include "protocol/xml/writer.hpp"

namespace protocol::xep0030 {
namespace {

constexpr std::string_view kItems = "http://jabber.org/protocol/disco#items";
constexpr std::array kFeatures{kInfo, xep0115::kNamespace};
constexpr std::array kRoutes{
    mux::Route{mux::StanzaKind::Iq, "get", kInfo, "query"},
    mux::Route{mux::StanzaKind::Iq, "get", kItems, "query"},
};

xml::Serialized no_items(std::string_view node) {
  xml::Writer writer;
  writer.open("query", kItems);
  if (!node.empty()) writer.attribute("node", node);
  writer.close();
  return writer.take();
}

}  // namespace

std::span<const std::string_view> Discovery::features() const { return kFeatures; }
std::span<const mux::Route> Discovery::routes() const { return kRoutes; }

xml::Serialized Discovery::info(std::string_view node) const {
  xml::Writer writer;
  writer.open("query", kInfo);
  if (!node.empty()) writer.attribute("node", node);
  const auto& identity = capabilities_.identity();
  writer.open("identity").attribute("category", identity.category).attribute("type", identity.type);
  writer.attribute("name", identity.name).close();
  for (const auto feature : capabilities_.features()) writer.open("feature").attribute("var", feature).close();
  writer.close();
  return writer.take();
}

mux::Handled Discovery::handle(const mux::Stanza& stanza, const xml::Element& payload, mux::Context& context) {
  const auto node = payload.attribute("node").value_or("");
  if (!node.empty() && node != capabilities_.node())
    context.send_error(stanza, StanzaCondition::ItemNotFound, "cancel");
  else
    context.send_result(stanza, payload.ns() == kInfo ? info(node) : no_items(node));
  return mux::Handled::Yes;
}

}  // namespace protocol::xep0030
