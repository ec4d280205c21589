#include <catch2/catch_test_macros.hpp>

#include "tests/support/ui/people.hpp"

using namespace ui;
using namespace support::ui;
using semantics::Role;

namespace {

constexpr const char* kComposer = kAnnComposer;

struct Writing {
  explicit Writing(float width = 1280) : driver(width) {
    sign_in(driver);
    open_ann(driver, timeline);
    driver.emoji.loaded = true;
    driver.state.open->compose.people = {{kAnn, "Ann Lindqvist"}, {"nadia@example.org", "Nadia"}};
    driver.state.open->compose.commands = {model::Command::Me, model::Command::Topic};
    driver.settle();
  }
  model::Compose& compose() { return driver.state.open->compose; }
  [[nodiscard]] std::string chosen() const {
    for (const auto* option : driver.all(Role::Option))
      if ((option->states & semantics::kSelected) != 0) return option->name;
    return {};
  }
  [[nodiscard]] bool open() const { return driver.maybe(Role::ListBox, "Suggestions") != nullptr; }

  GeneratedTimeline timeline{3};
  Driver driver;
};

}  // namespace

TEST_CASE("the names of emoji are asked for with the first word that wants them") {
  Writing writing;
  Driver& driver = writing.driver;
  driver.emoji.loaded = false;
  driver.type("Message", "Hello :)");
  CHECK(driver.emoji.asked == 0);
  driver.type("Message", "Hello :smi");
  CHECK(driver.emoji.asked > 0);
  CHECK_FALSE(writing.open());
  driver.emoji.loaded = true;
  driver.input(EmojiNamed{});
  driver.settle();
  CHECK(writing.open());
}

TEST_CASE("an emoji is completed by the keyboard, and the field names the list and the option") {
  Writing writing;
  Driver& driver = writing.driver;
  driver.type("Message", "Hello :smi");
  const auto options = driver.all(Role::Option);
  REQUIRE(options.size() == 3);
  CHECK(options[0]->name == ":smiling_cat:");
  CHECK(options[1]->name == ":big_smile:");
  CHECK(options[2]->name == ":grinning_face:");
  CHECK(writing.chosen() == ":smiling_cat:");
  CHECK(driver.field("Message")->list == driver.find(Role::ListBox, "Suggestions").id);
  CHECK(driver.field("Message")->active == options[0]->id);
  CHECK(driver.field("Message")->list == driver.find(Role::ListBox, "Suggestions").id);
  driver.press(ui::Key::Down);
  CHECK(driver.field("Message")->active == driver.find(Role::Option, ":big_smile:").id);
  driver.press(ui::Key::Up);
  driver.press(ui::Key::Up);
  CHECK(writing.chosen() == ":grinning_face:");
  CHECK(driver.faults().empty());
  driver.press(ui::Key::Enter);
  CHECK(driver.value(kComposer) == "Hello \U0001F600 ");
  CHECK_FALSE(writing.open());
  CHECK(driver.take<model::DraftChanged>()->text == "Hello \U0001F600 ");
  CHECK(driver.count<model::SendText>() == 0);
  driver.find(Role::TextBox, "Message");
}

TEST_CASE("Escape closes the suggestions for that word, and the next word has its own") {
  Writing writing;
  Driver& driver = writing.driver;
  driver.type("Message", ":smi");
  driver.press(ui::Key::Escape);
  CHECK_FALSE(writing.open());
  driver.type("Message", ":smil");
  CHECK_FALSE(writing.open());
  driver.type("Message", ":smil ");
  driver.type("Message", ":smil :cig");
  CHECK(writing.chosen() == ":cigarette:");
}

TEST_CASE("suggestions are for the word at the caret, and what follows stays") {
  Writing writing;
  Driver& driver = writing.driver;
  driver.type("Message", "a :cig b");
  CHECK_FALSE(writing.open());
  driver.input(FieldChanged{.key = kComposer, .value = "a :cig b", .caret = 6});
  driver.settle();
  driver.press(ui::Key::Tab);
  CHECK(driver.value(kComposer) == "a \U0001F6AC b");
}

