#pragma once

#include <map>
#include <string>

#include "shell/ports/digests.hpp"
#include "wasm/js/function.hpp"

namespace gallery {

// The port for digests, for scripts that try it: `window.digests` with methods of one argument each. A stream goes by the name
// that the script gives it.
//   begin({name, wanted, room, done})   wanted: numbers of protocol::crypto::ContentHash; room(bytes), also at once;
//                                       done(digests), an array of Uint8Array, or done(number of the DigestError)
//   add({name, bytes}), end({name}), cancel({name})
class DigestTrial {
 public:
  explicit DigestTrial(shell::ports::Digests& digests);

 private:
  using val = wasm::js::val;

  void offer(const char* method, void (DigestTrial::*run)(const val& argument));
  void begin(const val& argument);
  void add(const val& argument);
  void end(const val& argument);
  void cancel(const val& argument);

  shell::ports::Digests& digests_;
  std::map<std::string, shell::ports::DigestStream> streams_;
  val face_;
  std::map<std::string, wasm::js::Function> methods_;
};

}  // namespace gallery
