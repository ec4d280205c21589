// A signed-in Session behind the page's own WebSocket port, for the benchmark's page to feed stanzas to: what is measured is the
// whole way from the browser's message event to the core's events.
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include <emscripten/bind.h>

#include "protocol/session.hpp"
#include "protocol/xml/parser.hpp"
#include "wasm/net/socket.hpp"

namespace {

using protocol::Time;

// What was read of all stanzas, in UTF-16 units as JavaScript counts, so that engines can be compared.
struct Sums {
  double stanzas = 0;
  double sender = 0;
  double body = 0;
};

double utf16_length(std::string_view utf8) {
  std::size_t units = 0;
  for (const char c : utf8) units += ((c & 0xC0) != 0x80 ? 1 : 0) + ((c & 0xF8) == 0xF0 ? 1 : 0);
  return static_cast<double>(units);
}

// Stanzas go through the session; senders and bodies are those of the messages that it reports.
class Dispatch final : public shell::ports::SocketListener {
 public:
  explicit Dispatch(const std::string& account)
      : session_({.account = *protocol::Jid::parse(account), .password = "secret", .device = "bench"}) {
    socket_.open("ws://localhost/");
  }

  void socket_opened() override {
    session_.transport_opened(now_);
    drain();
  }
  void socket_message(std::string_view text) override {
    session_.feed(text, now_);
    drain();
    sums.stanzas += 1;
  }
  void socket_closed() override {}

  Sums sums;

 private:
  void drain() {
    while (auto output = session_.poll()) {
      if (const auto* transmit = std::get_if<protocol::Transmit>(&*output)) socket_.send(transmit->frame);
      if (const auto* event = std::get_if<protocol::Event>(&*output)) read(*event);
    }
  }
  void read(const protocol::Event& event) {
    const auto* received = std::get_if<protocol::im::MessageReceived>(&event);
    if (received == nullptr) return;
    sums.sender += utf16_length(received->message.from.str());
    sums.body += utf16_length(received->message.body);
  }

  wasm::net::BrowserSocket socket_{*this};
  protocol::Session session_;
  Time now_{};
};

// Stanzas are parsed, and the same fields are read that the other libraries' handlers read.
class Fields final : public shell::ports::SocketListener {
 public:
  Fields() { socket_.open("ws://localhost/"); }
  void socket_opened() override {}
  void socket_message(std::string_view text) override {
    const auto stanza = parser_.parse(text);
    if (!stanza) return;
    sums.stanzas += 1;
    sums.sender += utf16_length(stanza->attribute("from").value_or(""));
    if (const auto body = find_body(*stanza)) sums.body += utf16_length(body->text());
  }
  void socket_closed() override {}

  Sums sums;

 private:
  static std::optional<protocol::xml::Element> find_body(const protocol::xml::Element& element) {
    for (const auto& child : element.children()) {
      if (child.name() == "body") return child;
      if (const auto found = find_body(child)) return found;
    }
    return std::nullopt;
  }

  wasm::net::BrowserSocket socket_{*this};
  protocol::xml::Parser parser_;
};

std::unique_ptr<Dispatch> dispatch;
std::unique_ptr<Fields> fields;

void start_dispatch(const std::string& account) {
  fields.reset();
  dispatch.reset();
  dispatch = std::make_unique<Dispatch>(account);
}
void start_fields() {
  dispatch.reset();
  fields.reset();
  fields = std::make_unique<Fields>();
}
Sums sums() { return dispatch ? dispatch->sums : fields->sums; }

}  // namespace

EMSCRIPTEN_BINDINGS(session_bench) {
  emscripten::value_object<Sums>("Sums")
      .field("stanzas", &Sums::stanzas)
      .field("sender", &Sums::sender)
      .field("body", &Sums::body);
  emscripten::function("start_dispatch", &start_dispatch);
  emscripten::function("start_fields", &start_fields);
  emscripten::function("sums", &sums);
}
