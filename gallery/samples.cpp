#include "gallery/samples.hpp"

namespace gallery {
namespace {

using ui::model::File;
using ui::model::LinkCard;
using ui::model::Picture;
using ui::model::Reaction;
using ui::model::Transfer;

constexpr std::array<std::string_view, 34> kTexts{
    "Yes.",
    "On my way \U0001F6B2",
    "Morning! Did you get the tickets?",
    "Two seats by the window \U0001F389",
    "Shall we take the 9:40, or is that too early for you and the others?",
    "\u0645\u0631\u062d\u0628\u0627! \u0623\u0631\u0627\u0643 \u063a\u062f\u064b\u0627 \u0641\u064a "
    "\u0627\u0644\u0645\u062d\u0637\u0629",
    "OK",
    "I have been thinking about the garden. If we move the roses to the wall and put the table where they are now, "
    "there "
    "is room for everybody, and the light in the evening falls right across it. What do you say?",
    "\u05e9\u05dc\u05d5\u05dd, \u05de\u05d4 \u05e9\u05dc\u05d5\u05de\u05da \u05d4\u05d9\u05d5\u05dd?",
    "\U0001F44D",
    "\u0928\u092e\u0938\u094d\u0924\u0947! \u0915\u094d\u092f\u093e \u0924\u0941\u092e \u0906\u091c \u0936\u093e\u092e "
    "\u0915\u094b \u0906 \u0930\u0939\u0947 \u0939\u094b?",
    "Here is the list:\nbread\ncheese\ntwo lemons\nsomething sweet",
    "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35\u0e04\u0e23\u0e31\u0e1a "
    "\u0e1e\u0e1a\u0e01\u0e31\u0e19\u0e1e\u0e23\u0e38\u0e48\u0e07\u0e19\u0e35\u0e49",
    "Brilliant.",
    "\u660e\u65e5\u306e\u671d\u3001\u99c5\u306e\u524d\u3067\u4f1a\u3044\u307e\u3057\u3087\u3046\u3002",
    "I *really* mean it, _please_ bring an umbrella. ~Not the red one.~ The code for the door is `4711#`.",
    "\u4f60\u597d\uff01\u6211\u5df2\u7ecf\u5230\u4e86\u3002",
    "Have a look at https://example.org/garden/plan?year=2026#east when you find the time",
    "\U0001F602\U0001F602\U0001F602",
    "That is fine with me.",
    "Ha, no way",
    "We missed the last bus, so we walked along the river under the stars and talked until two in the morning. I am "
    "tired, but "
    "it was worth every step. Remind me to tell you about the man with the three dogs!",
    "\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466",
    "> Who brings the coffee?\nI do, as always.",
    "Gute Idee \u2013 so machen wir\u2019s! Treffen wir uns gegen halb sieben vor dem B\u00e4ckerladen?",
    "\u00bfVienes esta noche? Pap\u00e1 cocina \U0001F958",
    "```\nfor x in people:\n    greet(x)\n```",
    "\u0397\u03bc\u03ad\u03c1\u03b1 \u03bc\u03b5 \u03ae\u03bb\u03b9\u03bf \u2600\ufe0f",
    "\u041f\u0440\u0438\u0432\u0435\u0442! \u041a\u0430\u043a \u0434\u0435\u043b\u0430?",
    "See you at seven",
    "The number is \u0660\u0661\u0662\u0663, ask for \u0644\u064a\u0644\u0649 at the desk",
    "Done \u2705",
    "Could you call me when you are on the platform? My phone is almost empty, so do not wonder if I do not answer at "
    "once.",
    "\U0001F1EF\U0001F1F5 \U0001F1E9\U0001F1EA"};

constexpr std::array<Picture, 6> kPhotos{
    {{ui::PictureId{1}, {1600, 1067}, 0xFF8A6A4A, "A lake at dusk, with hills behind it"},
     {ui::PictureId{2}, {1080, 1440}, 0xFF3C6E4A, "A path between tall trees"},
     {ui::PictureId{3}, {2000, 900}, 0xFF5A7AB8, "Dunes under a clear sky"},
     {ui::PictureId{4}, {900, 900}, 0xFF4A52A8, "Roofs in the evening sun"},
     {ui::PictureId{5}, {1200, 800}, 0xFF9A8A6A, "The sea in the morning"},
     {ui::PictureId{6}, {640, 1600}, 0xFF77608A, "A tower, seen from below"}}};

constexpr std::array<File, 5> kFiles{
    {{"Garden plan, second draft.pdf", 2'411'724, Transfer::Done, 0},
     {"holiday.zip", 187'300'000, Transfer::Running, 0.42F},
     {"minutes-2026-05-12.odt", 48'213, Transfer::Offered, 0},
     {"recording.flac", 31'050'332, Transfer::Failed, 0},
     {"\u062e\u0637\u0629 \u0627\u0644\u062d\u062f\u064a\u0642\u0629.pdf", 902, Transfer::Cancelled, 0}}};

constexpr std::array<LinkCard, 2> kLinks{
    {{"https://example.org/garden/plan?year=2026#east", "example.org", "The garden, year by year",
      "Plans, plants and what became of them, with pictures of every season since 2019.",
      Picture{ui::PictureId{5}, {1200, 800}, 0xFF9A8A6A, ""}},
     {"https://xmpp.example/specs", "xmpp.example", "Specifications for instant messaging",
      "An open standard for messaging and presence.", std::nullopt}}};

constexpr std::array<Reaction, 8> kReactions{{{"\U0001F44D", 3, true, "You, Ann, Tom"},
                                              {"\u2764\ufe0f", 2, false, "Ann, Priya"},
                                              {"\U0001F602", 12, false, "Tom and 11 more"},
                                              {"\U0001F389", 1, true, "You"},
                                              {"\U0001F44D", 1, false, "Ann"},
                                              {"\U0001F62E", 1, false, "Noam"},
                                              {"\U0001F64F", 4, true, "You, Ann, Layla, Jun"},
                                              {"\U0001F525", 1, false, "Jun"}}};

constexpr std::array<std::uint8_t, 60> kWave = [] {
  std::array<std::uint8_t, 60> wave{};
  std::uint32_t state = 9;
  for (std::size_t i = 0; i < wave.size(); ++i) {
    state = state * 1664525U + 1013904223U;
    const std::uint32_t swell = i % 20 < 10 ? i % 20 : 20 - (i % 20);
    wave.at(i) = static_cast<std::uint8_t>(20 + (((state >> 24U) % 140U) * (swell + 3) / 13) + (swell * 6));
  }
  return wave;
}();

}  // namespace

std::span<const std::string_view> texts() { return kTexts; }
std::span<const Picture> photos() { return kPhotos; }
std::span<const File> files() { return kFiles; }
std::span<const LinkCard> links() { return kLinks; }

std::span<const Reaction> reactions(std::uint32_t seed) {
  return std::span(kReactions).subspan(seed % 2 * 4, 1 + (seed / 2 % 4));
}

ui::model::Voice voice(std::uint32_t seed) {
  using ui::model::Playback;
  const std::chrono::milliseconds duration{4000 + (seed % 70 * 1000)};
  return {.duration = duration, .at = {}, .waveform = kWave, .playback = Playback::Stopped};
}

}  // namespace gallery
