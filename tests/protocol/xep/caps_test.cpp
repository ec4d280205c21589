#include "protocol/xep/0115_caps/caps.hpp"

#include <array>

#include <catch2/catch_test_macros.hpp>

using protocol::xep0115::verification;

TEST_CASE("the hash is that of XEP-0115 §5.2", "[xep-0115]") {
  constexpr protocol::xep0115::Identity kExodus{.category = "client", .type = "pc", .name = "Exodus 0.9.1"};
  constexpr std::array<std::string_view, 4> kFeatures{
      "http://jabber.org/protocol/muc", "http://jabber.org/protocol/disco#info", "http://jabber.org/protocol/caps",
      "http://jabber.org/protocol/disco#items"};
  CHECK(verification(kExodus, kFeatures) == "QgayPKawpkPSDYmwT/WM94uAlu0=");
}

TEST_CASE("a feature of two modules is advertised once", "[xep-0115]") {
  protocol::xep0115::Capabilities capabilities;
  capabilities.reset({.category = "client", .type = "web", .name = "x"}, {"b", "a", "b"});
  CHECK(capabilities.features().size() == 2);
  CHECK(capabilities.element().view().contains("sha-1"));
  CHECK(capabilities.node().ends_with(verification(capabilities.identity(), capabilities.features())));
}