TEST_CASE("a person is mentioned with a click") {
  Writing writing;
  Driver& driver = writing.driver;
  driver.type("Message", "Ask @na");
  driver.click(Role::Option, "Nadia");
  CHECK(driver.value(kComposer) == "Ask @Nadia ");
  CHECK(driver.focused_field() == kComposer);
  driver.type("Message", "mail me@na");
  CHECK_FALSE(writing.open());
  driver.type("Message", "@lind");
  CHECK(writing.chosen() == "Ann Lindqvist");
  writing.compose().people.clear();
  driver.type("Message", "@");
  CHECK_FALSE(writing.open());
}

TEST_CASE("the commands that are offered are completed, and one that is run takes its arguments along") {
  Writing writing;
  Driver& driver = writing.driver;
  driver.type("Message", "/");
  CHECK(driver.all(Role::Option).size() == 2);
  driver.type("Message", "/t");
  CHECK(driver.find(Role::Option, "/topic").value == "Change the topic");
  driver.press(ui::Key::Enter);
  CHECK(driver.value(kComposer) == "/topic ");
  driver.type("Message", "/topic  On holiday ");
  driver.submit("Message");
  const auto run = driver.take<model::RunCommand>();
  REQUIRE(run);
  CHECK(run->command == model::Command::Topic);
  CHECK(run->arguments == "On holiday");
  CHECK(driver.value(kComposer).empty());
}

TEST_CASE("what one does is sent as a message, and a path is a message too") {
  Writing writing;
  Driver& driver = writing.driver;
  for (const char* text : {"/me waves", "/usr/bin", "// no", "/"}) {
    driver.type("Message", text);
    driver.press(ui::Key::Escape);
    driver.submit("Message");
    const auto sent = driver.take<model::SendText>();
    INFO(text);
    REQUIRE(sent);
    CHECK(sent->text == text);
  }
}

TEST_CASE("an unknown command loses nothing and can be sent as text") {
  Writing writing;
  Driver& driver = writing.driver;
  driver.type("Message", "/frobnicate now");
  driver.submit("Message");
  CHECK(driver.count<model::SendText>() == 0);
  CHECK(driver.value(kComposer) == "/frobnicate now");
  CHECK(driver.announcements.back() == "There is no command /frobnicate.");
  CHECK(driver.faults().empty());
  driver.type("Message", "/frobnicate now!");
  CHECK(driver.maybe(Role::Button, "Send as text") == nullptr);
  driver.submit("Message");
  driver.click(Role::Button, "Send as text");
  CHECK(driver.take<model::SendText>()->text == "/frobnicate now!");
  CHECK(driver.value(kComposer).empty());
  CHECK(driver.focused_field() == kComposer);
}

TEST_CASE("files that cannot be sent are refused with words, and the text stays") {
  Writing writing;
  Driver& driver = writing.driver;
  driver.type("Message", "Look");
  CHECK(driver.maybe(Role::Button, "Attach files") == nullptr);
  driver.input(FilesDragged{true});
  driver.settle();
  driver.find(Role::Group, "Files cannot be sent here yet.");
  driver.input(FilesGiven{{{1, "cat.png", 2048, {}}}});
  driver.settle();
  CHECK(driver.count<model::AttachFiles>() == 0);
  CHECK(driver.take<model::ReleaseFiles>()->ids == std::vector<std::uint32_t>{1});
  CHECK(driver.announcements.back() == "Files cannot be sent here yet.");
  CHECK(driver.value(kComposer) == "Look");
  driver.press(ui::Key::Escape);
  CHECK(driver.maybe(Role::Group, "Files cannot be sent here yet.") == nullptr);
}

