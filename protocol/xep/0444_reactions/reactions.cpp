#include "protocol/xep/0444_reactions/reactions.hpp"

#include <algorithm>
#include <cstddef>

#include "protocol/core/visible.hpp"
#include "protocol/xep/0334_hints/hints.hpp"

namespace protocol::xep0444 {
namespace {

// More, or longer, is no reaction but an attempt to fill the screen. The longest emoji, a family with tones of skin, has 41.
constexpr std::size_t kMost = 16;
constexpr std::size_t kLongest = 64;

}  // namespace

std::optional<Reactions> Reactions::read(const xml::Element& message) {
  const auto element = message.child("reactions", kNamespace);
  const auto id = element.attribute("id");
  if (!id || id->empty()) return std::nullopt;
  Reactions read{.to = MessageId{std::string(*id)}, .emoji = {}};
  for (const auto reaction : element.children("reaction", kNamespace)) {
    const std::string_view emoji = reaction.text();
    const bool fits = emoji.size() <= kLongest && shows_anything(emoji);
    if (fits && read.emoji.size() < kMost && !std::ranges::contains(read.emoji, emoji)) read.emoji.emplace_back(emoji);
  }
  return read;
}

void Reactions::write(xml::Writer& writer) const {
  writer.open("reactions", kNamespace).attribute("id", to.value);
  for (const std::string& one : emoji) writer.text_element("reaction", one);
  writer.close();
  xep0334::write_hint(writer, xep0334::Hint::Store);
}

}  // namespace protocol::xep0444
