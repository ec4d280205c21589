#include "protocol/xep/0176_ice_udp/transport.hpp"

#include <cstddef>
#include <utility>

#include "protocol/sdp/description.hpp"
#include "protocol/xep/0166_jingle/value.hpp"
#include "protocol/xep/0176_ice_udp/candidate.hpp"

namespace protocol::xep0176 {
namespace {

// An NCName (the schema says xs:NCName) that differs for each candidate of a session.
std::string candidate_id(const sdp::IceCandidate& candidate) {
  std::string id = "c" + candidate.foundation + '-' + std::to_string(candidate.component) + '-' +
                   std::to_string(candidate.port) + '-' + std::to_string(candidate.priority);
  for (char& c : id)
    if (c == '+' || c == '/') c = '_';
  return id;
}

}  // namespace

std::optional<Transport> read_transport(const xml::Element& element) {
  if (!element.is("transport", kIceUdp)) return std::nullopt;
  Transport transport;
  const auto ufrag = xep0166::value_of(element, "ufrag");
  const auto pwd = xep0166::value_of(element, "pwd");
  if (!ufrag.empty() && !sdp::is_ufrag(ufrag)) return std::nullopt;
  if (!pwd.empty()) {
    transport.ice = sdp::make_credentials(ufrag, pwd);
    if (!transport.ice) return std::nullopt;
  }
  transport.ufrag = ufrag;
  for (const auto child : element.children("candidate")) {
    auto candidate = read_candidate(child);
    if (!candidate || transport.candidates.size() == sdp::kMaxCandidates) continue;
    candidate->ufrag = ufrag;
    transport.candidates.push_back(*std::move(candidate));
  }
  transport.dtls = xep0320::read_dtls(element);
  return transport;
}

xml::Serialized write_transport(const Transport& transport) {
  xml::Writer writer;
  writer.open("transport", kIceUdp);
  if (transport.ice)
    writer.attribute("ufrag", transport.ice->ufrag).attribute("pwd", transport.ice->pwd);
  else if (!transport.ufrag.empty())
    writer.attribute("ufrag", transport.ufrag);
  xep0320::write_dtls(writer, transport.dtls);
  for (const auto& candidate : transport.candidates) {
    if (candidate.protocol != sdp::CandidateProtocol::Udp) continue;
    write_candidate(writer, candidate, candidate_id(candidate));
  }
  writer.close();
  return writer.take();
}

}  // namespace protocol::xep0176
