// What concerns one message goes on concerning it, also when it moves while a menu is open, or goes.

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "tests/support/ui/people.hpp"

using namespace ui;
using namespace support::ui;
using semantics::Role;

namespace {

constexpr model::MessageKey kHello{7};
constexpr model::MessageKey kAnswer{3};
constexpr model::MessageKey kLate{9};

// Entries that come and go.
class MovingTimeline final : public model::Timeline {
 public:
  struct Entry {
    model::MessageKey key;
    std::string text;
    std::optional<model::MessageKey> answers{};
  };
  [[nodiscard]] std::int64_t begin() const override { return 0; }
  [[nodiscard]] std::int64_t end() const override { return static_cast<std::int64_t>(entries.size()); }
  [[nodiscard]] model::TimelineItem item(std::int64_t position) const override {
    const Entry& entry = entries.at(static_cast<std::size_t>(position));
    details_ = {};
    if (entry.answers) details_.quote = model::Quote{*entry.answers, "Ann", "ann@example.org", "Hello"};
    return {.key = entry.key,
            .author = "Ann",
            .text = entry.text,
            .details = entry.answers ? &details_ : nullptr,
            .can = model::kCopy};
  }
  [[nodiscard]] std::optional<std::int64_t> position_of(model::MessageKey key) const override {
    const auto found = std::ranges::find(entries, key, &Entry::key);
    return found != entries.end() ? std::optional(found - entries.begin()) : std::nullopt;
  }
  [[nodiscard]] std::uint32_t layout_epoch() const override { return epoch; }

  std::vector<Entry> entries{{kHello, "Hello"}, {kAnswer, "Hello yourself", kHello}};
  std::uint32_t epoch = 0;

 private:
  mutable model::MessageDetails details_;
};

struct Talk {
  Driver driver;
  MovingTimeline timeline;

  Talk() {
    sign_in(driver);
    open_ann(driver, timeline);
    driver.settle();
  }
  // The article that holds that text.
  [[nodiscard]] const semantics::Node& article(std::string_view words) const {
    for (const auto* text : driver.all(Role::Text)) {
      if (text->value != words) continue;
      const semantics::Node* node = driver.node(text->parent);
      while (node != nullptr && node->role != Role::Article) node = driver.node(node->parent);
      if (node != nullptr) return *node;
    }
    FAIL("no such message");
    return *driver.all(Role::Article).front();
  }
  void open_menu(std::string_view words) {
    driver.input(MenuRequested{.id = article(words).id, .at = {}});
    for (const auto* more : driver.all(Role::Button)) {
      if (more->name == "Message actions" && more->parent == article(words).id) {
        driver.input(NodeActivated{more->id});
        break;
      }
    }
    driver.settle();
    REQUIRE(driver.maybe(Role::MenuItem, "Copy") != nullptr);
  }
  void put_between() {
    timeline.entries.insert(timeline.entries.begin(), {kLate, "Late"});
    ++timeline.epoch;
    driver.settle();
  }
};

}  // namespace

TEST_CASE("a menu stays with its message when a late one comes between") {
  Talk talk;
  talk.open_menu("Hello");
  talk.put_between();
  talk.driver.click(Role::MenuItem, "Copy");
  const auto command = talk.driver.take<model::CommandMessage>();
  REQUIRE(command);
  CHECK(command->with == kAnnKey);
  CHECK(command->message == kHello);
}

TEST_CASE("the menu of a message that goes, goes with it") {
  Talk talk;
  talk.open_menu("Hello");
  talk.timeline.entries.erase(talk.timeline.entries.begin());
  ++talk.timeline.epoch;
  talk.driver.settle();
  CHECK(talk.driver.maybe(Role::MenuItem, "Copy") == nullptr);
  CHECK(talk.driver.count<model::CommandMessage>() == 0);
}

TEST_CASE("a message is the same node when others come before it") {
  Talk talk;
  const semantics::NodeId before = talk.article("Hello").id;
  talk.put_between();
  CHECK(talk.article("Hello").id == before);
  CHECK(talk.article("Late").order < talk.article("Hello").order);
  CHECK(talk.driver.faults().empty());
}

TEST_CASE("the quote of what is not there leads nowhere") {
  Talk talk;
  talk.timeline.entries.erase(talk.timeline.entries.begin());
  ++talk.timeline.epoch;
  talk.driver.settle();
  talk.driver.click(Role::Button, "Reply to Ann");
  CHECK(talk.article("Hello yourself").rect.height > 0);
}
