#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <queue>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "protocol/core/jid.hpp"
#include "protocol/core/time.hpp"
#include "protocol/event.hpp"
#include "protocol/jingle/calls/calls.hpp"
#include "protocol/mux/module.hpp"
#include "protocol/xep/0202_entity_time/module.hpp"
#include "tests/protocol/jingle/support/fake_peer.hpp"

// Devices with a call machine each, joined by servers that deliver, copy (XEP-0280) and refuse as real ones do, in
// virtual time.
namespace tests::jingle {

using protocol::Duration;
using protocol::Jid;
using protocol::Time;

class Network;

// One device: a call machine, what it stands on, and a peer connection that does what it is told.
class Device final : public protocol::mux::Context,
                     public protocol::xep0215::Services,
                     public protocol::jingle::Subscribers {
 public:
  // `calls_at_once`: how many may go on.
  Device(Network& network, std::string_view address, std::size_t calls_at_once);

  // The person at the device. Fails the test if the machine refuses.
  void call(std::string_view to, std::string_view id, protocol::jingle::Media media = {.audio = true, .video = true});
  void accept(std::string_view id, protocol::jingle::Media media = {.audio = true, .video = true});
  template <class Request>
  std::expected<void, protocol::SendError> request(const Request& request) {
    auto result = calls.request(request, *this);
    settle();
    return result;
  }

  // A stanza as it comes from the server, with `from` as the server stamped it.
  void receive(std::string_view text, std::optional<protocol::mux::Copy> copy = std::nullopt);
  void go_offline();
  void go_online(std::string_view address);

  // Everything that was emitted, one word or two for each: "incoming av", "state ringing", "open av", "close", "ended hung-up".
  [[nodiscard]] const std::vector<std::string>& log() const { return log_; }
  [[nodiscard]] std::size_t count(std::string_view entry) const;
  [[nodiscard]] bool saw(std::string_view entry) const { return count(entry) != 0; }
  // The newest of them that is not a candidate.
  [[nodiscard]] std::string last() const;
  // What it sent, oldest first.
  [[nodiscard]] const std::vector<std::string>& sent() const { return sent_; }
  [[nodiscard]] std::size_t count_sent(std::string_view part) const;

  // The server tells that it is `time`; when nothing has happened yet.
  void learn_time(protocol::Timestamp time);
  // A page of the archive is through.
  void end_page();

  protocol::xep0202::EntityTime server_time;
  protocol::jingle::Calls calls;
  FakePeer peer;
  std::map<protocol::SessionId, FakePeer> more_peers;  // where several are open at once
  std::vector<protocol::jingle::CallRecorded> records;
  std::set<std::string> contacts;  // bare addresses that see our presence

  // mux::Context
  [[nodiscard]] Time now() const override;
  [[nodiscard]] const Jid& self() const override { return self_; }
  std::string fresh_id() override;
  void transmit(protocol::xml::Serialized stanza) override;
  void transmit(protocol::xml::Serialized stanza, protocol::mux::AckToken) override { transmit(std::move(stanza)); }
  void send_iq(protocol::mux::IqType type, const Jid& to, protocol::xml::Serialized payload,
               protocol::mux::ReplyToken token, Duration patience) override;
  void send_result(const protocol::mux::Stanza& request, protocol::xml::Serialized payload) override;
  void send_error(const protocol::mux::Stanza& request, protocol::StanzaCondition condition, std::string_view type,
                  protocol::xml::Serialized detail) override;
  void emit(protocol::Event&& event) override;
  void dispatch_copy(const protocol::xml::Element&, const protocol::mux::Copy&) override {}

  [[nodiscard]] const std::vector<protocol::jingle::IceServer>& ice_servers() const override { return ice_servers_; }
  [[nodiscard]] bool sees_our_presence(const Jid& who) const override { return contacts.contains(who.str()); }

  [[nodiscard]] std::optional<Time> due() const;
  void run_timers();
  [[nodiscard]] bool is_online() const { return online_; }

 private:
  struct Awaited {
    std::string id;
    Jid to;
    protocol::mux::ReplyToken token;
    Time expires;
  };

  void settle();
  FakePeer& peer_of(const protocol::SessionId& session);
  void receive_reply(const protocol::xml::Element& iq);
  void deliver_reply(const Awaited& awaited, std::optional<protocol::StanzaError> error);

  Network& network_;
  Jid self_;
  bool online_ = true;
  int ids_ = 0;
  std::vector<Awaited> awaited_;
  std::vector<std::string> log_;
  std::vector<std::string> sent_;
  std::vector<protocol::jingle::IceServer> ice_servers_{{"stun:stun.example:3478", "", ""}};
  std::deque<protocol::Event> undone_;  // intents that the peer connection has not performed yet
};

class Network {
 public:
  Time now{};
  Duration latency{20};
  bool stores_messages = true;  // else messages to accounts without device bounce
  // Returns false to lose the stanza.
  std::function<bool(std::string_view xml)> passes = [](std::string_view) { return true; };

  ~Network();

  Device& add(std::string_view address, std::size_t calls_at_once = protocol::jingle::kCallsAtOnce);
  void send(const Device& from, std::string xml);
  void announce_gone(const Device& gone);
  // Delivers and lets timers run until nothing is due within `span`, then moves time to its end.
  void run(Duration span);

  [[nodiscard]] std::vector<std::unique_ptr<Device>>& devices() { return devices_; }

 private:
  struct Delivery {
    Time at;
    std::size_t order;
    Device* to;
    std::string xml;
    std::optional<protocol::mux::Copy> copy;
    bool operator>(const Delivery& other) const { return std::tie(at, order) > std::tie(other.at, other.order); }
  };

  void route_message(const Device& from, const std::string& xml, const Jid& to);
  void route_iq(const Device& from, const std::string& xml, const Jid& to);
  void deliver(Device& to, std::string xml, std::optional<protocol::mux::Copy> copy = std::nullopt);

  std::vector<std::unique_ptr<Device>> devices_;
  std::priority_queue<Delivery, std::vector<Delivery>, std::greater<>> queue_;
  std::size_t order_ = 0;
};

}  // namespace tests::jingle
