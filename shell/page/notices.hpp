#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>

#include "protocol/core/time.hpp"
#include "shell/model.hpp"

namespace shell::page {

// Short remarks to the person, which go by themselves.
class Notices {
 public:
  explicit Notices(Model& model) : model_(model) {}

  // `subject`: a name or address, `detail`: a server's own words; both may be empty. The oldest make room.
  void add(ui::model::NoticeKind kind, std::string subject, std::string detail, protocol::Time now);
  void dismiss(std::uint32_t id);  // harmless when it is gone
  [[nodiscard]] std::optional<protocol::Time> deadline() const;
  void handle_timeout(protocol::Time now);

 private:
  struct Expiry {
    std::uint32_t id;
    protocol::Time at;
  };

  Model& model_;
  std::deque<Expiry> expiries_;  // in order: all notices live equally long
  std::uint32_t last_id_ = 0;
};

}  // namespace shell::page
