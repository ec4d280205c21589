#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <new>
#include <string_view>

#include <catch2/catch_test_macros.hpp>

#include "protocol/xml/parser.hpp"

namespace {

std::atomic<std::size_t> allocations = 0;

void* counted(std::size_t size) {
  ++allocations;
  void* memory = std::malloc(size > 0 ? size : 1);
  if (!memory) std::abort();
  return memory;
}

}  // namespace

// The whole test program counts, through the replaceable functions of the language.
void* operator new(std::size_t size) { return counted(size); }
void* operator new[](std::size_t size) { return counted(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

TEST_CASE("parsing a frame allocates nothing once the buffers have grown", "[xml]") {
  constexpr auto kFrames = std::to_array<std::string_view>({
      "<message xmlns='jabber:client' to='a@b'><body>one &amp; two\r\n</body>mixed<x xmlns='y'/> text</message>",
      "<presence xmlns='jabber:client' xmlns:p='q' p:r='&lt;'/>",
      "<iq><not></closed></iq>",
  });
  protocol::xml::Parser parser;
  const auto parse_all = [&] {
    return std::ranges::count_if(kFrames, [&](std::string_view frame) { return parser.parse(frame).has_value(); });
  };
  REQUIRE(parse_all() == 2);

  const std::size_t before = allocations;
  std::ptrdiff_t accepted = 0;
  for (int round = 0; round < 100; ++round) accepted += parse_all();
  const std::size_t after = allocations;
  REQUIRE(before > 0);
  CHECK(after == before);
  CHECK(accepted == 200);
}
