#include "protocol/stream/framing.hpp"

#include "protocol/core/namespaces.hpp"
#include "protocol/xml/writer.hpp"

namespace protocol::stream {

std::string open_frame(std::string_view domain, const Jid& from) {
  xml::Writer writer;
  writer.open("open", ns::kFraming).attribute("version", "1.0").attribute("to", domain);
  if (!from.empty()) writer.attribute("from", from.str());
  writer.close();
  return writer.take().release();
}

std::string close_frame() {
  xml::Writer writer;
  writer.open("close", ns::kFraming).close();
  return writer.take().release();
}

std::string error_frame(std::string_view condition) {
  xml::Writer writer;
  writer.open("error", ns::kStreams).open(condition, ns::kStreamErrors).close().close();
  return writer.take().release();
}

std::optional<std::string> declare_stream_prefix(std::string_view frame) {
  const auto end = frame.find_first_of(" \t\r\n/>");
  if (!frame.starts_with("<stream:") || end == std::string_view::npos) return std::nullopt;
  std::string declared(frame.substr(0, end));
  declared.append(" xmlns:stream='").append(ns::kStreams).append("'").append(frame.substr(end));
  return declared;
}

}  // namespace protocol::stream
