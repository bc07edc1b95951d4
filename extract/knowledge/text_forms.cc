#include "extract/knowledge/text_forms.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <sstream>
#include <utility>

namespace dramatis::extract {
namespace {

struct Decoded {
  char32_t value;
  size_t size;
};

Decoded decode(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char lead = byte(0);
  const size_t size = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  if (size == 1 || at + size > text.size()) return {lead < 0x80 ? lead : char32_t{0xFFFD}, 1};
  char32_t value = lead & (0xFFu >> (size + 1));
  for (size_t i = 1; i < size; ++i) value = (value << 6) | (byte(i) & 0x3Fu);
  return {value, size};
}

// Spellings of U+00C0..U+017F, two letters a code point, blank-padded; '.' keeps the code point.
constexpr std::string_view kLatin =
    "a a a a a a aec e e e e i i i i d n o o o o o . o u u u u y thss"   // C0-DF
    "a a a a a a aec e e e e i i i i d n o o o o o . o u u u u y thy "   // E0-FF
    "a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g "   // 100-11F
    "g g g g h h h h i i i i i i i i i i ijijj j k k k l l l l l l l "   // 120-13F
    "l l l n n n n n n n n n o o o o o o oeoer r r r r r s s s s s s "   // 140-15F
    "s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s ";  // 160-17F
static_assert(kLatin.size() == 2 * (0x180 - 0xC0));

// Cyrillic U+0430..U+044F, for names left in their own script.
constexpr std::array<std::string_view, 32> kCyrillic = {
    "a", "b", "v", "g", "d", "e",  "zh", "z",  "i",  "y",    "k", "l", "m", "n", "o",  "p",
    "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "",  "y", "",  "e", "yu", "ya"};

// The ASCII spelling of a Latin letter, or "" if it has none.
std::string_view latin_spelling(char32_t c) {
  if (c < 0xC0 || c >= 0x180) return c == 0x219 ? "s" : c == 0x21B ? "t" : "";
  std::string_view spelling = kLatin.substr(2 * (c - 0xC0), 2);
  if (spelling[0] == '.') return "";
  return spelling[1] == ' ' ? spelling.substr(0, 1) : spelling;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_alnum(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2BB || c == 0x2BC || c == '`';
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const Decoded d = decode(text, at);
    if (d.value < 0x80)
      out += lower(static_cast<char>(d.value));
    else if (const std::string_view spelling = latin_spelling(d.value); !spelling.empty())
      out += spelling;
    else if (is_apostrophe(d.value))
      out += '\'';
    else
      out += text.substr(at, d.size);
    at += d.size;
  }
  return out;
}

std::string slug(std::string_view name) {
  const std::string folded = fold(name);
  std::string out;
  for (size_t at = 0; at < folded.size();) {
    const Decoded d = decode(folded, at);
    at += d.size;
    if (d.value == '\'' || d.value == '.') continue;
    if (d.value < 0x80) {
      const char c = static_cast<char>(d.value);
      if (is_alnum(c))
        out += c;
      else if (!out.empty() && out.back() != '-')
        out += '-';
    } else if (d.value >= 0x410 && d.value < 0x450) {
      out += kCyrillic[(d.value - 0x410) % 32];
    } else if (d.value < 0x2000 || d.value > 0x206F) {  // not general punctuation
      std::array<char, 12> hex{};
      std::snprintf(hex.data(), hex.size(), "u%04x", static_cast<unsigned>(d.value));
      out += hex.data();
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

bool starts_with_capital(std::string_view word) {
  if (word.empty()) return false;
  const Decoded d = decode(word, 0);
  if (d.value < 0x80) return d.value >= 'A' && d.value <= 'Z';
  if (d.value < 0xC0) return false;
  if (d.value <= 0xDE) return true;
  // Latin Extended-A alternates: capitals are even below 0x138 and in 0x14A..0x177, odd between and after.
  if (d.value >= 0x100 && d.value < 0x180)
    return (d.value < 0x138 || (d.value >= 0x14A && d.value < 0x178)) ? d.value % 2 == 0 : d.value % 2 == 1;
  return d.value >= 0x410 && d.value < 0x430;
}

bool is_all_capitals(std::string_view word) {
  size_t letters = 0;
  for (const char c : word) {
    if (c >= 'a' && c <= 'z') return false;
    letters += (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC0;
  }
  return letters >= 2;
}

std::string_view without_possessive(std::string_view word) {
  for (const std::string_view suffix : {"'s", "\u2019s", "'", "\u2019"})
    if (word.size() > suffix.size() && word.ends_with(suffix))
      return word.substr(0, word.size() - suffix.size());
  return word;
}

std::vector<std::string> folded_words(std::string_view name) {
  std::istringstream in(fold(without_possessive(name)));
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

std::string plural(const std::string& noun) {
  if (noun == "person") return "people";
  if (noun.ends_with("child")) return noun + "ren";
  if (noun.ends_with("wife")) return noun.substr(0, noun.size() - 2) + "ves";
  if (noun.ends_with("y") && noun.size() > 1 &&
      std::string("aeiou").find(noun[noun.size() - 2]) == std::string::npos)
    return noun.substr(0, noun.size() - 1) + "ies";
  if (noun.ends_with("man")) return noun.substr(0, noun.size() - 3) + "men";
  for (const std::string_view suffix : {"s", "x", "ch", "sh"})
    if (noun.ends_with(suffix)) return noun + "es";
  return noun + "s";
}

}  // namespace dramatis::extract
