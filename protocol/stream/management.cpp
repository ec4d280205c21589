#include "protocol/stream/management.hpp"

#include <charconv>
#include <utility>

#include "protocol/core/namespaces.hpp"
#include "protocol/xml/writer.hpp"

namespace protocol::stream {

void Management::reset() {
  state_ = State::Off;
  id_.clear();
  received_ = 0;
  acked_ = 0;
  unacked_.clear();
}

std::string Management::enable_frame() {
  state_ = State::Requested;
  xml::Writer writer;
  writer.open("enable", ns::kStreamManagement).attribute("resume", "true").close();
  return writer.take().release();
}

void Management::enabled(const xml::Element& element) {
  state_ = State::On;
  received_ = 0;
  const auto resume = element.attribute("resume").value_or("");
  if (resume == "true" || resume == "1") id_ = element.attribute("id").value_or("");
}

std::string Management::resume_frame() const {
  xml::Writer writer;
  writer.open("resume", ns::kStreamManagement).attribute("h", received_).attribute("previd", id_).close();
  return writer.take().release();
}

std::string Management::answer_frame() const {
  xml::Writer writer;
  writer.open("a", ns::kStreamManagement).attribute("h", received_).close();
  return writer.take().release();
}

std::string Management::request_frame() {
  xml::Writer writer;
  writer.open("r", ns::kStreamManagement).close();
  return writer.take().release();
}

void Management::sent(std::string frame, std::optional<mux::Ack> ack) { unacked_.push_back({std::move(frame), ack}); }

std::vector<std::string_view> Management::unacked_frames() const {
  std::vector<std::string_view> frames;
  frames.reserve(unacked_.size());
  for (const auto& sent : unacked_) frames.emplace_back(sent.frame);
  return frames;
}

std::expected<std::vector<mux::Ack>, Management::TooHigh> Management::acknowledge(std::uint32_t h) {
  const std::uint32_t count = h - acked_;  // modulo 2^32
  if (count > unacked_.size()) return std::unexpected(TooHigh{});
  std::vector<mux::Ack> acks;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (const auto& ack = unacked_.front().ack) acks.push_back(*ack);
    unacked_.pop_front();
  }
  acked_ = h;
  return acks;
}

std::optional<std::uint32_t> handled_count(const xml::Element& element) {
  const auto text = element.attribute("h").value_or("");
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace protocol::stream
