#include "protocol/xep/0313_mam/codec.hpp"

#include <utility>

#include "protocol/xep/0059_rsm/page.hpp"
#include "protocol/xml/writer.hpp"

namespace protocol::xep0313 {
namespace {

void write_field(xml::Writer& writer, std::string_view name, std::string_view type, std::string_view value) {
  writer.open("field").attribute("var", name);
  if (!type.empty()) writer.attribute("type", type);
  writer.text_element("value", value).close();
}

}  // namespace

xml::Serialized encode_query(const Query& query, std::string_view query_id) {
  xml::Writer writer;
  writer.open("query", kNamespace).attribute("queryid", query_id);
  writer.open("x", "jabber:x:data").attribute("type", "submit");
  write_field(writer, "FORM_TYPE", "hidden", kNamespace);
  if (!query.with.empty()) write_field(writer, "with", {}, query.with.str());
  writer.close();
  if (query.after.empty())
    xep0059::write_page_before(writer, query.before, query.limit);
  else
    xep0059::write_page_after(writer, query.after, query.limit);
  writer.close();
  return writer.take();
}

std::string_view query_id(const xml::Element& result) {
  return result.attribute("queryid").value_or(std::string_view{});
}

std::optional<Result> parse_result(const xml::Element& result) {
  const auto id = result.attribute("id");
  auto forwarded = xep0297::parse_forwarded(result);
  if (!id || !forwarded) return std::nullopt;
  return Result{std::string(*id), *forwarded};
}

Fin parse_fin(const xml::Element& fin) {
  const auto complete = fin.attribute("complete").value_or("");
  auto page = xep0059::parse_page(fin);
  return {std::move(page.first), std::move(page.last), complete == "true" || complete == "1"};
}

}  // namespace protocol::xep0313