TEST_CASE("files are attached, shown with their size, taken out, and sent without text") {
  Writing writing;
  Driver& driver = writing.driver;
  writing.compose().can_attach = true;
  driver.settle();
  driver.click(Role::Button, "Attach files");
  CHECK(driver.take<model::PickFiles>());
  driver.input(FilesDragged{true});
  driver.settle();
  driver.find(Role::Group, "Drop files here to send them");
  driver.input(FilesGiven{{{1, "cat.png", 2'000, {}}, {2, "notes.txt", 12, {}}}});
  driver.settle();
  CHECK(driver.count<model::ReleaseFiles>() == 0);
  const auto attached = driver.take<model::AttachFiles>();
  REQUIRE(attached);
  writing.compose().files = attached->files;
  driver.settle();
  CHECK(driver.maybe(Role::Group, "Drop files here to send them") == nullptr);
  driver.find(Role::ListItem, "cat.png");
  CHECK(driver.has_text("2 KB"));
  CHECK(driver.has_text("12 bytes"));
  CHECK(driver.faults().empty());
  driver.activate(Role::Button, "Remove notes.txt");
  CHECK(driver.focused_field() == kComposer);
  CHECK(driver.take<model::RemoveFile>()->id == 2);
  driver.click(Role::Button, "Send");
  CHECK(driver.take<model::SendText>()->text.empty());
}

TEST_CASE("the last message is corrected in the place of the draft, which comes back") {
  Writing writing;
  Driver& driver = writing.driver;
  driver.press(ui::Key::EditLast);
  CHECK(driver.count<model::EditLast>() == 0);
  writing.compose().can_edit = true;
  driver.press(ui::Key::EditLast);
  CHECK(driver.take<model::EditLast>());
  driver.type("Message", "half a thought");
  writing.compose().editing = model::QuotedMessage{"Mia", "helo"};
  driver.settle();
  driver.find(Role::Group, "Edit message");
  CHECK(driver.value(kComposer) == "helo");
  driver.actions.clear();
  driver.type("Message", "hello");
  CHECK(driver.count<model::DraftChanged>() == 0);  // a correction is no draft
  driver.click(Role::Button, "Save");
  CHECK(driver.take<model::SendText>()->text == "hello");
  writing.compose().editing.reset();
  driver.settle();
  CHECK(driver.value(kComposer) == "half a thought");
}

TEST_CASE("Escape gives up a correction or an answer") {
  Writing writing;
  Driver& driver = writing.driver;
  writing.compose().replying = model::QuotedMessage{"Ann", "See you at seven"};
  driver.settle();
  driver.find(Role::Group, "Reply to Ann");
  driver.press(ui::Key::Escape);
  CHECK(driver.take<model::CancelReply>());
  writing.compose().replying.reset();
  writing.compose().editing = model::QuotedMessage{"Mia", "helo"};
  driver.settle();
  driver.press(ui::Key::Escape);
  CHECK(driver.take<model::CancelEdit>());
}

TEST_CASE("each conversation keeps its own draft") {
  Writing writing;
  Driver& driver = writing.driver;
  driver.type("Message", "to Ann");
  driver.state.open->draft = "to Ann";
  const model::OpenConversation ann = *driver.state.open;
  driver.state.open = model::OpenConversation{.key = kBobKey, .address = kBob, .timeline = &writing.timeline};
  driver.settle();
  CHECK(driver.value("composer:4294967298").empty());
  driver.type("Message", "to Bob");
  CHECK(driver.take<model::DraftChanged>()->to == kBobKey);
  driver.state.open = ann;
  driver.settle();
  CHECK(driver.value(kComposer) == "to Ann");
}

TEST_CASE("the composer's parts fit a phone") {
  Writing writing(390);
  Driver& driver = writing.driver;
  writing.compose().can_attach = true;
  writing.compose().replying = model::QuotedMessage{"Ann", std::string(300, 'x')};
  writing.compose().files = {{1, std::string(100, 'y'), 3'000'000, {}}};
  driver.type("Message", "/frob");
  driver.submit("Message");
  driver.settle();
  CHECK(driver.has_text("3 MB"));
  for (const char* name : {"Send as text", "Cancel reply", "Attach files", "Send"}) {
    const auto& button = driver.find(Role::Button, name);
    CHECK(button.rect.x >= 0);
    CHECK(button.rect.x + button.rect.width <= 390);
  }
}

TEST_CASE("styling is shown above the field as it will look, while there is any") {
  Writing writing;
  Driver& driver = writing.driver;
  driver.type("Message", "2*3*4 is plain");
  CHECK(driver.maybe(Role::Group, "How it will look") == nullptr);
  driver.type("Message", "I *mean* it");
  const auto& preview = driver.find(Role::Group, "How it will look");
  const auto children = driver.children(preview.id);
  REQUIRE(children.size() == 1);
  CHECK(children.front()->value == "I *mean* it");
  CHECK(children.front()->run != 0);
  driver.submit("Message");
  CHECK(driver.maybe(Role::Group, "How it will look") == nullptr);
}
