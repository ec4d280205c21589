#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "ui/geometry.hpp"
#include "ui/model/key.hpp"
#include "ui/picture.hpp"

// What some messages have beside text. Views of memory that the timeline owns, valid until the state changes; text of other
// people is shown as it is and never interpreted.
namespace ui::model {

// What was said before and is answered here (XEP-0461).
struct Quote {
  std::optional<MessageKey> original;  // absent: not loaded
  std::string_view author;
  std::string_view color_seed;  // as in TimelineItem
  std::string_view text;
};

// XEP-0444, summed up by emoji.
struct Reaction {
  std::string_view emoji;
  std::uint32_t count = 0;
  bool own = false;
  std::string_view names;  // of some of those who reacted
};

struct Picture {
  PictureId id{};
  Vec2 size;                          // of the whole picture, pixels; > 0
  std::uint32_t ground = 0xFF808080;  // its mean colour, 0xAABBGGRR, shown until it is there
  std::string_view description;       // alternative text; may be empty
};

enum class Transfer : std::uint8_t { Offered, Running, Done, Failed, Cancelled };

struct File {
  std::string_view name;
  std::uint64_t bytes = 0;
  Transfer transfer = Transfer::Done;
  float progress = 0;  // 0..1, of Running
};

enum class Playback : std::uint8_t { Stopped, Loading, Playing, Paused };

struct Voice {
  std::chrono::milliseconds duration{};
  std::chrono::milliseconds at{};          // how far it was played
  std::span<const std::uint8_t> waveform;  // loudness from start to end, 0..255
  Playback playback = Playback::Stopped;
};

// What a linked page says of itself (XEP-0511).
struct LinkCard {
  std::string_view url;
  std::string_view site;
  std::string_view title;
  std::string_view description;
  std::optional<Picture> picture;
};

struct MessageDetails {
  std::optional<Quote> quote;
  std::span<const Reaction> reactions;
  std::span<const Picture> pictures;
  std::optional<File> file;
  std::optional<Voice> voice;
  std::optional<LinkCard> link;
  bool edited = false;   // XEP-0308
  bool deleted = false;  // XEP-0424: its text is gone
};

// Bits of what a person may do with a message.
enum Can : std::uint16_t {
  kReply = 1U << 0U,
  kReact = 1U << 1U,
  kCopy = 1U << 2U,
  kEdit = 1U << 3U,
  kForward = 1U << 4U,
  kDelete = 1U << 5U,
};

}  // namespace ui::model
