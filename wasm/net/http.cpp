#include "wasm/net/http.hpp"

#include <expected>
#include <utility>

namespace wasm::net {

void BrowserHttp::get(const std::string& url, Done done) {
  fetcher_.get(url, [done = std::move(done)](std::expected<std::string, FetchFailure> text) {
    done(std::move(text).transform_error([](const FetchFailure& failure) { return failure.error; }));
  });
}

}  // namespace wasm::net
