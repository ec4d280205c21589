#include "tests/integration/driver/commands.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <functional>
#include <random>

namespace driver {
namespace {

namespace im = protocol::im;
namespace jingle = protocol::jingle;

// Members of a request in their order; remembers whether all were there and could be read.
class Fields {
 public:
  explicit Fields(const std::vector<std::string>& fields) : fields_(fields) {}

  std::string text() {
    if (next_ < fields_.size()) return fields_[next_++];
    bad_ = true;
    return {};
  }
  protocol::Jid jid() {
    auto parsed = protocol::Jid::parse(text());
    bad_ = bad_ || !parsed;
    return parsed.value_or(protocol::Jid{});
  }
  int number() {
    const auto digits = text();
    int value = 0;
    bad_ = bad_ || std::from_chars(digits.data(), digits.data() + digits.size(), value).ec != std::errc{};
    return value;
  }
  bool yes() { return number() != 0; }
  jingle::Media media() {
    const bool audio = yes();
    return {.audio = audio, .video = yes()};
  }
  protocol::CallId call() { return {text()}; }
  protocol::SessionId session() { return {text()}; }
  [[nodiscard]] bool good() const { return !bad_ && next_ == fields_.size(); }

 private:
  const std::vector<std::string>& fields_;
  std::size_t next_ = 1;
  bool bad_ = false;
};

struct Command {
  std::string_view name;
  protocol::Request (*make)(Fields&);
};

protocol::Request message(Fields& f) {
  auto to = f.jid();
  auto id = f.text();
  return im::SendMessage{.to = std::move(to), .id = {std::move(id)}, .body = f.text()};
}
protocol::Request chat_state(Fields& f) {
  auto to = f.jid();
  return protocol::xep0085::SendChatState{.to = std::move(to),
                                          .state = static_cast<protocol::xep0085::ChatState>(f.number())};
}
protocol::Request presence(Fields& f) {
  const auto availability = static_cast<im::Availability>(f.number());
  return im::SetPresence{.availability = availability, .status = f.text()};
}
protocol::Request add_contact(Fields& f) {
  auto jid = f.jid();
  return im::AddContact{.jid = std::move(jid), .name = f.text()};
}
protocol::Request answer_subscription(Fields& f) {
  auto jid = f.jid();
  return im::AnswerSubscription{.jid = std::move(jid),
                                .answer = f.yes() ? im::SubscriptionAnswer::Approve : im::SubscriptionAnswer::Deny};
}
protocol::Request archive(Fields& f) {
  auto with = f.jid();
  auto before = f.text();
  return im::QueryArchive{.with = std::move(with),
                          .before = {.by = {}, .id = std::move(before)},
                          .limit = static_cast<std::uint16_t>(f.number())};
}
protocol::Request start_call(Fields& f) {
  auto id = f.text();  // of the call and of its session
  auto to = f.jid();
  return jingle::StartCall{.call = {id}, .session = {std::move(id)}, .to = std::move(to), .media = f.media()};
}
protocol::Request accept_call(Fields& f) {
  auto id = f.call();
  return jingle::AcceptCall{.call = std::move(id), .media = f.media()};
}
protocol::Request local_description(Fields& f) {
  auto id = f.session();
  const auto type = static_cast<jingle::SdpType>(f.number());
  return jingle::LocalDescription{.session = std::move(id), .type = type, .sdp = f.text()};
}
protocol::Request peer_state(Fields& f) {
  auto id = f.session();
  return jingle::PeerStateChanged{.session = std::move(id), .state = static_cast<jingle::PeerState>(f.number())};
}

constexpr std::array kCommands = {
    Command{"sign_out", [](Fields&) -> protocol::Request { return protocol::SignOut{}; }},
    Command{"message", message},
    Command{"chat_state", chat_state},
    Command{"presence", presence},
    Command{"add_contact", add_contact},
    Command{"remove_contact", [](Fields& f) -> protocol::Request { return im::RemoveContact{f.jid()}; }},
    Command{"answer_subscription", answer_subscription},
    Command{"archive", archive},
    Command{"start_call", start_call},
    Command{"accept_call", accept_call},
    Command{"decline_call", [](Fields& f) -> protocol::Request { return jingle::DeclineCall{f.call()}; }},
    Command{"hang_up", [](Fields& f) -> protocol::Request { return jingle::HangUp{f.call()}; }},
    Command{"local_description", local_description},
    Command{"peer_state", peer_state},
};

}  // namespace

std::vector<std::string> split_fields(std::string_view line) {
  std::vector<std::string> fields(1);
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\t') {
      fields.emplace_back();
    } else if (line[i] == '\\' && i + 1 < line.size()) {
      const char c = line[++i];
      fields.back() += c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
    } else {
      fields.back() += line[i];
    }
  }
  return fields;
}

std::expected<protocol::SessionConfig, std::string> parse_config(const std::vector<std::string>& fields) {
  Fields f(fields);
  protocol::SessionConfig config;
  config.account = f.jid();
  config.password = f.text();
  config.device = f.text();
  const auto seed = f.text();
  if (!f.good()) return std::unexpected("not a configuration");
  std::mt19937_64 random(std::hash<std::string>{}(seed));
  std::ranges::generate(config.seed, [&] { return static_cast<std::byte>(random()); });
  return config;
}

std::expected<protocol::Request, std::string> parse_request(const std::vector<std::string>& fields) {
  const auto* command = std::ranges::find(kCommands, std::string_view(fields.front()), &Command::name);
  if (command == kCommands.end()) return std::unexpected("unknown request " + fields.front());
  Fields f(fields);
  auto request = command->make(f);
  if (!f.good()) return std::unexpected("bad members of " + fields.front());
  return request;
}

}  // namespace driver
