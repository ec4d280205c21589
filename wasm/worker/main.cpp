#include <cstdlib>

#include "wasm/js/listener.hpp"
#include "wasm/worker/hashing/hashing.hpp"
#include "wasm/worker/jobs.hpp"

namespace wasm::worker {
namespace {

void post(const js::val& sealed) { js::global().call<void>("postMessage", sealed); }

// The second program: gives each message to the job that it is for.
class Program {
 public:
  void start() { post(ready()); }

 private:
  void take(const Letter& letter) {
    switch (letter.job) {
      case Job::Hashing: return hashing_.take(hashing::read_to_worker(letter.message));
    }
  }

  hashing::Hashing hashing_{
      [](const hashing::ToPage& message) { post(seal({.job = Job::Hashing, .message = hashing::write(message)})); }};
  js::Listener on_message_{js::global(), "message", [this](const js::val& event) { take(open(event["data"])); }};
  // A message that there is no memory for: nobody knows whose it was, so all that is under way is lost (Client hears of it).
  js::Listener on_unreadable_{js::global(), "messageerror", [](const js::val&) { std::abort(); }};
};

}  // namespace
}  // namespace wasm::worker

int main() {
  static auto* program = new wasm::worker::Program;  // as long as the worker
  program->start();
}
