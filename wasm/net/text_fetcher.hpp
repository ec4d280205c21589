#pragma once

#include <expected>
#include <functional>
#include <list>
#include <memory>
#include <string>

#include <emscripten/val.h>

#include "shell/ports/http.hpp"

namespace wasm::net {

struct FetchFailure {
  shell::ports::HttpError error = shell::ports::HttpError::Unreachable;
  int status = 0;  // of HttpError::Status
};

// Small texts by fetch(): at most 64 KiB and 5 s, without credentials.
class TextFetcher {
 public:
  using Done = std::function<void(std::expected<std::string, FetchFailure>)>;

  TextFetcher();
  ~TextFetcher();
  TextFetcher(const TextFetcher&) = delete;
  TextFetcher& operator=(const TextFetcher&) = delete;

  // `url` absolute, or relative to the page. `done` is called exactly once, later, with UTF-8 without a byte order mark.
  void get(const std::string& url, Done done);

 private:
  struct Request;
  using Running = std::list<std::unique_ptr<Request>>;

  void answered(Running::iterator request, emscripten::val response);
  void read_on(Running::iterator request);
  void chunk_read(Running::iterator request, const emscripten::val& chunk);
  void fail(Running::iterator request, FetchFailure failure);
  void finish(Running::iterator request);

  Running running_;
};

}  // namespace wasm::net
