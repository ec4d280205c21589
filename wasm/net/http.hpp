#pragma once

#include <string>

#include "shell/ports/http.hpp"
#include "wasm/net/text_fetcher.hpp"

namespace wasm::net {

class BrowserHttp final : public shell::ports::Http {
 public:
  explicit BrowserHttp(TextFetcher& fetcher) : fetcher_(fetcher) {}

  void get(const std::string& url, Done done) override;

 private:
  TextFetcher& fetcher_;
};

}  // namespace wasm::net
