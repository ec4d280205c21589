#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "ui/model/message.hpp"

// What people in the gallery say and show.
namespace gallery {

struct Someone {
  std::string_view address;
  std::string_view name;
};

inline constexpr Someone kMe{"mia@example.org", "Mia"};
// The first is the other one of a conversation of two.
inline constexpr std::array<Someone, 6> kPeople{{{"ann@example.org", "Ann Lindqvist"},
                                                 {"jun@example.org", "\u4f50\u85e4 \u6f64"},
                                                 {"layla@example.org", "\u0644\u064a\u0644\u0649 \u062d\u0633\u0646"},
                                                 {"noam@example.org", "\u05e0\u05e2\u05dd \u05dc\u05d5\u05d9"},
                                                 {"priya@example.org", "\u092a\u094d\u0930\u093f\u092f\u093e"},
                                                 {"tom@example.org", "Tom"}}};

std::span<const std::string_view> texts();
std::span<const ui::model::Picture> photos();
std::span<const ui::model::File> files();
std::span<const ui::model::LinkCard> links();
// Two to four of them, picked by `seed`.
std::span<const ui::model::Reaction> reactions(std::uint32_t seed);
ui::model::Voice voice(std::uint32_t seed);

}  // namespace gallery
