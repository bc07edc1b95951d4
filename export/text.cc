#include "export/text.h"

#include <array>
#include <cstdint>

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
using Plain = std::array<bool, 256>;
constexpr Plain plain_but_for(std::string_view special) {
  Plain plain{};
  for (size_t byte = 0x20; byte < 0x7F; ++byte) plain[byte] = true;
  for (const char c : special) plain[static_cast<uint8_t>(c)] = false;
  return plain;
}
constexpr Plain kPlainInXml = plain_but_for("<>&\""), kPlainInQuotes = plain_but_for("\"\\");

// Copies runs of plain bytes at once and leaves each other character to `special`; a malformed byte comes
// alone, as an empty character.
template <typename Special>
void append_escaped(std::string& out, std::string_view text, const Plain& plain, const Special& special) {
  for (size_t i = 0; i < text.size();) {
    size_t end = i;
    while (end < text.size() && plain[static_cast<uint8_t>(text[end])]) ++end;
    out.append(text, i, end - i);
    if (end == text.size()) return;
    const size_t length = character_length(text.substr(end));
    special(text.substr(end, length));
    i = end + (length == 0 ? 1 : length);
  }
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
  bool gap = false;
  const size_t begin = out.size();
  for (const char c : text) {
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
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
  append_escaped(out, text, kPlainInXml, [&](std::string_view character) {
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
  append_escaped(out, text, kPlainInQuotes, [&](std::string_view character) {
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
