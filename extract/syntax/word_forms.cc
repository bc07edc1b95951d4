#include "extract/syntax/word_forms.h"

#include <algorithm>
#include <iterator>

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

}  // namespace

uint32_t text_hash(std::string_view bytes) {
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

}  // namespace dramatis::extract
