#include "extract/input/encoding.h"

#include <iconv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <vector>

#include "extract/text/ascii.h"
#include "extract/text/utf8.h"

namespace dramatis::extract {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool is_ascii_letter(unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_one_of(unsigned char c, std::string_view set) {
  return set.find(static_cast<char>(c)) != std::string_view::npos;
}

// True if bytes that could be windows-1252 spell names of Central Europe in windows-1250: its letters fall on
// signs that do not stand in words, or on letters that no Western language has in such company.
bool spells_central_european(std::string_view bytes) {
  auto at = [&](size_t i) { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0; };
  auto is_letter = [&](size_t i) { return is_ascii_letter(at(i)) || at(i) >= 0xC0; };
  bool caron = false, contested = false;
  for (size_t i = 0; i < bytes.size(); ++i) {
    const unsigned char c = at(i), before = i > 0 ? at(i - 1) : 0, next = at(i + 1);
    if (c < 0x80) continue;
    const bool inside = i > 0 && is_letter(i - 1) && is_letter(i + 1);
    if (inside && is_one_of(c, "\xB3\xB9\xBF\xBE\x9D")) return true;     // ł ą ż ľ ť
    if (is_one_of(c, "\xA3\xAF\xBC") && is_letter(i + 1)) return true;   // Ł Ż Ľ
    if (c == 0xE6 && before == 'i' && !is_letter(i + 1)) return true;    // "Vučić"
    if (inside && c == 0xF5 && next != 'e' && next != 'i') return true;  // "Győr"; Portuguese has "õe"
    if (c == 0xF8 && (is_one_of(next, "\xED\xE1\xFD\xE9\xEC") || is_one_of(before, "\xED\xE1\xFD\xE9"))) {
      return true;  // "Jiří"
    }
    caron = caron || is_one_of(c, "\x9A\x9E\x8A\x8E");  // š ž Š Ž, the same in both
    contested = contested || is_one_of(c, "\xE8\xF8\xEC\xF9\xF2\xEF\xF0\xC8");  // č ř ě ů ň ď đ Č
  }
  return caron && contested;
}

// True if what is beyond ASCII in `text` (UTF-8) stands as in written text: no controls, and letters mostly
// in words.
bool is_plausible(std::string_view text) {
  // "à", "é", "ó" are words of their own in many languages.
  constexpr std::u32string_view kWords =
      U"\u00E0\u00E8\u00E9\u00EC\u00F2\u00F3\u00F9\u00ED\u00C0\u00C9\u00C8\u00E5\u00F8\u00F6";
  const auto is_letter = [](char32_t c) {
    if (c < 0x80) return is_ascii_letter(static_cast<unsigned char>(c));
    return c >= 0xC0 && c != 0xD7 && c != 0xF7 && c < 0x2000;
  };
  size_t letters = 0, alone = 0;
  char32_t before = ' ';
  for (size_t i = 0; i < text.size();) {
    const CodePoint code = decode_utf8(text, i);
    const char32_t c = code.value;
    const bool control = c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f';
    if (c == 0xFFFD || (c >= 0x80 && c < 0xA0) || control) return false;
    i += code.size;
    if (c >= 0x80 && is_letter(c)) {
      const char32_t next = i < text.size() ? decode_utf8(text, i).value : U' ';
      ++letters;
      const bool in_word =
          is_letter(before) || is_letter(next) || kWords.find(c) != std::u32string_view::npos;
      alone += in_word ? 0 : 1;
    }
    before = c;
  }
  return alone * 2 <= letters;
}

std::optional<std::string> decoded(std::string_view bytes, const std::string& encoding) {
  auto decoder = Decoder::create(encoding);
  if (!decoder) return std::nullopt;
  return (*decoder)->decode(bytes, /*last=*/false);
}

}  // namespace

std::optional<std::string> recognise_utf16(std::string_view start) {
  if (start.starts_with("\xFF\xFE")) return "UTF-16LE";
  if (start.starts_with("\xFE\xFF")) return "UTF-16BE";
  constexpr size_t kLeast = 8;
  const size_t size = std::min<size_t>(start.size(), 256) / 2 * 2;
  if (size < kLeast) return std::nullopt;
  std::array<size_t, 2> nuls{};
  for (size_t i = 0; i < size; ++i) nuls[i % 2] += start[i] == '\0' ? 1 : 0;
  for (const size_t side : {0, 1}) {
    if (nuls[side] * 10 >= size / 2 * 9 && nuls[1 - side] == 0) return side == 1 ? "UTF-16LE" : "UTF-16BE";
  }
  return std::nullopt;
}

std::optional<std::string> recognise_encoding(std::string_view bytes) {
  if (bytes.find('\0') != std::string_view::npos) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            &ucsdet_close);
  ucsdet_setText(detector.get(), bytes.data(), static_cast<int32_t>(bytes.size()), &status);
  int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status)) return std::nullopt;
  constexpr int32_t kLeastConfidence = 20;  // of a hundred; below, the detector guesses
  std::vector<std::string> names;
  for (int32_t i = 0; i < count; ++i) {
    if (ucsdet_getConfidence(matches[i], &status) >= kLeastConfidence)
      names.push_back(ascii_lower(ucsdet_getName(matches[i], &status)));
  }
  names.emplace_back("windows-1252");
  for (std::string& name : names) {
    if (name.starts_with("utf-")) continue;
    if (name == "iso-8859-1") name = "windows-1252";
    if (name == "windows-1252" && spells_central_european(bytes)) name = "windows-1250";
    const auto text = decoded(bytes, name);
    if (text && is_plausible(*text)) return name;
  }
  return std::nullopt;
}

