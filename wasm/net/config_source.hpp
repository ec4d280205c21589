#pragma once

#include "shell/ports/config_source.hpp"
#include "wasm/net/text_fetcher.hpp"

namespace wasm::net {

// config.json beside the page, read by the browser's JSON.parse().
class ConfigFile final : public shell::ports::ConfigSource {
 public:
  explicit ConfigFile(TextFetcher& fetcher) : fetcher_(fetcher) {}

  void load(Done done) override;

 private:
  TextFetcher& fetcher_;
};

}  // namespace wasm::net
