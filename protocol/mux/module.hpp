#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "protocol/core/error.hpp"
#include "protocol/core/id.hpp"
#include "protocol/core/jid.hpp"
#include "protocol/core/time.hpp"
#include "protocol/mux/arrival.hpp"
#include "protocol/xml/element.hpp"
#include "protocol/xml/writer.hpp"

namespace protocol {
struct Event;
}

// How a stanza finds the module that understands it, and all that a module may do.
namespace protocol::mux {

enum class StanzaKind : std::uint8_t { Message, Presence, Iq };

// A child element `name` in `ns` of a stanza of this kind and type. An empty `type` matches every type but "error".
// With `ns` and `name` empty the stanza itself is meant: every one of this kind and type, once.
//
// Of an iq (RFC 6120 §8.2.3) only the one child counts, and the first module that takes it ends the search. Messages and
// presence carry many independent children, so there every module whose route matches gets its child.
struct Route {
  StanzaKind kind;
  std::string_view type;
  std::string_view ns;
  std::string_view name;
};

// A stanza with its addresses checked. `from` is empty when the stanza had none: it then speaks for our account.
struct Stanza {
  StanzaKind kind;
  std::string_view type;
  Jid from;
  Jid to;
  std::string_view id;
  xml::Element element;
};

// No: not meant for this module after all; the next route is tried, and an iq nobody handles is answered by an error.
enum class Handled : bool { No, Yes };

// Chosen by the module that sends an iq, to know its answer again.
enum class ReplyToken : std::uint32_t {};
// Likewise for a stanza whose acknowledgement by the server matters (XEP-0198 §4).
enum class AckToken : std::uint32_t {};

// How a message came that was wrapped in another one, which has been checked to speak for our own account.
struct Copy {
  Arrival arrival = Arrival::Carbon;  // never Live
  Direction direction = Direction::Incoming;
  ArchiveId archive_id;              // of an archived message
  std::optional<Timestamp> sent_at;  // stamp of the wrapping (XEP-0297 §3)
};

// The answer to an iq that this module sent, checked to come from where it was sent to.
struct Reply {
  ReplyToken token{};
  Jid from;
  std::optional<StanzaError> error;     // set: it failed, was not answered in time, or the session ended
  std::optional<xml::Element> payload;  // first child of a result, if there is one
};

enum class IqType : bool { Get, Set };

enum class Link : std::uint8_t {
  Offline,    // no session: nothing can be sent
  Suspended,  // stanzas wait for a resume
  Ready,
};

// What became of a request at once; an error changed nothing.
using Outcome = std::expected<void, SendError>;

class Context {
 public:
  virtual ~Context() = default;

  [[nodiscard]] virtual Time now() const = 0;
  [[nodiscard]] virtual const Jid& self() const = 0;                      // our full address
  [[nodiscard]] virtual std::string_view language() const { return {}; }  // of the reader, BCP 47; empty: not known
  virtual std::string fresh_id() = 0;                                     // unguessable, unique

  [[nodiscard]] virtual Link link() const { return Link::Ready; }
  // The largest stanza that the server takes.
  [[nodiscard]] virtual std::size_t max_bytes() const { return 65536; }

  // Queues a whole stanza. It counts for stream management and survives a resume.
  virtual void transmit(xml::Serialized stanza) = 0;
  // The same, and this module's handle_acked() is called once the server has it. If the session ends before that,
  // offline() is all that comes.
  virtual void transmit(xml::Serialized stanza, AckToken token) = 0;
  // Sends an iq around `payload`; `to` empty: our own account. The answer comes to this module's handle_reply().
  virtual void send_iq(IqType type, const Jid& to, xml::Serialized payload, ReplyToken token,
                       Duration patience = std::chrono::seconds(30)) = 0;
  // Answers the iq `request`.
  virtual void send_result(const Stanza& request, xml::Serialized payload = {}) = 0;
  virtual void send_error(const Stanza& request, StanzaCondition condition, std::string_view type,
                          xml::Serialized application_condition = {}) = 0;
  virtual void emit(Event&& event) = 0;
  // Gives a message that was wrapped in another one to the handle_copy() of all modules with a matching route.
  virtual void dispatch_copy(const xml::Element& message, const Copy& copy) = 0;
  // A page of the archive is through: all modules hear it by handle_copies_end().
  virtual void end_copies() {}
};

enum class Start : bool { Fresh, Resumed };
// How a session ended. Refused: by a stream error that says that the server cannot take what it was sent (RFC 6120 §4.9.3).
enum class Ending : bool { Lost, Refused };

class Module {
 public:
  virtual ~Module() = default;

  [[nodiscard]] virtual std::span<const Route> routes() const = 0;
  [[nodiscard]] virtual std::span<const std::string_view> features() const { return {}; }  // disco features (XEP-0030)

  // `payload` is the child of `stanza` that the route matched.
  virtual Handled handle(const Stanza& stanza, const xml::Element& payload, Context& context) = 0;
  // The same for a message wrapped in another one (XEP-0280, XEP-0313): it was not sent to this session, so it must
  // never be answered. Only modules that want such copies override this.
  virtual void handle_copy(const Stanza&, const xml::Element& /*payload*/, const Copy&, Context&) {}
  // After the copies of a page of the archive (XEP-0313). What is newer than this page has come before it.
  virtual void handle_copies_end(Context&) {}
  virtual void handle_reply(const Reply&, Context&) {}
  virtual void handle_acked(AckToken, Context&) {}

  // The stream is ready for stanzas. After a resume nothing was lost and all requests are still under way.
  virtual void online(Start, Context&) {}
  // The session is over, a resume is no longer possible; pending replies have come with StanzaCondition::Disconnected.
  virtual void offline(Ending, Context&) {}
  virtual void handle_timeout(Context&) {}
  [[nodiscard]] virtual std::optional<Deadline> deadline() const { return std::nullopt; }
};

}  // namespace protocol::mux