std::optional<std::string> declared_encoding(std::string_view start) {
  const std::string head = ascii_lower(start.substr(0, 4096));
  for (const std::string_view mark : {"encoding", "charset"}) {
    size_t at = head.find(mark);
    if (at == std::string::npos) continue;
    at = head.find_first_not_of(" =\"'", at + mark.size());
    if (at == std::string::npos) continue;
    const std::string name = head.substr(at, head.find_first_of(" \"';?/>", at) - at);
    if (!name.empty()) return name;
  }
  return std::nullopt;
}

Result<std::unique_ptr<Decoder>> Decoder::create(const std::string& encoding) {
  const std::string name = ascii_lower(encoding);
  const bool latin1 = name == "latin1" || name == "latin-1" || name == "iso-8859-1" || name == "iso8859-1";
  // The byte order mark decides where there is one; without one files are little-endian.
  const std::string known = latin1 ? "windows-1252" : name == "utf-16" ? "utf-16le" : encoding;
  iconv_t handle = iconv_open("UTF-8", known.c_str());
  if (handle == reinterpret_cast<iconv_t>(-1)) return usage_error("unknown encoding '" + encoding + "'");
  return std::unique_ptr<Decoder>(new Decoder(handle));
}

Decoder::~Decoder() { iconv_close(static_cast<iconv_t>(handle_)); }

std::string Decoder::decode(std::string_view bytes, bool last) {
  pending_ += bytes;
  std::string result;
  std::vector<char> buffer(1 << 16);
  char* in = pending_.data();
  size_t left = pending_.size();
  while (left > 0) {
    char* out = buffer.data();
    size_t room = buffer.size();
    const size_t converted = iconv(static_cast<iconv_t>(handle_), &in, &left, &out, &room);
    const int reason = errno;
    result.append(buffer.data(), static_cast<size_t>(out - buffer.data()));
    if (converted != static_cast<size_t>(-1) || reason == E2BIG) continue;
    if (reason == EINVAL && !last) break;  // the rest of the character is in the next bytes
    result += kReplacement;
    ++in;
    --left;
  }
  pending_.erase(0, pending_.size() - left);
  return result;
}

std::optional<Mojibake> find_mojibake(std::string_view text) {
  Mojibake mojibake;
  auto found = [&](size_t begin, size_t size) {
    if (++mojibake.count == 1) mojibake.found = text.substr(begin, size);
  };
  for (size_t i = 0; i + 1 < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    const CodePoint first = decode_utf8(text, i);
    size_t end = i + first.size;
    if (first.value == 0xFFFD) {
      found(i, first.size);
    } else if (end < text.size()) {
      const CodePoint second = decode_utf8(text, end);
      const char32_t c = second.value;
      const bool trail = (c >= 0x80 && c <= 0xBF);  // as Latin-1 has the second byte of a character
      if ((first.value == 0xC3 || first.value == 0xC2) && trail) {  // "Ã©", "Â»"
        end += second.size;
        found(i, end - i);
      } else if (first.value == 0xE2 && (c == 0x20AC || c == 0x80)) {  // "â€™"
        end += second.size;
        if (end < text.size()) end += decode_utf8(text, end).size;
        found(i, end - i);
      }
    }
    i = end;
  }
  return mojibake.count > 0 ? std::optional(mojibake) : std::nullopt;
}

}  // namespace dramatis::extract
