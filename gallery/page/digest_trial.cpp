#include "gallery/page/digest_trial.hpp"

#include <cstdint>
#include <vector>

#include "wasm/dom/element.hpp"
#include "wasm/js/bytes.hpp"

namespace gallery {

using protocol::crypto::ContentHash;
using shell::ports::Digests;
using wasm::js::val;

namespace {

std::string name_in(const val& argument) { return wasm::js::text(argument, "name"); }

val value_of(const Digests::Result& result) {
  if (!result) return val(static_cast<int>(result.error()));
  val digests = val::array();
  for (const auto& digest : *result) digests.call<void>("push", *wasm::js::copy_of(digest.bytes()));
  return digests;
}

}  // namespace

DigestTrial::DigestTrial(Digests& digests) : digests_(digests), face_(val::object()) {
  offer("begin", &DigestTrial::begin);
  offer("add", &DigestTrial::add);
  offer("end", &DigestTrial::end);
  offer("cancel", &DigestTrial::cancel);
  wasm::js::set(wasm::dom::window(), "digests", face_);
}

void DigestTrial::offer(const char* method, void (DigestTrial::*run)(const val& argument)) {
  const auto& made = methods_[method] =
      wasm::js::Function([this, run](const val& argument) { (this->*run)(argument); });
  face_.set(method, made.value());
}

void DigestTrial::begin(const val& argument) {
  std::vector<ContentHash> wanted;
  for (int i = 0; i < wasm::js::integer(argument["wanted"], "length"); ++i)
    wanted.push_back(static_cast<ContentHash>(argument["wanted"][i].as<int>()));
  const std::string name = name_in(argument);
  const auto tell_room = [this, name, argument] {
    argument.call<void>("room", static_cast<std::uint32_t>(digests_.room(streams_.at(name))));
  };
  streams_[name] =
      digests_.begin(std::move(wanted), {.room = tell_room, .done = [argument](const Digests::Result& result) {
                                           argument.call<void>("done", value_of(result));
                                         }});
  tell_room();
}

void DigestTrial::add(const val& argument) {
  std::vector<std::uint8_t> bytes;
  wasm::js::read(argument["bytes"], bytes);
  digests_.add(streams_.at(name_in(argument)), bytes);
}

void DigestTrial::end(const val& argument) { digests_.end(streams_.at(name_in(argument))); }
void DigestTrial::cancel(const val& argument) { digests_.cancel(streams_.at(name_in(argument))); }

}  // namespace gallery
