#include "ui/text/content/links.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "ui/text/unicode/characters.hpp"
#include "ui/text/unicode/direction.hpp"
#include "ui/text/unicode/utf8.hpp"

namespace ui::text {
namespace {

struct Scheme {
  std::string_view name;
  bool has_host;
  std::string_view first;  // what may follow; empty: any
};
constexpr std::string_view kDigits = "0123456789";
constexpr std::array<Scheme, 6> kSchemes{{{"https://", true, ""},
                                          {"http://", true, ""},
                                          {"mailto:", false, ""},
                                          {"xmpp:", false, ""},
                                          {"tel:", false, "+0123456789"},
                                          {"geo:", false, "-0123456789"}}};
constexpr std::string_view kWww = "www.";
constexpr std::size_t kLongestNumber = 47;  // an address of IPv6 in brackets

// Punctuation of a sentence, which is part of an address only when more of it follows.
constexpr std::array kLoose{
    CodeRange{'!', '!'},       CodeRange{'\'', '\''},     CodeRange{',', ','},       CodeRange{'.', '.'},
    CodeRange{':', ';'},       CodeRange{'?', '?'},       CodeRange{0x037E, 0x037E}, CodeRange{0x0387, 0x0387},
    CodeRange{0x055C, 0x055E}, CodeRange{0x0589, 0x058A}, CodeRange{0x05BE, 0x05BE}, CodeRange{0x05C3, 0x05C3},
    CodeRange{0x05F3, 0x05F4}, CodeRange{0x060C, 0x060D}, CodeRange{0x061B, 0x061F}, CodeRange{0x06D4, 0x06D4},
    CodeRange{0x0964, 0x0965}, CodeRange{0x0F0B, 0x0F14}, CodeRange{0x104A, 0x104B}, CodeRange{0x1361, 0x1368},
    CodeRange{0x17D4, 0x17D6}, CodeRange{0x1800, 0x180A}, CodeRange{0x2010, 0x2019}, CodeRange{0x201A, 0x201B},
    CodeRange{0x203C, 0x203D}, CodeRange{0x2047, 0x2049}};

// What ends an address wherever it stands: delimiters that people put around it (RFC 3986 appendix C), quotation marks, ellipses, and
// the punctuation of scripts that put no space behind it.
constexpr std::array kEnds{
    CodeRange{'"', '"'},       CodeRange{'<', '<'},       CodeRange{'>', '>'},       CodeRange{'\\', '\\'},
    CodeRange{'^', '^'},       CodeRange{'`', '`'},       CodeRange{'{', '}'},       CodeRange{0xAB, 0xAB},
    CodeRange{0xBB, 0xBB},     CodeRange{0x201C, 0x201F}, CodeRange{0x2026, 0x2026}, CodeRange{0x2039, 0x203A},
    CodeRange{0x3001, 0x3002}, CodeRange{0x301D, 0x301F}, CodeRange{0xFE10, 0xFE16}, CodeRange{0xFE50, 0xFE57},
    CodeRange{0xFF01, 0xFF02}, CodeRange{0xFF0C, 0xFF0C}, CodeRange{0xFF0E, 0xFF0E}, CodeRange{0xFF1A, 0xFF1B},
    CodeRange{0xFF1F, 0xFF1F}, CodeRange{0xFF61, 0xFF61}, CodeRange{0xFF64, 0xFF64}, CodeRange{0xFFFD, 0xFFFD}};

// Signs that are letters of no language: in a host they would be there to look like its dots and slashes.
constexpr std::array kNoHost{CodeRange{0x80, 0xBF},     CodeRange{0xD7, 0xD7},     CodeRange{0xF7, 0xF7},
                             CodeRange{0x02B9, 0x02FF}, CodeRange{0x0337, 0x0338}, CodeRange{0x2000, 0x25FF},
                             CodeRange{0x27C0, 0x2BFF}, CodeRange{0x2E00, 0x2E7F}, CodeRange{0x3000, 0x3004},
                             CodeRange{0x3008, 0x3020}, CodeRange{0x3030, 0x3030}, CodeRange{0xA700, 0xA721},
                             CodeRange{0xA788, 0xA78C}, CodeRange{0xE000, 0xF8FF}, CodeRange{0xFE00, 0xFE6F},
                             CodeRange{0xFF00, 0xFF20}, CodeRange{0xFF3B, 0xFF40}, CodeRange{0xFF5B, 0xFF65}};

// Scripts that have letters which are drawn like those of another of them.
constexpr std::array kLatin{CodeRange{'A', 'Z'}, CodeRange{'a', 'z'}, CodeRange{0xC0, 0x02AF},
                            CodeRange{0x1E00, 0x1EFF}, CodeRange{0xFF21, 0xFF5A}};
constexpr std::array kGreek{CodeRange{0x0370, 0x03FF}, CodeRange{0x1F00, 0x1FFF}};
constexpr std::array kCyrillic{CodeRange{0x0400, 0x052F}, CodeRange{0x1C80, 0x1C8F}, CodeRange{0xA640, 0xA69F}};
constexpr std::array kArmenian{CodeRange{0x0531, 0x0588}};
constexpr std::array kCherokee{CodeRange{0x13A0, 0x13FF}, CodeRange{0xAB70, 0xABBF}};

unsigned script_of(char32_t code) {
  if (holds(kLatin, code)) return 1U;
  if (code < 0x0370) return 0;
  if (holds(kGreek, code)) return 2U;
  if (holds(kCyrillic, code)) return 4U;
  if (holds(kArmenian, code)) return 8U;
  return holds(kCherokee, code) ? 16U : 0U;
}

struct Brackets {
  char32_t open;
  char32_t close;
};
constexpr std::array<Brackets, 10> kBrackets{{{'(', ')'},
                                              {'[', ']'},
                                              {0x3008, 0x3009},
                                              {0x300A, 0x300B},
                                              {0x300C, 0x300D},
                                              {0x300E, 0x300F},
                                              {0x3010, 0x3011},
                                              {0x3014, 0x3015},
                                              {0xFF08, 0xFF09},
                                              {0xFF3B, 0xFF3D}}};

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_alphanumeric(char c) { return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'z'); }

bool begins_with(std::string_view text, std::string_view word) {
  return text.size() > word.size() &&
         std::ranges::equal(text.substr(0, word.size()), word, [](char a, char b) { return lower(a) == b; });
}

bool is_address(char32_t code) { return code > ' ' && !is_blank(code) && !is_invisible(code) && !holds(kEnds, code); }

bool is_host(char32_t code) {
  if (code < 0x80) return code == '-' || code == '.' || code == '_' || is_alphanumeric(static_cast<char>(code));
  return is_address(code) && !holds(kNoHost, code) && !holds(kLoose, code);
}

// A word of a host, or of an account's name, in letters of several scripts.
bool mixes_scripts(std::string_view words) {
  unsigned scripts = 0;
  while (!words.empty()) {
    const char32_t code = take_code_point(words);
    if (code == '.' || code == '@' || code == ':') scripts = 0;
    scripts |= script_of(code);
    if ((scripts & (scripts - 1)) != 0) return true;
  }
  return false;
}

std::size_t host_length(std::string_view text) {
  std::string_view rest = text;
  while (!rest.empty()) {
    std::string_view next = rest;
    if (!is_host(take_code_point(next))) break;
    rest = next;
  }
  return text.size() - rest.size();
}

// How many bytes from the front an address may have: up to what ends it, or a bracket that was not opened in it.
std::size_t reach_of(std::string_view text) {
  std::array<int, kBrackets.size()> open{};
  std::string_view rest = text;
  while (!rest.empty()) {
    std::string_view next = rest;
    const char32_t code = take_code_point(next);
    if (!is_address(code)) break;
    const auto opened = std::ranges::find(kBrackets, code, &Brackets::open);
    const auto closed = std::ranges::find(kBrackets, code, &Brackets::close);
    if (opened != kBrackets.end()) ++open.at(static_cast<std::size_t>(opened - kBrackets.begin()));
    if (closed != kBrackets.end() && --open.at(static_cast<std::size_t>(closed - kBrackets.begin())) < 0) break;
    rest = next;
  }
  return text.size() - rest.size();
}

unsigned sign_of(char32_t code) { return code == '*' ? 1U : code == '_' ? 2U : code == '~' ? 4U : 0U; }

// `address` without the punctuation behind it, and without signs that style it (XEP-0393): those that stand in `signs`.
std::size_t tidy_length(std::string_view address, unsigned signs) {
  while (!address.empty()) {
    const std::string_view last = last_code_point(address);
    std::string_view rest = last;
    const char32_t code = take_code_point(rest);
    const bool styles = (sign_of(code) & signs) != 0;
    if (!styles && !holds(kLoose, code) && std::ranges::find(kBrackets, code, &Brackets::open) == kBrackets.end())
      break;
    address.remove_suffix(last.size());
  }
  return address.size();
}

std::string_view authority_of(std::string_view text) { return text.substr(0, text.find_first_of("/?#")); }

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {}

