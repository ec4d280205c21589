#include "protocol/xep/0294_hdrext/hdrext.hpp"

#include <algorithm>

#include "protocol/sdp/description.hpp"
#include "protocol/xep/0166_jingle/value.hpp"

namespace protocol::xep0294 {

std::vector<HeaderExtension> read_extensions(const xml::Element& description) {
  std::vector<HeaderExtension> extensions;
  for (const auto element : description.children("rtp-hdrext", kHdrext)) {
    const auto id = sdp::parse_extension_id(xep0166::value_of(element, "id"));
    const auto uri = xep0166::value_of(element, "uri");
    const auto senders = xep0166::parse_senders(sdp::trim(element.attribute("senders").value_or("both")));
    if (!id || !senders || !sdp::is_extension_uri(uri)) continue;
    if (extensions.size() == sdp::kMaxExtensions) break;
    if (std::ranges::contains(extensions, *id, &HeaderExtension::id)) continue;
    extensions.push_back({*id, std::string(uri), *senders});
  }
  return extensions;
}

void write_extensions(xml::Writer& writer, const std::vector<HeaderExtension>& extensions) {
  for (const auto& extension : extensions) {
    writer.open("rtp-hdrext", kHdrext).attribute("id", extension.id).attribute("uri", extension.uri);
    if (extension.senders != xep0166::Senders::Both) writer.attribute("senders", name_of(extension.senders));
    writer.close();
  }
}

Mixing read_mixing(const xml::Element& description) {
  return description.child("extmap-allow-mixed", kHdrext) ? Mixing::Allowed : Mixing::Refused;
}

void write_mixing(xml::Writer& writer, Mixing mixing) {
  if (mixing == Mixing::Allowed) writer.open("extmap-allow-mixed", kHdrext).close();
}

}  // namespace protocol::xep0294
