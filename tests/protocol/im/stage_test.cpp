// What is done to messages before they go out, which may take time.
#include "protocol/im/stage.hpp"

#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "protocol/event.hpp"
#include "protocol/im/outbox.hpp"

namespace im = protocol::im;
namespace mux = protocol::mux;
using protocol::Jid;

namespace {

Jid jid(std::string_view text) { return *Jid::parse(text); }

class FakeContext final : public mux::Context {
 public:
  [[nodiscard]] protocol::Time now() const override { return {}; }
  [[nodiscard]] const Jid& self() const override { return self_; }
  std::string fresh_id() override { return "q"; }
  void transmit(protocol::xml::Serialized stanza) override { sent.emplace_back(stanza.view()); }
  void transmit(protocol::xml::Serialized stanza, mux::AckToken) override { sent.emplace_back(stanza.view()); }
  void send_iq(mux::IqType, const Jid&, protocol::xml::Serialized, mux::ReplyToken, protocol::Duration) override {}
  void send_result(const mux::Stanza&, protocol::xml::Serialized) override {}
  void send_error(const mux::Stanza&, protocol::StanzaCondition, std::string_view, protocol::xml::Serialized) override {
  }
  void emit(protocol::Event&& event) override { events.push_back(std::move(event)); }
  void dispatch_copy(const protocol::xml::Element&, const mux::Copy&) override {}

  // The ids of the messages that went out, once.
  std::vector<std::string> take_ids() {
    std::vector<std::string> ids;
    for (const auto& stanza : std::exchange(sent, {})) {
      const auto at = stanza.find(" id='") + 5;
      ids.push_back(stanza.substr(at, stanza.find('\'', at) - at));
    }
    return ids;
  }

  std::vector<std::string> sent;
  std::vector<protocol::Event> events;

 private:
  Jid self_ = jid("me@example.org/web");
};

// Works on each message until it is told that it is through.
class SlowStage final : public im::Stage {
 public:
  explicit SlowStage(std::string mark) : mark_(std::move(mark)) {}
  std::expected<Progress, protocol::StanzaError> work(im::SendMessage& message, mux::Context&) override {
    if (refused == message.id.value) return std::unexpected(protocol::StanzaError{});
    if (!ready[message.id.value]) return Progress::Working;
    message.body += mark_;
    return Progress::Done;
  }
  std::map<std::string, bool> ready;
  std::string refused;

 private:
  std::string mark_;
};

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a message goes out when all stages are through with it", "[outbox][stage]") {
  SlowStage first(" first");
  SlowStage second(" second");
  im::SentLog log;
  im::Outbox outbox(log, {&first, &second});
  FakeContext context;
  outbox.online(mux::Start::Fresh, context);
  REQUIRE(outbox.request({.to = jid("bob@example.org"), .id = {"1"}, .body = "hi"}, context));
  CHECK(context.sent.empty());
  second.ready["1"] = true;
  outbox.go_on(context);
  CHECK(context.sent.empty());
  first.ready["1"] = true;
  outbox.go_on(context);
  REQUIRE(context.sent.size() == 1);
  CHECK(context.sent[0].contains("<body>hi first second</body>"));
  outbox.go_on(context);
  CHECK(context.sent.size() == 1);
}

TEST_CASE("what a stage works on holds back what is for the same address, in order", "[outbox][stage]") {
  SlowStage stage("");
  im::SentLog log;
  im::Outbox outbox(log, {&stage});
  FakeContext context;
  outbox.online(mux::Start::Fresh, context);
  stage.ready = {{"2", true}, {"3", true}, {"4", true}};
  for (const auto& [id, to] : {std::pair{"1", "bob@example.org"}, {"2", "bob@example.org"}, {"3", "eve@example.org"}})
    REQUIRE(outbox.request({.to = jid(to), .id = {id}, .body = "hi"}, context));
  CHECK(context.take_ids() == Ids{"3"});
  stage.ready["1"] = true;
  outbox.go_on(context);
  CHECK(context.take_ids() == Ids{"1", "2"});
}

TEST_CASE("a message that a stage refuses has failed, and those behind it go on", "[outbox][stage]") {
  SlowStage stage("");
  im::SentLog log;
  im::Outbox outbox(log, {&stage});
  FakeContext context;
  outbox.online(mux::Start::Fresh, context);
  stage.ready["2"] = true;
  REQUIRE(outbox.request({.to = jid("bob@example.org"), .id = {"1"}, .body = "hi"}, context));
  REQUIRE(outbox.request({.to = jid("bob@example.org"), .id = {"2"}, .body = "hi"}, context));
  stage.refused = "1";
  outbox.go_on(context);
  CHECK(context.take_ids() == Ids{"2"});
  REQUIRE(context.events.size() == 1);
  const auto* change = std::get_if<im::DeliveryChanged>(&context.events[0]);
  REQUIRE(change != nullptr);
  CHECK(change->id.value == "1");
  CHECK(change->delivery == im::Delivery::Failed);
}

TEST_CASE("what a stage works on when the session ends goes out in the next one", "[outbox][stage]") {
  SlowStage stage("");
  im::SentLog log;
  im::Outbox outbox(log, {&stage});
  FakeContext context;
  outbox.online(mux::Start::Fresh, context);
  REQUIRE(outbox.request({.to = jid("bob@example.org"), .id = {"1"}, .body = "hi"}, context));
  outbox.offline(mux::Ending::Lost, context);
  stage.ready["1"] = true;
  outbox.go_on(context);
  CHECK(context.sent.empty());
  outbox.online(mux::Start::Fresh, context);
  CHECK(context.take_ids() == Ids{"1"});
}

TEST_CASE("a message to a room is one of the room, without a request for receipts", "[outbox]") {
  im::SentLog log;
  im::Outbox outbox(log);
  FakeContext context;
  outbox.online(mux::Start::Fresh, context);
  REQUIRE(outbox.request({.to = jid("room@example.org"), .id = {"1"}, .body = "hi", .type = im::MessageType::Groupchat},
                         context));
  REQUIRE(context.sent.size() == 1);
  CHECK(context.sent[0].contains(" type='groupchat'"));
  CHECK_FALSE(context.sent[0].contains("urn:xmpp:receipts"));
}
