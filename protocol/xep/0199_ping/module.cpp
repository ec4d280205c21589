#include "protocol/xep/0199_ping/module.hpp"

#include <array>

#include "protocol/core/namespaces.hpp"

namespace protocol::xep0199 {
namespace {

constexpr std::array kRoutes{mux::Route{mux::StanzaKind::Iq, "get", ns::kPing, "ping"}};
constexpr std::array kFeatures{ns::kPing};

}  // namespace

std::span<const mux::Route> Ping::routes() const { return kRoutes; }
std::span<const std::string_view> Ping::features() const { return kFeatures; }

mux::Handled Ping::handle(const mux::Stanza& stanza, const xml::Element&, mux::Context& context) {
  context.send_result(stanza);
  return mux::Handled::Yes;
}

}  // namespace protocol::xep0199
