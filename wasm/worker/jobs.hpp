#pragma once

#include <cstdint>

#include "wasm/js/value.hpp"

// The worker is a second program (main.cpp) for long work, with memory and a thread of its own. Page and worker are of one build.
namespace wasm::worker {

// What it can do: each job has a folder, with the messages of both directions, the work, and the port that the page has of it.
enum class Job : std::uint8_t { Hashing };

// How a message of a job travels, either way.
struct Letter {
  Job job;
  js::val message;
};

inline js::val seal(const Letter& letter) {
  js::val sealed = js::val::array();
  sealed.set(0, static_cast<int>(letter.job));
  sealed.set(1, letter.message);
  return sealed;
}

inline Letter open(const js::val& sealed) {
  return {.job = static_cast<Job>(sealed[0].as<int>()), .message = sealed[1]};
}

// What the worker says before anything else: it listens. What is posted earlier, browsers throw away.
inline js::val ready() { return js::val::null(); }
inline bool is_ready(const js::val& sealed) { return sealed.isNull(); }

}  // namespace wasm::worker
