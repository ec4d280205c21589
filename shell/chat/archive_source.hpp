#pragma once

#include <cstdint>
#include <expected>
#include <functional>

#include "protocol/core/error.hpp"
#include "protocol/im/events.hpp"
#include "shell/now.hpp"
#include "shell/session/requests.hpp"

namespace shell::chat {

// Where history comes from, a page at a time, and never at once. What this device keeps of the archive is what the timelines
// hold, so all of it comes from the server (XEP-0313); a store on the device would be asked here first.
class ArchiveSource {
 public:
  using Page = protocol::im::ArchivePage;
  // A page, or why there is none.
  using Found = std::function<void(const std::expected<Page, protocol::StanzaError>& found, Now now)>;

  explicit ArchiveSource(session::Requests& requests) : requests_(requests) {}

  // `found` is called once; not at all when the session is given up before. Returns whether anybody could be asked.
  bool ask(protocol::im::QueryArchive range, Found found, Now now);

 private:
  session::Requests& requests_;
};

}  // namespace shell::chat
