#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tests::jingle {

// Names of the files in tests/corpus/<folder> that end with `ending`, sorted.
[[nodiscard]] std::vector<std::string> corpus_files(std::string_view folder, std::string_view ending);
// The text of tests/corpus/<path>; fails the test if there is none.
[[nodiscard]] std::string read_corpus(std::string_view path);

}  // namespace tests::jingle
