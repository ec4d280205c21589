#include "protocol/xep/0030_disco/info.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "protocol/xml/writer.hpp"

namespace protocol::xep0030 {
namespace {

constexpr std::string_view kForms = "jabber:x:data";
constexpr std::size_t kMaxItems = 1024;  // of each kind

std::string text_of(const std::optional<std::string_view>& value) { return std::string(value.value_or("")); }

// §XEP-0128: only a form that says what it is extends anything.
std::optional<Info::Form> read_form(const xml::Element& x) {
  Info::Form form;
  for (const auto field : x.children("field")) {
    Info::Field read{text_of(field.attribute("var")), {}};
    for (const auto value : field.children("value")) read.values.emplace_back(value.text());
    if (read.name != "FORM_TYPE")
      form.fields.push_back(std::move(read));
    else if (read.values.size() == 1 && form.type.empty() && field.attribute("type").value_or("hidden") == "hidden")
      form.type = std::move(read.values.front());
    else
      return std::nullopt;
  }
  return form.type.empty() ? std::nullopt : std::optional(std::move(form));
}

}  // namespace

bool Info::has(std::string_view feature) const { return std::ranges::contains(features, feature); }

xml::Serialized info_query(std::string_view node) {
  xml::Writer writer;
  writer.open("query", kInfo);
  if (!node.empty()) writer.attribute("node", node);
  writer.close();
  return writer.take();
}

std::optional<Info> read_info(const xml::Element& query) {
  if (!query.is("query", kInfo)) return std::nullopt;
  Info info;
  for (const auto identity : query.children("identity")) {
    info.identities.push_back({text_of(identity.attribute("category")), text_of(identity.attribute("type")),
                               text_of(identity.attribute("lang", xml::kXmlNamespace)),
                               text_of(identity.attribute("name"))});
  }
  for (const auto feature : query.children("feature")) info.features.push_back(text_of(feature.attribute("var")));
  for (const auto x : query.children("x", kForms))
    if (auto form = read_form(x)) info.forms.push_back(*std::move(form));
  const bool too_much =
      info.identities.size() > kMaxItems || info.features.size() > kMaxItems || info.forms.size() > kMaxItems;
  return too_much ? std::nullopt : std::optional(std::move(info));
}

}  // namespace protocol::xep0030
