// Stanzas a second through a whole Session: parsed, routed, answered, reported: dispatch CORPUS [ROUNDS]
// CORPUS holds one stanza a line, all to one full address, which the session signs in as. Natively, or with Emscripten in
// node (-sNODERAWFS) or in a page that puts CORPUS into the file system.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/session.hpp"

namespace {

struct Counts {
  std::size_t events = 0;
  std::size_t messages = 0;
  std::size_t frames = 0;
};

std::string read_file(const char* path) {
  std::string bytes;
  std::FILE* file = std::fopen(path, "rb");
  if (!file) return bytes;
  char block[1 << 14];
  for (std::size_t size = 0; (size = std::fread(block, 1, sizeof block, file)) > 0;) bytes.append(block, size);
  std::fclose(file);
  return bytes;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    if (end > 0) lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// The address that the corpus is for.
std::string receiver_of(std::string_view stanza) {
  const auto at = stanza.find(" to='") + 5;
  return std::string(stanza.substr(at, stanza.find('\'', at) - at));
}

void drain(protocol::Session& session, Counts& counts) {
  while (const auto output = session.poll()) {
    if (const auto* event = std::get_if<protocol::Event>(&*output)) {
      ++counts.events;
      if (std::holds_alternative<protocol::im::MessageReceived>(*event)) ++counts.messages;
    } else {
      ++counts.frames;
    }
  }
}

// A Session that a canned server has signed in as `full`; without stream management, so that nothing is kept for a resume.
protocol::Session signed_in(const std::string& full, protocol::Time now) {
  protocol::SessionConfig config;
  config.account = protocol::Jid::parse(full)->bare();
  config.password = "secret";
  protocol::Session session(std::move(config));
  std::string bind_id;
  const auto read = [&](auto&& change) {
    change();
    while (auto output = session.poll()) {
      const auto* transmit = std::get_if<protocol::Transmit>(&*output);
      if (transmit == nullptr || !transmit->frame.contains("xmpp-bind")) continue;
      const auto at = transmit->frame.find(" id=") + 5;
      bind_id = transmit->frame.substr(at, transmit->frame.find_first_of("'\"", at) - at);
    }
  };
  const auto feed = [&](const std::string& frame) { read([&] { session.feed(frame, now); }); };
  const std::string open = "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' version='1.0'/>";
  const std::string features = "<stream:features xmlns:stream='http://etherx.jabber.org/streams'>";
  read([&] { session.transport_opened(now); });
  feed(open);
  feed(features +
       "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms>"
       "</stream:features>");
  feed("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
  feed(open);
  feed(features + "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></stream:features>");
  feed("<iq xmlns='jabber:client' type='result' id='" + bind_id +
       "'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>" + full + "</jid></bind></iq>");
  return session;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::fprintf(stderr, "usage: dispatch CORPUS [ROUNDS]\n");
    return 2;
  }
  const auto corpus = read_file(arguments[1]);
  const auto stanzas = lines_of(corpus);
  if (stanzas.empty()) {
    std::fprintf(stderr, "dispatch: nothing to read in %s\n", arguments[1]);
    return 1;
  }
  const int rounds = count > 2 ? std::max(1, std::atoi(arguments[2])) : 7;
  const auto full = receiver_of(stanzas.front());
  const protocol::Time now{std::chrono::hours(1)};
  std::vector<double> rates;
  Counts counts;
  for (int round = 0; round <= rounds; ++round) {
    auto session = signed_in(full, now);
    counts = {};
    const auto begin = std::clock();
    for (const auto stanza : stanzas) {
      session.feed(stanza, now);
      drain(session, counts);
    }
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    if (round > 0) rates.push_back(static_cast<double>(stanzas.size()) / seconds);  // the first one warms up
  }
  std::ranges::sort(rates);
  std::printf("%zu stanzas: median %.0f, best %.0f a second; %zu events, of them %zu messages; %zu frames\n",
              stanzas.size(), rates[rates.size() / 2], rates.back(), counts.events, counts.messages, counts.frames);
  return 0;
}
