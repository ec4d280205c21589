#include "wasm/net/text_fetcher.hpp"

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include <emscripten/val.h>

#include "wasm/js/attempt.hpp"
#include "wasm/js/promise.hpp"
#include "wasm/js/value.hpp"

using emscripten::val;
using shell::ports::HttpError;

namespace wasm::net {
namespace {

constexpr std::size_t kMostBytes = 65536;
constexpr double kTimeoutMs = 5000;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// fetch() rejects with the abort signal's reason, a TimeoutError (https://dom.spec.whatwg.org/#dom-abortsignal-timeout).
HttpError reason_of(const val& thrown) {
  const bool timeout = js::exists(thrown) && js::text(thrown, "name") == "TimeoutError";
  return timeout ? HttpError::Timeout : HttpError::Unreachable;
}

val options() {
  val options = val::object();
  options.set("credentials", std::string("omit"));
  options.set("referrerPolicy", std::string("no-referrer"));
  options.set("signal", val::global("AbortSignal").call<val>("timeout", kTimeoutMs));
  return options;
}

}  // namespace

struct TextFetcher::Request {
  Done done;
  val reader;
  std::string text;
  js::Promise waiting;
};

TextFetcher::TextFetcher() = default;
TextFetcher::~TextFetcher() = default;

void TextFetcher::get(const std::string& url, Done done) {
  running_.push_back(std::make_unique<Request>());
  const auto request = std::prev(running_.end());
  (*request)->done = std::move(done);
  const auto response = js::attempt(js::global(), "fetch", url, options());
  // What fetch() throws at once is reported like a rejection: later.
  const val promise = response ? *response : val::global("Promise").call<val>("reject", response.error());
  (*request)->waiting = js::Promise(promise, [this, request](js::Settled settled) {
    if (settled)
      answered(request, std::move(*settled));
    else
      fail(request, {.error = reason_of(settled.error())});
  });
}

void TextFetcher::answered(Running::iterator request, val response) {
  if (!js::flag(response, "ok")) {
    fail(request, {.error = HttpError::Status, .status = js::integer(response, "status")});
  } else if (const val body = response["body"]; js::exists(body)) {
    (*request)->reader = body.call<val>("getReader");
    read_on(request);
  } else {
    finish(request);
  }
}

void TextFetcher::read_on(Running::iterator request) {
  (*request)->waiting = js::Promise((*request)->reader.call<val>("read"), [this, request](js::Settled settled) {
    if (settled)
      chunk_read(request, *settled);
    else
      fail(request, {.error = reason_of(settled.error())});
  });
}

void TextFetcher::chunk_read(Running::iterator request, const val& chunk) {
  if (js::flag(chunk, "done")) {
    finish(request);
    return;
  }
  const val value = chunk["value"];
  std::string& text = (*request)->text;
  if (text.size() + value["length"].as<std::size_t>() > kMostBytes) {
    js::Promise((*request)->reader.call<val>("cancel"), [](const js::Settled&) {}).detach();
    fail(request, {.error = HttpError::TooLong});
    return;
  }
  const auto bytes = emscripten::convertJSArrayToNumberVector<std::uint8_t>(value);
  text.append(bytes.begin(), bytes.end());
  read_on(request);
}

void TextFetcher::fail(Running::iterator request, FetchFailure failure) {
  const Done done = std::move((*request)->done);
  running_.erase(request);
  done(std::unexpected(failure));
}

void TextFetcher::finish(Running::iterator request) {
  const Done done = std::move((*request)->done);
  std::string text = std::move((*request)->text);
  running_.erase(request);
  if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
  done(std::move(text));
}

}  // namespace wasm::net
