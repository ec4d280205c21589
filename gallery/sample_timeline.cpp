#include "gallery/sample_timeline.hpp"

#include "gallery/generated_timeline.hpp"
#include "gallery/samples.hpp"

namespace gallery {

using namespace ui::model;

SampleTimeline::SampleTimeline(Sort sort) {
  add_files();
  add_voices();
  add_texts();
  if (sort == Sort::Kinds) add_kinds();
}

void SampleTimeline::add_kinds() {
  entries_.clear();
  entries_.push_back({.text = "Ten of us, at the usual place.", .details = {}, .subject = "Minutes of Tuesday"});
  entries_.push_back({.details = {}, .subject = "A subject and nothing else"});
  entries_.push_back({.text = "/me waves", .details = {}});
  entries_.push_back({.ours = true, .text = "/me waves back 👋", .delivery = Delivery::Received, .details = {}});
  entries_.push_back({.text = "", .details = {}, .spoiler = Spoiler::Hidden, .hint = "How the film ends"});
  entries_.push_back({.text = "It was the butler.", .details = {}, .spoiler = Spoiler::Shown});
  entries_.push_back({.text = "OMEMO", .details = {}, .content = Content::Encrypted});
  entries_.push_back({.details = {}, .content = Content::File});
  entries_.push_back({.details = {}, .content = Content::Unknown});
  entries_.push_back({.text = "We speak about the garden, every Tuesday.",
                      .details = {},
                      .content = Content::Invitation,
                      .subject = "garden@rooms.example.org"});
}

void SampleTimeline::add_texts() {
  const Someone& ann = kPeople.front();
  const auto quoted = [&](std::int64_t at, std::string_view text) {
    return Quote{MessageKey{static_cast<std::uint64_t>(at)}, ann.name, ann.address, text};
  };
  entries_.push_back(
      {.text = "> Shall we walk there, all of us, if the weather allows it?\n*Yes*, but _slowly_, and ~not~ `over` "
               "the hill:\n```\nif (path.length > 5) rest();\n```"});
  entries_.push_back({.text = "Have a look at this when you find the time", .details = {.link = links()[0]}});
  entries_.push_back({.text = "Shall we take the 9:40, or is that too early for you and the others?",
                      .details = {.reactions = reactions(6)}});
  entries_.push_back({.ours = true,
                      .text = "9:40 is fine. I will bring coffee.",
                      .delivery = Delivery::Received,
                      .details = {.quote = quoted(end() - 1, "Shall we take the 9:40, or is that too early for you?"),
                                  .reactions = reactions(3)}});
  entries_.push_back({.details = {.deleted = true}});
  entries_.push_back({.ours = true,
                      .text = "That was a typing error, now it is right.",
                      .delivery = Delivery::Stored,
                      .details = {.edited = true}});
  entries_.push_back({.ours = true, .text = "This one waits.", .delivery = Delivery::Waiting});
  entries_.push_back({.ours = true, .text = "This one was refused.", .delivery = Delivery::Failed});
}

void SampleTimeline::add_files() {
  entries_.push_back({.text = "From the lake, yesterday", .details = {.pictures = photos().subspan(0, 1)}});
  entries_.push_back({.ours = true, .delivery = Delivery::Received, .details = {.pictures = photos().subspan(1, 3)}});
  entries_.push_back({.details = {.pictures = photos().subspan(4, 1), .link = {}}});
  for (std::size_t i = 0; i < files().size(); ++i) {
    entries_.push_back({.ours = i % 2 == 1,
                        .delivery = i % 2 == 1 ? Delivery::Stored : Delivery::None,
                        .details = {.file = files()[i]}});
  }
}

void SampleTimeline::add_voices() {
  for (const Playback playback : {Playback::Stopped, Playback::Loading, Playback::Playing, Playback::Paused}) {
    Voice note = voice(static_cast<std::uint32_t>(playback) * 7);
    note.playback = playback;
    if (playback == Playback::Playing || playback == Playback::Paused) note.at = note.duration / 3;
    const bool ours = playback == Playback::Paused;
    entries_.push_back(
        {.ours = ours, .delivery = ours ? Delivery::Received : Delivery::None, .details = {.voice = note}});
  }
}

std::optional<std::int64_t> SampleTimeline::position_of(MessageKey key) const {
  const auto position = static_cast<std::int64_t>(key);
  return position >= begin() && position < end() ? std::optional(position) : std::nullopt;
}

TimelineItem SampleTimeline::item(std::int64_t position) const {
  const Entry& entry = entries_.at(static_cast<std::size_t>(position));
  TimelineItem item{.key = MessageKey{static_cast<std::uint64_t>(position)},
                    .kind = entry.ours ? ItemKind::Outgoing : ItemKind::Incoming,
                    .author = entry.ours ? kMe.name : kPeople.front().name,
                    .text = entry.text,
                    .content = entry.content,
                    .subject = entry.subject,
                    .spoiler = entry.spoiler,
                    .hint = entry.hint,
                    .time = kNow - (std::chrono::minutes{3} * (end() - position)),
                    .delivery = entry.delivery,
                    .details = &entry.details,
                    .can = kReply | kReact | kCopy | kForward};
  if (entry.ours) item.can |= kEdit | kDelete;
  if (entry.details.deleted || entry.content != Content::Words || entry.spoiler == Spoiler::Hidden) item.can = 0;
  return item;
}

}  // namespace gallery
