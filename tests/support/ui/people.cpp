#include "tests/support/ui/people.hpp"

namespace support::ui {

using namespace ::ui;

namespace {

model::Conversation conversation(std::uint32_t number, std::string address, std::string name) {
  model::Conversation result;
  result.key = key(number);
  result.address = std::move(address);
  result.name = std::move(name);
  result.contact = true;
  return result;
}

}  // namespace

void sign_in(Driver& driver) {
  driver.state.screen = model::Screen::Main;
  driver.state.connection.link = model::Link::Online;
  driver.state.own_address = "me@example.org";
  driver.state.own_name = "Mia";
  model::Conversation ann = conversation(1, kAnn, "Ann");
  ann.presence = model::Presence::Online;
  ann.preview = "See you at seven";
  ann.unread = 2;
  ann.last_activity = driver.calendar.now() - std::chrono::minutes{5};
  model::Conversation bob = conversation(2, kBob, "Bob");
  bob.preview = "Thanks";
  bob.preview_is_mine = true;
  driver.state.conversations = {ann, bob};
}

void add_contacts(Driver& driver, int count) {
  for (int i = 0; i < count; ++i) {
    const auto number = static_cast<std::uint32_t>(driver.state.conversations.size() + 1);
    driver.state.conversations.push_back(
        conversation(number, "c" + std::to_string(i) + "@example.org", "Contact " + std::to_string(i)));
  }
}

void open_ann(Driver& driver, const model::Timeline& timeline, model::History history) {
  driver.state.open =
      model::OpenConversation{.key = kAnnKey, .address = kAnn, .timeline = &timeline, .history = history, .draft = {}};
}

model::Call call_with_ann(model::CallPhase phase, bool video, bool incoming) {
  model::Call call;
  call.key = model::CallKey{1};
  call.participants = {
      {.key = model::ParticipantKey{1}, .with = kAnnKey, .address = kAnn, .name = "Ann", .phase = phase}};
  call.phase = phase;
  call.video = video;
  call.incoming = incoming;
  return call;
}

}  // namespace support::ui
