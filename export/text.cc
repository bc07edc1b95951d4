#include "export/text.h"

#include <array>
#include <cstdint>
#include <cstring>

namespace dramatis::exporting {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD
constexpr std::string_view kWordJoiner = "\xE2\x81\xA0";   // U+2060

// Bytes of the well-formed UTF-8 character at the front; 0 if there is none.
size_t character_length(std::string_view text) {
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(text[i]); };
  const auto follows = [&](size_t i, uint8_t low = 0x80, uint8_t high = 0xBF) {
    return i < text.size() && byte(i) >= low && byte(i) <= high;
  };
  const uint8_t lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return follows(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const uint8_t low = lead == 0xE0 ? 0xA0 : 0x80,
                  high = lead == 0xED ? 0x9F : 0xBF;  // no overlong, no surrogate
    return follows(1, low, high) && follows(2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const uint8_t low = lead == 0xF0 ? 0x90 : 0x80, high = lead == 0xF4 ? 0x8F : 0xBF;
    return follows(1, low, high) && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

bool allowed_in_xml(std::string_view character) {
  if (character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF") return false;  // U+FFFE, U+FFFF
  const auto first = static_cast<uint8_t>(character[0]);
  return first >= 0x20 || first == '\t' || first == '\n' || first == '\r';
}

// Bytes that stand for themselves: printable ASCII but for those given.
template <char... kEscaped>
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (size_t byte = 0x20; byte < 0x7F; ++byte) plain[byte] = true;
  for (const char c : {kEscaped...}) plain[static_cast<uint8_t>(c)] = false;
  return plain;
}();

// Eight bytes at a time (Anderson, "Bit Twiddling Hacks": a byte less than n, a zero byte).
constexpr uint64_t kOnes = 0x0101010101010101, kHighBits = kOnes << 7;
constexpr uint64_t zero_bytes(uint64_t word) { return (word - kOnes) & ~word; }
template <char... kEscaped>
constexpr bool all_plain(uint64_t word) {
  const uint64_t odd = word | ((word - kOnes * 0x20) & ~word) | zero_bytes(word ^ kOnes * 0x7F) |
                       (... | zero_bytes(word ^ kOnes * static_cast<uint8_t>(kEscaped)));
  return (odd & kHighBits) == 0;
}

// Where the first byte at or behind `begin` is that is not plain.
template <char... kEscaped>
size_t end_of_plain(std::string_view text, size_t begin) {
  size_t end = begin;
  for (uint64_t word; end + sizeof word <= text.size(); end += sizeof word) {
    std::memcpy(&word, text.data() + end, sizeof word);
    if (!all_plain<kEscaped...>(word)) break;
  }
  while (end < text.size() && kPlain<kEscaped...>[static_cast<uint8_t>(text[end])]) ++end;
  return end;
}

// Copies runs of plain bytes at once and leaves each other character to `special`; a malformed byte comes
// alone, as an empty character.
template <char... kEscaped, typename Special>
void append_escaped(std::string& out, std::string_view text, const Special& special) {
  for (size_t i = 0; i < text.size();) {
    const size_t end = end_of_plain<kEscaped...>(text, i);
    out.append(text, i, end - i);
    if (end == text.size()) return;
    const size_t length = character_length(text.substr(end));
    special(text.substr(end, length));
    i = end + (length == 0 ? 1 : length);
  }
}

bool is_white(char c) { return (c == ' ') | ((c >= '\t') & (c <= '\r')); }

// No white space but single blanks between words.
bool is_one_line(std::string_view text) {
  if (text.empty()) return true;
  if (is_white(text.front()) || is_white(text.back())) return false;
  uint8_t odd = 0;
  for (size_t i = 1; i < text.size(); ++i) {
    const auto before = static_cast<uint8_t>(text[i - 1]), at = static_cast<uint8_t>(text[i]);
    odd |= static_cast<uint8_t>(uint8_t(at - '\t') < 5) | static_cast<uint8_t>((at | before) == ' ');
  }
  return odd == 0;
}

void append_csv_field(std::string& out, std::string_view text, bool double_backslashes) {
  if (text.find_first_of(",\"\\\r\n\t;") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    if (c == '\\' && double_backslashes) out += '\\';
    out += c;
  }
  out += '"';
}

}  // namespace

void append_one_line(std::string& out, std::string_view text) {
  if (is_one_line(text)) {
    out += text;
    return;
  }
  bool gap = false;
  const size_t begin = out.size();
  for (const char c : text) {
    if (is_white(c)) {
      gap = true;
      continue;
    }
    if (gap && out.size() > begin) out += ' ';
    gap = false;
    out += c;
  }
}

std::string one_line(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  append_one_line(line, text);
  return line;
}

void append_xml(std::string& out, std::string_view text) {
  append_escaped<'<', '>', '&', '"'>(out, text, [&](std::string_view character) {
    if (character.empty() || !allowed_in_xml(character)) {
      out += kReplacement;
      return;
    }
    switch (character[0]) {
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\t':
        out += "&#9;";
        break;
      case '\n':
        out += "&#10;";
        break;
      case '\r':
        out += "&#13;";
        break;
      default:
        out += character;
    }
  });
}

void append_xml_for_gephi(std::string& out, std::string_view text) {
  for (size_t found; (found = text.find("INF")) != std::string_view::npos; text.remove_prefix(found + 2)) {
    append_xml(out, text.substr(0, found + 2));
    out += kWordJoiner;
  }
  append_xml(out, text);
  if (text == "null") out += kWordJoiner;
}

void append_csv_for_gephi(std::string& out, std::string_view text) { append_csv_field(out, text, true); }
void append_csv(std::string& out, std::string_view text) { append_csv_field(out, text, false); }

void append_quoted(std::string& out, std::string_view text) {
  constexpr char kDigits[] = "0123456789abcdef";
  out += '"';
  append_escaped<'"', '\\'>(out, text, [&](std::string_view character) {
    if (character.empty()) {
      out += kReplacement;
      return;
    }
    const auto first = static_cast<uint8_t>(character[0]);
    switch (first) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (first >= 0x20 && first != 0x7F) {
          out += character;
        } else {
          out += "\\u00";
          out += kDigits[first >> 4];
          out += kDigits[first & 15];
        }
    }
  });
  out += '"';
}

}  // namespace dramatis::exporting
