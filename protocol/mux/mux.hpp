#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/core/id_source.hpp"
#include "protocol/mux/module.hpp"
#include "protocol/mux/pending.hpp"
#include "protocol/mux/route_table.hpp"

namespace protocol::mux {

// Which module waits for which acknowledgement.
struct Ack {
  std::uint32_t module;
  AckToken token;
};

// What the mux stands on.
class Outlet {
 public:
  virtual ~Outlet() = default;
  virtual void send_stanza(xml::Serialized stanza, std::optional<Ack> ack) = 0;
  [[nodiscard]] virtual Link link() const = 0;
  [[nodiscard]] virtual std::size_t max_bytes() const = 0;
  virtual void emit(Event&& event) = 0;
};

// Routes stanzas to modules and answers to those who asked (RFC 6120 §8.2.3, §8.4).
class Mux {
 public:
  // All must outlive the mux. The order of `modules` is that in which they see a stanza. `language`: Context::language().
  Mux(Outlet& outlet, IdSource& ids, std::span<Module* const> modules, std::string language = {});
  Mux(const Mux&) = delete;
  Mux& operator=(const Mux&) = delete;
  ~Mux();

  // A whole stanza, in namespace `jabber:client`; what it is not understood for is answered as RFC 6120 §8.4 says.
  void receive(const xml::Element& stanza, Time now);
  void acked(const Ack& ack, Time now);
  void online(Start start, const Jid& self, Time now);
  void offline(Ending ending, Time now);
  void handle_timeout(Time now);
  [[nodiscard]] std::optional<Deadline> deadline() const;

  // For a request of the person to `module`, one of those given.
  Context& context_of(const Module& module, Time now);

 private:
  class ModuleContext;

  void receive_iq(const xml::Element& element, std::string_view type, Time now);
  void receive_request(const xml::Element& element, std::string_view type);
  void receive_reply(const xml::Element& element, std::string_view type);
  void receive_other(StanzaKind kind, const xml::Element& element, std::string_view type);
  bool fill(StanzaKind kind, std::string_view type, const xml::Element& element);
  void dispatch_copy(const xml::Element& message, const Copy& copy);
  void end_copies();
  void finish(const Pending& pending, const Reply& reply);
  void fail_all(StanzaCondition condition);

  Outlet& outlet_;
  IdSource& ids_;
  std::string language_;
  std::vector<Module*> modules_;
  std::vector<ModuleContext> contexts_;
  RouteTable routes_;
  PendingReplies pending_;
  Jid self_;
  Time now_{};
  bool has_session_ = false;
  Stanza current_{};  // kept, so that its memory is used again
};

}  // namespace protocol::mux
