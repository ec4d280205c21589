#include "tests/protocol/xml/conformance_suite.hpp"

#include <array>
#include <fstream>
#include <iterator>

#include "protocol/xml/parser.hpp"

namespace conformance {
namespace {

using protocol::xml::Element;
using namespace std::literals;

bool begins_as_utf8(std::string_view document) {
  constexpr std::array kOther = {"\xFE\xFF"sv, "\xFF\xFE"sv, "\xEF\xBB\xBF"sv, "\0<"sv, "<\0"sv, "\0\0"sv};
  for (const std::string_view start : kOther)
    if (document.starts_with(start)) return false;
  const std::string_view declaration = document.substr(0, document.find("?>"));
  const std::size_t encoding = declaration.starts_with("<?xml") ? declaration.find("encoding") : std::string_view::npos;
  if (encoding == std::string_view::npos) return true;
  const std::string_view rest = declaration.substr(encoding);
  return rest.contains("UTF-8") || rest.contains("utf-8");
}

/// The end of what begins at `begin` and ends with `close`.
std::size_t end_of(std::string_view document, std::size_t begin, std::string_view close) {
  const std::size_t end = document.find(close, begin);
  return end == std::string_view::npos ? document.size() : end + close.size();
}

/// The end of the document type declaration that begins at `begin`.
std::size_t end_of_doctype(std::string_view document, std::size_t begin) {
  bool in_subset = false;
  for (std::size_t at = begin; at < document.size(); ++at) {
    const std::string_view rest = document.substr(at);
    if (rest.starts_with("<!--"))
      at = end_of(document, at + 4, "-->") - 1;
    else if (rest.starts_with("<?"))
      at = end_of(document, at, "?>") - 1;
    else if (document[at] == '"' || document[at] == '\'')
      at = end_of(document, at + 1, document.substr(at, 1)) - 1;
    else if (document[at] == '[')
      in_subset = true;
    else if (document[at] == ']')
      in_subset = false;
    else if (document[at] == '>' && !in_subset)
      return at + 1;
  }
  return document.size();
}

/// Whether removing this document type declaration would change the document.
bool has_effect(std::string_view doctype) {
  if (doctype.contains("<!ENTITY") || doctype.contains('%')) return true;
  const std::string_view outside = doctype.substr(0, doctype.find('['));
  if (outside.contains("SYSTEM") || outside.contains("PUBLIC")) return true;
  for (std::size_t at = doctype.find("<!ATTLIST"); at != std::string_view::npos;
       at = doctype.find("<!ATTLIST", at + 1)) {
    const std::string_view declaration = doctype.substr(at, doctype.find('>', at) - at);
    for (const std::string_view effect : {R"(")"sv, "'"sv, "NMTOKEN"sv, "ID"sv, "ENTIT"sv, "NOTATION"sv, "("sv})
      if (declaration.contains(effect)) return true;
  }
  return false;
}

bool is_in_scope(Element test) {
  const std::string_view edition = test.attribute("EDITION").value_or("5");
  const std::string_view recommendation = test.attribute("RECOMMENDATION").value_or("XML1.0");
  return edition.contains('5') && test.attribute("VERSION").value_or("1.0") == "1.0" &&
         test.attribute("NAMESPACE").value_or("yes") == "yes" && recommendation != "XML1.1" &&
         recommendation != "NS1.1";
}

void collect(Element element, const std::string& folder, std::vector<Case>& cases) {
  for (const Element child : element.children()) {
    if (child.name() == "TESTCASES") {
      std::string inner = folder;
      inner += child.attribute("base", protocol::xml::kXmlNamespace).value_or("");
      collect(child, inner, cases);
    } else if (child.name() == "TEST" && is_in_scope(child)) {
      Case one{.id = std::string(child.attribute("ID").value_or("")),
               .type = std::string(child.attribute("TYPE").value_or("")),
               .path = folder + std::string(child.attribute("URI").value_or("")),
               .output = {}};
      if (const auto output = child.attribute("OUTPUT")) one.output = folder + std::string(*output);
      cases.push_back(std::move(one));
    }
  }
}

}  // namespace

std::optional<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

std::optional<std::vector<Case>> load(const std::string& folder) {
  std::optional<std::string> list = read_file(folder + "/cleaned/xmlconf-flattened.xml");
  if (!list) return std::nullopt;
  // The list's document type only names files that the flattened list already holds.
  const std::size_t doctype = list->find("<!DOCTYPE");
  list->erase(doctype, end_of_doctype(*list, doctype) - doctype);
  const std::optional<std::string> reduced = reduce(*list);
  if (!reduced) return std::nullopt;
  protocol::xml::Parser parser;
  const auto root = parser.parse(*reduced);
  if (!root) return std::nullopt;
  std::vector<Case> cases;
  collect(*root, folder + "/xmlconf/", cases);
  return cases;
}

bool is_subset(std::string_view document) {
  if (!begins_as_utf8(document) || !document.starts_with('<')) return false;
  for (std::size_t at = 0; at < document.size(); ++at) {
    const std::string_view rest = document.substr(at);
    if (rest.starts_with("<![CDATA["))
      at = end_of(document, at, "]]>") - 1;
    else if (rest.starts_with("<!") || (rest.starts_with("<?") && (at > 0 || !rest.starts_with("<?xml"))))
      return false;
  }
  return true;
}

std::optional<std::string> reduce(std::string_view document) {
  if (!begins_as_utf8(document)) return std::nullopt;
  std::string result;
  for (std::size_t at = 0; at < document.size();) {
    const std::string_view rest = document.substr(at);
    std::size_t end = at + 1;
    bool keep = true;
    if (rest.starts_with("<![CDATA[")) {
      end = end_of(document, at, "]]>");
    } else if (rest.starts_with("<!--")) {
      end = end_of(document, at + 4, "-->");
      keep = false;
    } else if (rest.starts_with("<!DOCTYPE")) {
      end = end_of_doctype(document, at);
      if (has_effect(document.substr(at, end - at))) return std::nullopt;
      keep = false;
    } else if (rest.starts_with("<?")) {
      end = end_of(document, at, "?>");
      keep = at == 0 && rest.starts_with("<?xml") && !rest.starts_with("<?xml-");
    }
    if (keep) result.append(document.substr(at, end - at));
    at = end;
  }
  result.erase(0, result.find('<'));
  return result;
}

}  // namespace conformance
