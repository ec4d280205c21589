#include "protocol/xep/0166_jingle/jingle.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "protocol/sdp/grammar.hpp"

namespace protocol::xep0166 {
namespace {

constexpr std::string_view kErrors = "urn:xmpp:jingle:errors:1";

constexpr auto kActions = std::to_array<std::pair<Action, std::string_view>>({
    {Action::ContentAccept, "content-accept"},
    {Action::ContentAdd, "content-add"},
    {Action::ContentModify, "content-modify"},
    {Action::ContentReject, "content-reject"},
    {Action::ContentRemove, "content-remove"},
    {Action::DescriptionInfo, "description-info"},
    {Action::SecurityInfo, "security-info"},
    {Action::SessionAccept, "session-accept"},
    {Action::SessionInfo, "session-info"},
    {Action::SessionInitiate, "session-initiate"},
    {Action::SessionTerminate, "session-terminate"},
    {Action::TransportAccept, "transport-accept"},
    {Action::TransportInfo, "transport-info"},
    {Action::TransportReject, "transport-reject"},
    {Action::TransportReplace, "transport-replace"},
});

std::optional<Action> parse_action(std::string_view text) {
  const auto found = std::ranges::find(kActions, text, &std::pair<Action, std::string_view>::second);
  return found == kActions.end() ? std::nullopt : std::optional(found->first);
}

std::optional<Role> parse_creator(std::optional<std::string_view> text) {
  // Required, but left out by some; whoever means the responder says so.
  if (!text || *text == "initiator") return Role::Initiator;
  if (*text == "responder") return Role::Responder;
  return std::nullopt;
}

xml::Element child_named(const xml::Element& parent, std::string_view name) {
  for (const auto child : parent.children())
    if (child.name() == name) return child;
  return {};
}

std::optional<ReceivedContent> read_content(const xml::Element& element) {
  const auto creator = parse_creator(element.attribute("creator"));
  const auto name = element.attribute("name").value_or("");
  const auto senders = parse_senders(sdp::trim(element.attribute("senders").value_or("both")));
  if (!creator || name.empty() || name.size() > kMaxContentName || !senders) return std::nullopt;
  return ReceivedContent{*creator, std::string(name), *senders, child_named(element, "description"),
                         child_named(element, "transport")};
}

}  // namespace

std::string_view name_of(Action action) {
  const auto found = std::ranges::find(kActions, action, &std::pair<Action, std::string_view>::first);
  return found == kActions.end() ? std::string_view{} : found->second;
}

std::string_view name_of(Senders senders) {
  switch (senders) {
    case Senders::Both: return "both";
    case Senders::Initiator: return "initiator";
    case Senders::Responder: return "responder";
    case Senders::None: return "none";
  }
  return {};
}

std::optional<Senders> parse_senders(std::string_view text) {
  if (text == "both") return Senders::Both;
  if (text == "initiator") return Senders::Initiator;
  if (text == "responder") return Senders::Responder;
  if (text == "none") return Senders::None;
  return std::nullopt;
}

std::optional<ReceivedJingle> read_jingle(const xml::Element& element) {
  const auto action = parse_action(element.attribute("action").value_or(""));
  const auto sid = element.attribute("sid").value_or("");
  if (!action || sid.empty() || sid.size() > kMaxSid) return std::nullopt;
  ReceivedJingle jingle{*action, SessionId{std::string(sid)}, {}, read_reason(element), element};
  for (const auto child : element.children("content")) {
    auto content = read_content(child);
    if (!content || jingle.contents.size() == kMaxContents) return std::nullopt;
    if (std::ranges::contains(jingle.contents, content->name, &ReceivedContent::name)) return std::nullopt;
    jingle.contents.push_back(*std::move(content));
  }
  return jingle;
}

xml::Serialized write_jingle(const Jingle& jingle) {
  xml::Writer writer;
  writer.open("jingle", kJingle).attribute("action", name_of(jingle.action)).attribute("sid", jingle.sid.value);
  if (!jingle.initiator.empty()) writer.attribute("initiator", jingle.initiator.str());
  if (!jingle.responder.empty()) writer.attribute("responder", jingle.responder.str());
  for (const auto& content : jingle.contents) {
    writer.open("content")
        .attribute("creator", content.creator == Role::Initiator ? "initiator" : "responder")
        .attribute("name", content.name)
        .attribute("senders", name_of(content.senders))
        .append(content.description)
        .append(content.transport)
        .close();
  }
  if (jingle.reason) write_reason(writer, *jingle.reason);
  writer.append(jingle.extra).close();
  return writer.take();
}

xml::Serialized write_error_condition(ErrorCondition condition) {
  constexpr std::array<std::string_view, 4> kNames{"out-of-order", "tie-break", "unknown-session", "unsupported-info"};
  xml::Writer writer;
  writer.open(kNames[static_cast<std::size_t>(condition)], kErrors).close();
  return writer.take();
}

}  // namespace protocol::xep0166
