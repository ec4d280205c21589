#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "shell/ports/digests.hpp"
#include "wasm/worker/client.hpp"
#include "wasm/worker/hashing/messages.hpp"

namespace wasm::worker::hashing {

// The port, within the page: the worker does the work.
class WorkerDigests final : public shell::ports::Digests {
 public:
  explicit WorkerDigests(Client& client);
  ~WorkerDigests() override = default;
  WorkerDigests(const WorkerDigests&) = delete;
  WorkerDigests& operator=(const WorkerDigests&) = delete;

  DigestStream begin(std::vector<ContentHash> wanted, Events events) override;
  [[nodiscard]] std::size_t room(DigestStream stream) const override;
  void add(DigestStream stream, std::span<const std::uint8_t> bytes) override;
  void end(DigestStream stream) override;
  void cancel(DigestStream stream) override;

 private:
  struct Running {
    Events events;
    std::size_t under_way = 0;  // bytes
    bool ended = false;
  };

  // Null: it has ended.
  [[nodiscard]] const Running* fed(DigestStream stream) const;
  void post(const ToWorker& message, const js::val& transferred = js::val::array());
  void take(const Taken& taken);
  void take(const Finished& finished);
  void lost(Loss loss);

  Client& client_;
  std::map<DigestStream, Running> running_;
  std::uint32_t last_ = 0;
};

}  // namespace wasm::worker::hashing
