#include "tests/protocol/jingle/support/corpus.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <catch2/catch_test_macros.hpp>

namespace tests::jingle {
namespace {

std::filesystem::path corpus() { return std::filesystem::path(PARLEY_SOURCE_DIR) / "tests" / "corpus"; }

}  // namespace

std::vector<std::string> corpus_files(std::string_view folder, std::string_view ending) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(corpus() / folder)) {
    auto name = entry.path().filename().string();
    if (name.ends_with(ending)) names.push_back(std::move(name));
  }
  std::ranges::sort(names);
  return names;
}

std::string read_corpus(std::string_view path) {
  std::ifstream file(corpus() / path, std::ios::binary);
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace tests::jingle
