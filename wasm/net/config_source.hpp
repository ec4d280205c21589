#pragma once

#include <expected>
#include <string>
#include <vector>

#include "shell/ports/config_source.hpp"
#include "shell/ports/system.hpp"
#include "wasm/net/text_fetcher.hpp"

namespace wasm::net {

// config.json beside the page, read by the browser's JSON.parse(). What is wrong with it goes to the log, and to whoever listens to
// the document's event `configfault`.
class ConfigFile final : public shell::ports::ConfigSource {
 public:
  ConfigFile(TextFetcher& fetcher, shell::ports::Log& log) : fetcher_(fetcher), log_(log) {}

  void load(Done done) override;

 private:
  std::expected<shell::ports::Config, shell::ports::ConfigError> understand(
      const std::expected<std::string, FetchFailure>& text);
  std::expected<shell::ports::Config, shell::ports::ConfigError> parse(const std::string& text);
  void report(const std::vector<std::string>& faults);

  TextFetcher& fetcher_;
  shell::ports::Log& log_;
};

}  // namespace wasm::net
