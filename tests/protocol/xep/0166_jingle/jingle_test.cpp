#include "protocol/xep/0166_jingle/jingle.hpp"

#include <string>

#include <catch2/catch_test_macros.hpp>

#include "tests/protocol/jingle/support/xml_frame.hpp"

using namespace protocol::xep0166;
using tests::jingle::Frame;

TEST_CASE("a <jingle/> is read with its contents", "[xep0166]") {
  const Frame frame(
      "<jingle xmlns='urn:xmpp:jingle:1' action='session-initiate' initiator='romeo@montague.example/orchard' "
      "sid='a73sjjvkla37jfea'><content creator='initiator' name='voice' senders='responder'><description xmlns='x'/>"
      "<transport xmlns='y'/></content><content creator='responder' name='second'/></jingle>");
  const auto jingle = read_jingle(frame.element());
  REQUIRE(jingle.has_value());
  CHECK(jingle->action == Action::SessionInitiate);
  CHECK(jingle->sid.value == "a73sjjvkla37jfea");
  REQUIRE(jingle->contents.size() == 2);
  CHECK(jingle->contents[0].name == "voice");
  CHECK(jingle->contents[0].senders == Senders::Responder);
  CHECK(jingle->contents[0].description.ns() == "x");
  CHECK(jingle->contents[0].transport.ns() == "y");
  CHECK(jingle->contents[1].creator == Role::Responder);
  CHECK(jingle->contents[1].senders == Senders::Both);
  CHECK_FALSE(jingle->contents[1].description);
}

TEST_CASE("a <jingle/> that says less than it must is refused", "[xep0166]") {
  const auto refused = [](const std::string& inside) {
    const Frame frame("<jingle xmlns='urn:xmpp:jingle:1' " + inside + "</jingle>");
    return !read_jingle(frame.element()).has_value();
  };
  CHECK(refused("action='session-info'>"));
  CHECK(refused("sid='x'>"));
  CHECK(refused("action='session-info' sid=''>"));
  CHECK(refused("action='session-dance' sid='x'>"));
  CHECK(refused("action='session-info' sid='" + std::string(kMaxSid + 1, 'x') + "'>"));
  CHECK(refused("action='session-info' sid='x'><content creator='initiator'/>"));
  CHECK(refused("action='session-info' sid='x'><content creator='nobody' name='a'/>"));
  CHECK(refused("action='session-info' sid='x'><content name='a' senders='all'/>"));
  CHECK(refused("action='session-info' sid='x'><content name='a'/><content name='a'/>"));
  std::string many = "action='session-info' sid='x'>";
  for (std::size_t i = 0; i <= kMaxContents; ++i) many += "<content name='" + std::to_string(i) + "'/>";
  CHECK(refused(many));
}

TEST_CASE("what is written is read again", "[xep0166]") {
  for (int number = 0; number <= static_cast<int>(Action::TransportReplace); ++number) {
    Jingle jingle;
    jingle.action = static_cast<Action>(number);
    jingle.sid = {"<sid> & 'more'"};
    jingle.initiator = protocol::Jid::parse("romeo@montague.example/orchard").value();
    jingle.contents.push_back({Role::Responder, "a\nb", Senders::None, {}, {}});
    jingle.reason = Reason{Condition::Busy, "later"};
    const Frame frame(write_jingle(jingle).release());
    const auto again = read_jingle(frame.element());
    REQUIRE(again.has_value());
    CHECK(again->action == jingle.action);
    CHECK(again->sid == jingle.sid);
    CHECK(again->reason == jingle.reason);
    REQUIRE(again->contents.size() == 1);
    CHECK(again->contents[0].creator == Role::Responder);
    CHECK(again->contents[0].name == "a\nb");
    CHECK(again->contents[0].senders == Senders::None);
    CHECK(frame.element().attribute("initiator") == "romeo@montague.example/orchard");
    CHECK_FALSE(frame.element().attribute("responder").has_value());
  }
}

TEST_CASE("every reason has its name, and an unknown one is a general error", "[xep0166]") {
  for (int number = 0; number <= static_cast<int>(Condition::UnsupportedTransports); ++number) {
    const Reason reason{static_cast<Condition>(number), {}};
    protocol::xml::Writer writer;
    writer.open("jingle", kJingle);
    write_reason(writer, reason);
    writer.close();
    const Frame frame(writer.take().release());
    CHECK(read_reason(frame.element()) == reason);
  }
  const Frame strange("<jingle xmlns='urn:xmpp:jingle:1'><reason><boredom/><success xmlns='other'/></reason></jingle>");
  CHECK(read_reason(strange.element()) == Reason{Condition::GeneralError, {}});
  const Frame none("<jingle xmlns='urn:xmpp:jingle:1'/>");
  CHECK_FALSE(read_reason(none.element()).has_value());
}

TEST_CASE("a long text of a reason is cut between characters", "[xep0166]") {
  std::string text;
  for (std::size_t i = 0; i < kMaxReasonText; ++i) text += "\u00E9";
  const Frame frame("<jingle xmlns='urn:xmpp:jingle:1'><reason><gone/><text>x" + text + "</text></reason></jingle>");
  const auto reason = read_reason(frame.element());
  REQUIRE(reason.has_value());
  CHECK(reason->text.size() == kMaxReasonText - 1);
  CHECK(reason->text.ends_with("\u00E9"));
}

TEST_CASE("errors carry their condition", "[xep0166]") {
  CHECK(write_error_condition(ErrorCondition::TieBreak).view() == "<tie-break xmlns='urn:xmpp:jingle:errors:1'/>");
  CHECK(write_error_condition(ErrorCondition::OutOfOrder).view().contains("<out-of-order "));
  CHECK(write_error_condition(ErrorCondition::UnknownSession).view().contains("<unknown-session "));
  CHECK(write_error_condition(ErrorCondition::UnsupportedInfo).view().contains("<unsupported-info "));
}
