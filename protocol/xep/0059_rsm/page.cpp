#include "protocol/xep/0059_rsm/page.hpp"

#include <array>
#include <charconv>

namespace protocol::xep0059 {
namespace {

constexpr std::string_view kNamespace = "http://jabber.org/protocol/rsm";

void write_page(xml::Writer& writer, std::string_view side, std::string_view id, std::uint32_t max) {
  std::array<char, 12> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), max).ptr;
  writer.open("set", kNamespace).text_element("max", std::string_view(digits.data(), end));
  writer.open(side).text(id).close().close();
}

}  // namespace

void write_page_before(xml::Writer& writer, std::string_view before, std::uint32_t max) {
  write_page(writer, "before", before, max);
}

void write_page_after(xml::Writer& writer, std::string_view after, std::uint32_t max) {
  write_page(writer, "after", after, max);
}

Page parse_page(const xml::Element& parent) {
  const auto set = parent.child("set", kNamespace);
  return {std::string(set.child("first").text()), std::string(set.child("last").text())};
}

}  // namespace protocol::xep0059
