#include "extract/parser/features.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "extract/text/characters.h"
#include "extract/text/utf8.h"

namespace dramatis::extract {
namespace {

struct Replacement {
  char32_t from;
  std::string_view to;
};

// Sorted by code point.
constexpr Replacement kReplacements[] = {
    {0x00A0, " "},   {0x00AB, "\""}, {0x00AD, ""},   {0x00B4, "'"},  {0x00BB, "\""},
    {0x02BC, "'"},   {0x200B, ""},   {0x2010, "-"},  {0x2011, "-"},  {0x2012, "-"},
    {0x2013, "-"},   {0x2014, "--"}, {0x2015, "--"}, {0x2018, "'"},  {0x2019, "'"},
    {0x201B, "'"},   {0x201C, "\""}, {0x201D, "\""}, {0x201E, "\""}, {0x201F, "\""},
    {0x2026, "..."}, {0x2032, "'"},  {0x2033, "\""}, {0x2212, "-"},  {0xFEFF, ""},
};

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x80; });
}

void append_utf8(char32_t code, std::string& out) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6), put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12), put(0x80 | (code >> 6 & 0x3F)), put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | code >> 18), put(0x80 | (code >> 12 & 0x3F)), put(0x80 | (code >> 6 & 0x3F)),
        put(0x80 | (code & 0x3F));
  }
}

// Where each character of the text begins, and its end.
std::vector<size_t> character_bounds(std::string_view text) {
  std::vector<size_t> bounds{0};
  for (size_t at = 0; at < text.size();) bounds.push_back(at += decode_utf8(text, at).size);
  return bounds;
}

bool is_ascii_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

uint32_t feature_hash(std::string_view bytes) {
  uint32_t value = 2166136261u;
  for (const unsigned char byte : bytes) value = (value ^ byte) * 16777619u;
  return value ^ (value >> 15);
}

std::string normalised_form(std::string_view form) {
  if (is_ascii(form)) return std::string(form);
  std::string result;
  for (size_t at = 0; at < form.size();) {
    const CodePoint code = decode_utf8(form, at);
    const auto* found = std::lower_bound(std::begin(kReplacements), std::end(kReplacements), code.value,
                                         [](const Replacement& r, char32_t value) { return r.from < value; });
    if (code.valid && found != std::end(kReplacements) && found->from == code.value)
      result += found->to;
    else
      result += form.substr(at, code.size);
    at += code.size;
  }
  return result.empty() ? std::string(form) : result;
}

std::string lower_case(std::string_view form) {
  std::string result;
  result.reserve(form.size());
  for (size_t at = 0; at < form.size();) {
    const CodePoint code = decode_utf8(form, at);
    if (code.valid)
      append_utf8(to_lower(code.value), result);
    else
      result += form[at];
    at += code.size;
  }
  return result;
}

std::string zeroed_digits(std::string_view form) {
  std::string result(form);
  for (char& c : result)
    if (c >= '1' && c <= '9') c = '0';
  return result;
}

std::string shape_of(std::string_view normalised) {
  std::string shape;
  size_t characters = 0;
  bool letters = true;
  for (size_t at = 0; at < normalised.size(); ++characters) {
    const CodePoint code = decode_utf8(normalised, at);
    at += code.size;
    const char32_t c = code.value;
    letters = letters && is_ascii_letter(c);
    char sign = 'x';
    if (c >= '0' && c <= '9')
      sign = '0';
    else if (to_lower(c) != c)
      sign = 'X';
    else if (c < 0x80 && !is_ascii_letter(c))
      sign = static_cast<char>(c);
    const bool run = sign == 'X' || sign == 'x' || sign == '0';
    if (run && !shape.empty() && shape.back() == sign) continue;
    shape += sign;
  }
  if (characters == 1)
    shape += '1';  // "A" is no "Moscow"
  else if (letters && characters <= 3 && shape == "X")
    shape += 's';  // short capitals
  return shape.substr(0, 8);
}

WordShape::WordShape(std::string_view form)
    : normalised(normalised_form(form)), lower(lower_case(normalised)), zeroed(zeroed_digits(lower)) {
  shape_hash = feature_hash(shape_of(normalised));
  const std::vector<size_t> bounds = character_bounds(zeroed);
  const size_t length = bounds.size() - 1;
  const std::string_view word = zeroed;
  size_t next = 0;
  for (const int n : kPrefixLengths)
    affix_hash[next++] = feature_hash(word.substr(0, bounds[std::min<size_t>(n, length)]));
  for (const int n : kSuffixLengths)
    affix_hash[next++] = feature_hash(word.substr(bounds[length - std::min<size_t>(n, length)]));
}

}  // namespace dramatis::extract
