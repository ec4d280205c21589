#include "wasm/worker/hashing/digests.hpp"

#include <cassert>
#include <utility>

#include "wasm/js/bytes.hpp"

namespace wasm::worker::hashing {

using shell::ports::DigestError;

WorkerDigests::WorkerDigests(Client& client) : client_(client) {
  client_.serve(Job::Hashing, {.receive =
                                   [this](const js::val& message) {
                                     std::visit([this](const auto& one) { take(one); }, read_to_page(message));
                                   },
                               .lost = [this](Loss loss) { lost(loss); }});
}

DigestStream WorkerDigests::begin(std::vector<ContentHash> wanted, Events events) {
  const auto stream = static_cast<DigestStream>(++last_);
  running_.emplace(stream, Running{.events = std::move(events)});
  post(Begin{.stream = stream, .wanted = std::move(wanted)});
  return stream;
}

const WorkerDigests::Running* WorkerDigests::fed(DigestStream stream) const {
  const auto place = running_.find(stream);
  return place == running_.end() || place->second.ended ? nullptr : &place->second;
}

std::size_t WorkerDigests::room(DigestStream stream) const {
  const Running* running = fed(stream);
  return running ? kMostUnderWay - running->under_way : 0;
}

void WorkerDigests::add(DigestStream stream, std::span<const std::uint8_t> bytes) {
  if (!fed(stream)) return;
  assert(bytes.size() <= room(stream));
  const js::Attempt copied = js::copy_of(bytes);
  if (!copied) return client_.give_up();
  running_.at(stream).under_way += bytes.size();
  js::val transferred = js::val::array();
  transferred.set(0, (*copied)["buffer"]);
  post(Chunk{.stream = stream, .bytes = *copied}, transferred);
}

void WorkerDigests::end(DigestStream stream) {
  if (!fed(stream)) return;
  running_.at(stream).ended = true;
  post(End{.stream = stream});
}

void WorkerDigests::cancel(DigestStream stream) {
  if (running_.erase(stream) != 0) post(Cancel{.stream = stream});
}

void WorkerDigests::post(const ToWorker& message, const js::val& transferred) {
  client_.post(Job::Hashing, write(message), transferred);
}

void WorkerDigests::take(const Taken& taken) {
  const auto place = running_.find(taken.stream);
  if (place == running_.end()) return;  // cancelled meanwhile
  place->second.under_way -= taken.size;
  const auto tell = place->second.events.room;  // which may cancel the stream
  if (tell) tell();
}

void WorkerDigests::take(const Finished& finished) {
  const auto place = running_.find(finished.stream);
  if (place == running_.end()) return;
  const auto tell = std::move(place->second.events.done);
  running_.erase(place);
  tell(finished.digests);
}

void WorkerDigests::lost(Loss loss) {
  const auto error = loss == Loss::NotStarted ? DigestError::Unavailable : DigestError::Broken;
  for (const auto& [stream, running] : std::exchange(running_, {})) running.events.done(std::unexpected(error));
}

}  // namespace wasm::worker::hashing