  std::vector<Link> find() {
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t end = text_[at] == '@' ? mail(at) : may_begin(at) ? address(at) : at;
      signs_ = text_[at] == '\n' ? 0 : signs_ | sign_of(static_cast<unsigned char>(text_[at]));
      at = end > at ? done_ = end : at + 1;
    }
    return std::move(links_);
  }

 private:
  [[nodiscard]] bool may_begin(std::size_t at) const {
    if (lower(text_[at]) < 'g' || lower(text_[at]) > 'x') return false;
    if (at == 0) return true;
    const char before = text_[at - 1];
    return !is_alphanumeric(before) && std::string_view("+-.@").find(before) == std::string_view::npos;
  }

  std::size_t add(std::size_t begin, std::size_t length) {
    links_.push_back({begin, begin + length});
    return begin + length;
  }

  // The end of what begins at `at` and was looked at; `at` itself when no address does.
  std::size_t address(std::size_t at) {
    const std::string_view rest = text_.substr(at);
    for (const Scheme& scheme : kSchemes) {
      if (!begins_with(rest, scheme.name)) continue;
      return scheme.has_host ? page(at, scheme.name.size()) : other(at, scheme);
    }
    const bool in_path = at > 0 && text_[at - 1] == '/';
    return begins_with(rest, kWww) && !in_path ? page(at, 0) : at;
  }

  // An address of the web whose host stands `prefix` bytes behind its beginning.
  std::size_t page(std::size_t at, std::size_t prefix) {
    const std::string_view rest = text_.substr(at + prefix);
    const bool numbered = rest.starts_with('[');  // an address of IPv6
    std::size_t host = numbered ? rest.substr(0, kLongestNumber).find(']') + 1 : host_length(rest);
    if (numbered && !is_number(rest.substr(0, host))) return at;
    const std::string_view name = rest.substr(0, host);
    const bool www = prefix == 0;
    if (tidy_length(name, signs_) <= (www ? kWww.size() : 0)) return at;
    if (rest.substr(host).starts_with(':')) {
      const std::size_t port = std::min(rest.find_first_not_of(kDigits, host + 1), rest.size());
      if (port > host + 1) host = port;
    }
    // A name before the host shows what it does not lead to. Only near by: what is further away is not taken for the host either.
    constexpr std::size_t kNearby = 256;
    const std::string_view behind = rest.substr(host, kNearby);
    const std::string_view authority = authority_of(behind.substr(0, reach_of(behind)));
    if (authority.contains('@')) return at + prefix + host + authority.size();
    if (mixes_scripts(rest.substr(0, host))) return at + prefix + host;
    const bool goes_on = !behind.empty() && std::string_view("/?#").contains(behind.front());
    return add(at, prefix + tidy_length(rest.substr(0, goes_on ? reach_of(rest) : host), signs_));
  }

  static bool is_number(std::string_view host) {
    return host.size() > 3 &&
           host.substr(1, host.size() - 2).find_first_not_of("0123456789abcdefABCDEF:.") == std::string_view::npos;
  }

  std::size_t other(std::size_t at, const Scheme& scheme) {
    const std::string_view rest = text_.substr(at + scheme.name.size());
    if (!scheme.first.empty() && !scheme.first.contains(rest.front())) return at;
    const std::size_t reach = reach_of(rest);
    if (mixes_scripts(authority_of(rest.substr(0, reach)))) return at + scheme.name.size() + reach;
    const std::size_t length = tidy_length(rest.substr(0, reach), signs_);
    return length == 0 ? at : add(at, scheme.name.size() + length);
  }

  // An address of e-mail around the @ at `at`: a name of ASCII, as nearly all are, and a host of several words.
  std::size_t mail(std::size_t at) {
    std::size_t begin = at;
    while (begin > done_ && is_local(text_[begin - 1])) --begin;
    while (begin < at && !is_alphanumeric(text_[begin])) ++begin;
    if (begin == at || is_within_word(begin)) return at;
    const std::string_view rest = text_.substr(at + 1);
    const std::size_t reach = host_length(rest);
    const std::size_t length = tidy_length(rest.substr(0, reach), signs_);
    const std::string_view host = rest.substr(0, length);
    const std::size_t dot = host.rfind('.');
    const bool words = dot != std::string_view::npos && !host.starts_with('.') && !host.contains("..");
    const bool proper = words && host.size() - dot > 2 && !is_digit(host[dot + 1]);
    const bool goes_on = length == reach && continues(rest.substr(reach));
    if (!proper || goes_on || mixes_scripts(host)) return at + 1 + reach;  // nothing within its host is one either
    return add(begin, at + 1 + length - begin);
  }

  // Whether what stands before is part of the same word, as people read it.
  [[nodiscard]] bool is_within_word(std::size_t at) const {
    std::string_view before = last_code_point(text_.substr(0, at));
    if (before.empty()) return false;
    const char32_t code = take_code_point(before);
    return code == '/' || code == '@' || code == ':' || script_of(code) != 0 || is_mark(code);
  }

  static bool is_local(char c) { return is_alphanumeric(c) || std::string_view("._%+-").contains(c); }

  // What follows makes it another kind of address: of a room's occupant, of a repository.
  static bool continues(std::string_view rest) {
    if (rest.starts_with('/') || rest.starts_with('@')) return true;
    return rest.size() > 1 && rest.front() == ':' && is_alphanumeric(rest[1]);
  }

  std::string_view text_;
  std::vector<Link> links_;
  std::size_t done_ = 0;  // where the last address ended
  unsigned signs_ = 0;    // that stood before in the line, outside of addresses
};

}  // namespace

std::vector<Link> find_links(std::string_view text) {
  // Nearly all texts have none, and are only looked through for these.
  if (text.find_first_of(":@.") == std::string_view::npos) return {};
  return Finder(text).find();
}

std::string target_of(std::string_view link) {
  const bool complete =
      std::ranges::any_of(kSchemes, [link](const Scheme& scheme) { return begins_with(link, scheme.name); });
  if (complete) return std::string(link);
  return std::string(begins_with(link, kWww) ? "https://" : "mailto:").append(link);
}

IsolatedLinks with_isolated_links(std::string_view text) {
  IsolatedLinks result;
  std::size_t done = 0;
  for (const Link& link : find_links(text)) {
    result.text.append(text.substr(done, link.begin - done)).append(kIsolateLeftToRight);
    const std::size_t begin = result.text.size();
    result.text.append(text.substr(link.begin, link.end - link.begin));
    result.links.push_back({begin, result.text.size()});
    result.text.append(kPopIsolate);
    done = link.end;
  }
  result.text.append(text.substr(done));
  return result;
}

}  // namespace ui::text
