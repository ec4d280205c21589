// Stanzas parsed a second, ours beside expat and pugixml: parse_rate CORPUS [ROUNDS]
// CORPUS holds one stanza a line. From each stanza the sender and the first body are read, so that no parser can be
// lazy; the sums that are printed must agree. pugixml knows no namespaces and accepts ill-formed input.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>
#include <print>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/xml/parser.hpp"

#ifdef PARLEY_BENCH_EXPAT
#include <expat.h>
#endif
#ifdef PARLEY_BENCH_PUGIXML
#include <pugixml.hpp>
#endif

namespace {

struct Corpus {
  std::string bytes;
  std::vector<std::string_view> stanzas;
};

/// What was read from all stanzas, in bytes.
struct Sums {
  std::size_t senders = 0;
  std::size_t bodies = 0;
};

bool load(const char* path, Corpus& corpus) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return false;
  corpus.bytes.assign(std::istreambuf_iterator<char>(file), {});
  std::string_view rest = corpus.bytes;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    if (end > 0) corpus.stanzas.push_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return true;
}

/// Processor time, so that other programs matter less.
double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// Prints the median and the best of `rounds` in stanzas a second of processor time.
template <typename ReadAll>
void measure(const char* name, const Corpus& corpus, int rounds, ReadAll read_all) {
  std::vector<double> seconds;
  Sums sums = read_all();
  for (int i = 0; i < rounds; ++i) {
    const double begin = cpu_seconds();
    sums = read_all();
    seconds.push_back(cpu_seconds() - begin);
  }
  std::ranges::sort(seconds);
  const auto rate = [&](double time) { return static_cast<double>(corpus.stanzas.size()) / time; };
  const double median = seconds[seconds.size() / 2];
  std::println("{:<24} median {:9.0f}  best {:9.0f} stanzas/s  {:7.1f} MB/s  (senders {}, bodies {})", name,
               rate(median), rate(seconds.front()), static_cast<double>(corpus.bytes.size()) / 1e6 / median,
               sums.senders, sums.bodies);
}

[[noreturn]] void refused(std::string_view stanza) {
  std::println(stderr, "refused: {}", stanza);
  std::exit(1);
}

using protocol::xml::Element;

Element find_body(Element parent) {
  for (Element child : parent.children()) {
    if (child.name() == "body") return child;
    if (Element found = find_body(child)) return found;
  }
  return {};
}

Sums read_ours(const Corpus& corpus, protocol::xml::Parser& parser) {
  Sums sums;
  for (const std::string_view stanza : corpus.stanzas) {
    const auto root = parser.parse(stanza);
    if (!root) refused(stanza);
    sums.senders += root->attribute("from").value_or("").size();
    sums.bodies += find_body(*root).text().size();
  }
  return sums;
}

#ifdef PARLEY_BENCH_EXPAT
struct ExpatReader {
  Sums sums;
  int depth = 0;
  int body_depth = 0;
  bool body_found = false;
};

void expat_start(void* data, const char* name, const char** attributes) {
  auto& reader = *static_cast<ExpatReader*>(data);
  if (reader.depth++ == 0) {
    for (; *attributes; attributes += 2)
      if (std::strcmp(attributes[0], "from") == 0) reader.sums.senders += std::strlen(attributes[1]);
  }
  if (!reader.body_found && std::string_view(name).ends_with("|body")) {
    reader.body_found = true;
    reader.body_depth = reader.depth;
  }
}

void expat_end(void* data, const char*) {
  auto& reader = *static_cast<ExpatReader*>(data);
  if (reader.body_depth == reader.depth--) reader.body_depth = 0;
}

void expat_text(void* data, const char*, int size) {
  auto& reader = *static_cast<ExpatReader*>(data);
  if (reader.body_depth > 0) reader.sums.bodies += static_cast<std::size_t>(size);
}

Sums read_expat(const Corpus& corpus, XML_Parser parser) {
  ExpatReader reader;
  for (const std::string_view stanza : corpus.stanzas) {
    XML_ParserReset(parser, nullptr);
    reader.body_found = false;
    XML_SetUserData(parser, &reader);
    XML_SetElementHandler(parser, expat_start, expat_end);
    XML_SetCharacterDataHandler(parser, expat_text);
    if (XML_Parse(parser, stanza.data(), static_cast<int>(stanza.size()), 1) != XML_STATUS_OK) refused(stanza);
  }
  return reader.sums;
}
#endif

#ifdef PARLEY_BENCH_PUGIXML
pugi::xml_node find_body(pugi::xml_node parent) {
  for (pugi::xml_node child : parent.children()) {
    if (std::strcmp(child.name(), "body") == 0) return child;
    if (pugi::xml_node found = find_body(child)) return found;
  }
  return {};
}

Sums read_pugixml(const Corpus& corpus, pugi::xml_document& document, std::string& copy) {
  Sums sums;
  for (const std::string_view stanza : corpus.stanzas) {
    copy = stanza;
    const auto options = pugi::parse_default | pugi::parse_ws_pcdata;
    if (!document.load_buffer_inplace(copy.data(), copy.size(), options, pugi::encoding_utf8)) refused(stanza);
    const pugi::xml_node root = document.first_child();
    sums.senders += std::strlen(root.attribute("from").value());
    sums.bodies += std::strlen(find_body(root).text().get());
  }
  return sums;
}
#endif

}  // namespace

// NOLINTNEXTLINE(bugprone-exception-escape): a measurement that runs out of memory may die
int main(int argc, char** argv) {
  Corpus corpus;
  if (argc < 2 || !load(argv[1], corpus)) {
    std::println(stderr, "usage: parse_rate CORPUS [ROUNDS]");
    return 2;
  }
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 9;

  protocol::xml::Parser parser;
  measure("ours", corpus, rounds, [&] { return read_ours(corpus, parser); });
#ifdef PARLEY_BENCH_EXPAT
  XML_Parser expat = XML_ParserCreateNS(nullptr, '|');
  measure("expat, namespaces", corpus, rounds, [&] { return read_expat(corpus, expat); });
  XML_ParserFree(expat);
#endif
#ifdef PARLEY_BENCH_PUGIXML
  pugi::xml_document document;
  std::string copy;
  measure("pugixml, no namespaces", corpus, rounds, [&] { return read_pugixml(corpus, document, copy); });
#endif
}
