#include "gallery/generated_timeline.hpp"

#include "gallery/samples.hpp"

namespace gallery {
namespace {

using namespace ui::model;

constexpr std::int64_t kPerDay = 400;
constexpr std::chrono::seconds kApart{108};  // twelve hours of talk a day
constexpr std::chrono::hours kBegins{8};     // after midnight
constexpr std::uint32_t kQuotedWithin = 20;  // entries before a reply

// A place is a position counted from the end that the timeline was made with, so that long and short ones end alike.

// The same number for the same place and question, spread evenly (the finalizer of MurmurHash3).
std::uint32_t pick(std::int64_t place, std::uint32_t question) {
  auto value = static_cast<std::uint64_t>(place) * 0x9E3779B97F4A7C15U + question * 0xBF58476D1CE4E5B9U;
  value = (value ^ (value >> 33U)) * 0xFF51AFD7ED558CCDU;
  value = (value ^ (value >> 33U)) * 0xC4CEB9FE1A85EC53U;
  return static_cast<std::uint32_t>(value >> 32U);
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a >= 0 ? a / b : -((-a + b - 1) / b); }

// Who speaks: in turns of one to three entries.
std::uint32_t speaker(std::int64_t place) {
  const std::int64_t turn = floor_div(place, 3);
  const auto cut = static_cast<std::int64_t>(pick(turn, 1) % 3);
  return pick(place - (turn * 3) < cut ? turn * 2 : (turn * 2) + 1, 2);
}

const Someone& author_of(std::int64_t place, Company company) {
  const std::uint32_t who = speaker(place);
  if (who % 5 < 2) return kMe;
  return company == Company::Two ? kPeople.front() : kPeople.at(who / 5 % kPeople.size());
}

Sender sender_of(const Someone& author, Company company) {
  if (company == Company::Two) return {Sender::Kind::Person};
  return {Sender::Kind::Occupant, static_cast<std::uint32_t>(&author - kPeople.data())};
}

enum class Sort : std::uint8_t { Plain, Reply, Photo, Photos, File, Voice, Link, Call };

Sort sort_of(std::int64_t place) {
  const std::uint32_t percent = pick(place, 3) % 100;
  if (percent < 78) return Sort::Plain;
  if (percent < 86) return Sort::Reply;
  if (percent < 91) return Sort::Photo;
  if (percent < 92) return Sort::Photos;
  if (percent < 94) return Sort::File;
  if (percent < 97) return Sort::Voice;
  return percent < 99 ? Sort::Link : Sort::Call;
}

std::string_view text_of(std::int64_t place) {
  const auto sort = sort_of(place);
  if (sort == Sort::File || sort == Sort::Voice || sort == Sort::Photos) return {};
  if (sort == Sort::Photo && pick(place, 4) % 2 == 0) return {};
  if (sort == Sort::Link) return links()[pick(place, 8) % links().size()].url;
  return texts()[pick(place, 5) % texts().size()];
}

template <class T>
const T& choose(std::span<const T> from, std::uint32_t number) {
  return from[number % from.size()];
}

// Nothing moves here: an entry's key is its position.
MessageKey key_at(std::int64_t position) { return MessageKey{static_cast<std::uint64_t>(position)}; }

// Quotes have the colours of people also where a conversation of two shows none.
void fill(MessageDetails& details, std::int64_t place, const TimelineItem& quoted) {
  const std::uint32_t number = pick(place, 8);
  switch (sort_of(place)) {
    case Sort::Reply:
      details.quote = Quote{quoted.key, quoted.author, quoted.color_seed,
                            quoted.text.empty() ? std::string_view("A picture") : quoted.text};
      break;
    case Sort::Photo: details.pictures = photos().subspan(number % photos().size(), 1); break;
    case Sort::Photos: details.pictures = photos().subspan(0, 2 + (number % 3)); break;
    case Sort::File: details.file = choose(files(), number); break;
    case Sort::Voice: details.voice = voice(number); break;
    case Sort::Link: details.link = choose(links(), number); break;
    case Sort::Plain:
    case Sort::Call: break;
  }
  if (pick(place, 6) % 9 == 0) details.reactions = reactions(number >> 4U);
  details.edited = pick(place, 7) % 23 == 0;
}

}  // namespace

GeneratedTimeline::GeneratedTimeline(std::int64_t count, Company company)
    : end_(count), last_(count), company_(company) {}

const MessageDetails* GeneratedTimeline::details(std::int64_t position) const {
  const std::int64_t place = position - last_;
  const bool plain = sort_of(place) == Sort::Plain && pick(place, 6) % 9 != 0 && pick(place, 7) % 23 != 0;
  if (plain || sort_of(place) == Sort::Call) return nullptr;
  Slot& slot = slots_[static_cast<std::size_t>(position - (floor_div(position, kSlots) * std::int64_t{kSlots}))];
  if (slot.position == position) return &slot.details;
  slot = {position, {}};
  const std::int64_t back = 1 + static_cast<std::int64_t>(pick(place, 9) % kQuotedWithin);
  TimelineItem quoted;
  if (sort_of(place) == Sort::Reply && position - back >= begin_) {
    const Someone& author = author_of(place - back, company_);
    quoted = {.key = key_at(position - back),
              .author = author.name,
              .text = text_of(place - back),
              .color_seed = author.address};
  }
  fill(slot.details, place, quoted);
  if (position - back < begin_) slot.details.quote.reset();
  return &slot.details;
}

std::optional<std::int64_t> GeneratedTimeline::position_of(MessageKey key) const {
  const auto position = static_cast<std::int64_t>(key);
  return position >= begin_ && position < end_ ? std::optional(position) : std::nullopt;
}

TimelineItem GeneratedTimeline::item(std::int64_t position) const {
  ++read_;
  const std::int64_t place = position - last_;
  const Someone& author = author_of(place, company_);
  const bool ours = &author == &kMe;
  const std::int64_t day = floor_div(place, kPerDay);
  const std::int64_t slot = place - (day * kPerDay);
  const auto today = std::chrono::floor<std::chrono::days>(kNow);
  const auto time = today + std::chrono::days{day + 1} + kBegins + (kApart * slot);
  TimelineItem item{.key = key_at(position),
                    .kind = ours ? ItemKind::Outgoing : ItemKind::Incoming,
                    .sender = ours ? Sender{Sender::Kind::Oneself} : sender_of(author, company_),
                    .author = author.name,
                    .text = text_of(place),
                    .time = place >= 0 ? kNow : ui::WallTime{time},
                    .delivery = ours ? Delivery::Received : Delivery::None,
                    .color_seed = author.address,
                    .details = details(position),
                    .can = kReply | kReact | kCopy | kForward};
  if (ours) item.can |= kEdit | kDelete;
  if (sort_of(place) == Sort::Call) {
    item.kind = ours ? ItemKind::EndedCall : ItemKind::MissedCall;
    item.can = 0;
  }
  if (item.kind == ItemKind::EndedCall) item.text = "4:37";
  if (place >= -1 && ours) item.delivery = Delivery::Stored;
  return item;
}

}  // namespace gallery
