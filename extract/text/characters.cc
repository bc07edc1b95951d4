#include "extract/text/characters.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "extract/text/utf8.h"

namespace dramatis::extract {
namespace {

constexpr std::array<CharKind, 128> make_ascii_kinds() {
  std::array<CharKind, 128> kinds{};
  for (int c = 0; c < 128; ++c) {
    CharKind& kind = kinds[static_cast<size_t>(c)];
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      kind = CharKind::kSpace;
    } else if (c < 0x20 || c == 0x7F) {
      kind = CharKind::kOther;
    } else if (c >= '0' && c <= '9') {
      kind = CharKind::kDigit;
    } else if (c >= 'A' && c <= 'Z') {
      kind = CharKind::kUpper;
    } else if (c >= 'a' && c <= 'z') {
      kind = CharKind::kLower;
    } else if (c == '$' || c == '+' || c == '<' || c == '=' || c == '>' || c == '^' || c == '|' || c == '~') {
      kind = CharKind::kSymbol;
    } else {
      kind = CharKind::kPunct;
    }
  }
  return kinds;
}

constexpr std::array<CharKind, 128> kAsciiKinds = make_ascii_kinds();

bool is_emoji(char32_t code) {
  return (code >= 0x1F000 && code <= 0x1FAFF) || (code >= 0x2600 && code <= 0x27BF) ||
         (code >= 0x2B05 && code <= 0x2B55) || code == 0x231A || code == 0x231B ||
         (code >= 0x23E9 && code <= 0x23F3);
}

// Sorted by name.
constexpr std::array<std::pair<std::string_view, char32_t>, 27> kNamedEntities = {{
    {"amp", '&'},       {"apos", '\''},    {"bull", 0x2022},  {"cent", 0xA2},    {"copy", 0xA9},
    {"deg", 0xB0},      {"eacute", 0xE9},  {"euro", 0x20AC},  {"frac12", 0xBD},  {"gt", '>'},
    {"hellip", 0x2026}, {"laquo", 0xAB},   {"ldquo", 0x201C}, {"lsquo", 0x2018}, {"lt", '<'},
    {"mdash", 0x2014},  {"middot", 0xB7},  {"nbsp", 0xA0},    {"ndash", 0x2013}, {"pound", 0xA3},
    {"quot", '"'},      {"raquo", 0xBB},   {"rdquo", 0x201D}, {"reg", 0xAE},     {"rsquo", 0x2019},
    {"shy", 0xAD},      {"trade", 0x2122},
}};

// The entity at the start of `text`, which begins with '&'; size 1 and '&' if there is none.
CodePoint decode_entity(std::string_view text) {
  const CodePoint ampersand{'&', 1, true};
  const size_t semicolon = text.substr(0, 10).find(';');
  if (semicolon == std::string_view::npos || semicolon < 3) return ampersand;
  std::string_view name = text.substr(1, semicolon - 1);
  const auto size = static_cast<uint32_t>(semicolon + 1);
  if (name.front() != '#') {
    const auto* it =
        std::lower_bound(kNamedEntities.begin(), kNamedEntities.end(), name,
                         [](const auto& entity, std::string_view key) { return entity.first < key; });
    if (it == kNamedEntities.end() || it->first != name) return ampersand;
    return {it->second, size, true};
  }
  name.remove_prefix(1);
  int base = 10;
  if (name.starts_with('x') || name.starts_with('X')) {
    base = 16;
    name.remove_prefix(1);
  }
  uint32_t value = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), value, base);
  if (error != std::errc{} || end != name.data() + name.size() || value < 0x20 || value > 0x10FFFF ||
      (value >= 0xD800 && value <= 0xDFFF)) {
    return ampersand;
  }
  return {static_cast<char32_t>(value), size, true};
}

char32_t fold_quote(char32_t code) {
  switch (code) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
    case 0x02BC:
    case '`':
    case 0xB4:
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
      return '"';
    default:
      return code;
  }
}

}  // namespace

CharKind kind_of(char32_t code) {
  if (code < 128) return kAsciiKinds[code];
  if (code == 0xAD || (code >= 0x200B && code <= 0x200D) || code == 0x2060 || code == 0xFEFF)
    return CharKind::kMark;
  if (is_emoji(code)) return CharKind::kEmoji;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(code))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
      return CharKind::kUpper;
    case UTF8PROC_CATEGORY_LL:
      return CharKind::kLower;
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
      return CharKind::kLetter;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
      return CharKind::kMark;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return CharKind::kDigit;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return CharKind::kSpace;
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO:
      return CharKind::kPunct;
    case UTF8PROC_CATEGORY_SM:
    case UTF8PROC_CATEGORY_SC:
    case UTF8PROC_CATEGORY_SK:
    case UTF8PROC_CATEGORY_SO:
      return CharKind::kSymbol;
    default:
      return code == 0x85 ? CharKind::kSpace : CharKind::kOther;
  }
}

char32_t to_lower(char32_t code) {
  if (code < 128) return code >= 'A' && code <= 'Z' ? code + 32 : code;
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(code)));
}

void decode_characters(std::string_view text, size_t begin, size_t end, std::vector<Character>& out) {
  out.clear();
  const std::string_view stretch = text.substr(0, end);
  for (size_t at = begin; at < end;) {
    const auto byte = static_cast<unsigned char>(stretch[at]);
    CodePoint code{byte, 1, true};
    if (byte >= 0x80) {
      code = decode_utf8(stretch, at);
    } else if (byte == '&') {
      code = decode_entity(stretch.substr(at));
    }
    out.push_back(
        {fold_quote(code.value), static_cast<uint32_t>(at), kind_of(code.value), code.value == 0x2018});
    at += code.size;
  }
  out.push_back({0, static_cast<uint32_t>(end), CharKind::kSpace, false});
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

}  // namespace dramatis::extract
