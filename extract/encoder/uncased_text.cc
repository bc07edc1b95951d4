#include "extract/encoder/uncased_text.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <utility>

namespace dramatis::extract {
namespace {

struct Range {
  int32_t first, last;
};

// Marks, format characters and punctuation that are younger than the reference's tables. (Other characters
// between them may be covered, as only these three depend on it.)
constexpr Range kYoung[] = {
    {0x61D, 0x61D},     {0x7FD, 0x7FD},     {0x890, 0x8E2},     {0x9FD, 0x9FE},     {0xA76, 0xA76},
    {0xAFA, 0xAFF},     {0xB55, 0xB55},     {0xC04, 0xC3C},     {0xC77, 0xC77},     {0xC84, 0xC84},
    {0xD00, 0xD00},     {0xD3B, 0xD3C},     {0xD81, 0xD81},     {0xEBA, 0xEBA},     {0xECE, 0xECE},
    {0x180F, 0x1886},   {0x1ABF, 0x1ACE},   {0x1B7D, 0x1B7E},   {0x1DF6, 0x1DFB},   {0x2E43, 0x2E5D},
    {0xA82C, 0xA82C},   {0xA8C5, 0xA8C5},   {0xA8FF, 0xA8FF},   {0xA9BD, 0xA9BD},   {0x10D24, 0x10F89},
    {0x11070, 0x11074}, {0x110C2, 0x110CD}, {0x111C9, 0x111C9}, {0x111CF, 0x111CF}, {0x1123E, 0x11241},
    {0x1133B, 0x1133B}, {0x11438, 0x1145E}, {0x11660, 0x1166C}, {0x116B9, 0x116B9}, {0x1182F, 0x11FFF},
    {0x12FF1, 0x13455}, {0x16E97, 0x16F4F}, {0x16FE2, 0x16FE4}, {0x1CF00, 0x1CF46}, {0x1E000, 0x1E4EF},
    {0x1E944, 0x1E95F},
};

constexpr Range kChinese[] = {
    {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0xF900, 0xFAFF},   {0x20000, 0x2A6DF},
    {0x2A700, 0x2B73F}, {0x2B740, 0x2B81F}, {0x2B920, 0x2CEAF}, {0x2F800, 0x2FA1F},
};

template <size_t kSize>
bool is_in(const Range (&ranges)[kSize], int32_t c) {
  const auto* after = std::upper_bound(std::begin(ranges), std::end(ranges), c,
                                       [](int32_t value, const Range& range) { return value < range.first; });
  return after != std::begin(ranges) && c <= after[-1].last;
}

enum class Class : uint8_t { kLetter, kBlank, kControl, kMark, kPunctuation };

Class class_of(int32_t c) {
  if (c == ' ' || c == '\t' || c == '\n' || c == '\r') return Class::kBlank;
  if (c == 0 || c == 0xFFFD) return Class::kControl;
  // Three whose categories have changed since.
  if (c == 0x166D || c == 0x111C9) return Class::kPunctuation;
  if (c == 0x1734) return Class::kMark;
  const utf8proc_category_t category = utf8proc_category(c);
  const auto unless_young = [c](Class one) { return is_in(kYoung, c) ? Class::kLetter : one; };
  switch (category) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return Class::kBlank;
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CS:
      return Class::kControl;
    case UTF8PROC_CATEGORY_CF:
      return unless_young(Class::kControl);
    case UTF8PROC_CATEGORY_MN:
      return unless_young(Class::kMark);
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO:
      return unless_young(Class::kPunctuation);
    default:  // in ASCII, symbols too
      return c > ' ' && c < 0x7F && !(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') &&
                     !(c >= 'a' && c <= 'z')
                 ? Class::kPunctuation
                 : Class::kLetter;
  }
}

// Puts a decomposed character where canonical order wants it: behind those whose class is not greater.
void insert_in_order(int32_t c, std::vector<int32_t>& text) {
  const auto order = [](int32_t each) { return utf8proc_get_property(each)->combining_class; };
  size_t at = text.size();
  text.push_back(c);
  if (order(c) == 0) return;
  for (; at > 0 && order(text[at - 1]) > order(c); --at) std::swap(text[at - 1], text[at]);
}

// Cleaned of controls, with blanks around Chinese characters, and decomposed.
std::vector<int32_t> decomposed(std::string_view text) {
  std::vector<int32_t> result;
  result.reserve(text.size() + 2);
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  for (auto left = static_cast<utf8proc_ssize_t>(text.size()); left > 0;) {
    utf8proc_int32_t c = 0;
    const utf8proc_ssize_t size = std::max<utf8proc_ssize_t>(utf8proc_iterate(at, left, &c), 1);
    at += size, left -= size;
    if (c < 0) continue;  // no UTF-8
    const Class kind = class_of(c);
    if (kind == Class::kControl) continue;
    const bool is_chinese = is_in(kChinese, c);
    if (kind == Class::kBlank || is_chinese) result.push_back(' ');
    if (kind == Class::kBlank) continue;
    constexpr int kMost = 32;  // the longest decomposition is of 4
    utf8proc_int32_t parts[kMost];
    int last_boundary = 0;
    const utf8proc_ssize_t count =
        utf8proc_decompose_char(c, parts, kMost, UTF8PROC_DECOMPOSE, &last_boundary);
    for (utf8proc_ssize_t i = 0; i < count && i < kMost; ++i) insert_in_order(parts[i], result);
    if (is_chinese) result.push_back(' ');
  }
  return result;
}

}  // namespace

std::vector<UncasedCharacter> uncased(std::string_view text) {
  std::vector<UncasedCharacter> result;
  const std::vector<int32_t> all = decomposed(text);
  result.reserve(all.size());
  for (const int32_t each : all) {
    const Class kind = class_of(each);
    if (kind == Class::kMark) continue;
    UncasedCharacter& c = result.emplace_back();
    if (kind == Class::kBlank) continue;
    const int32_t lower = utf8proc_tolower(each);
    utf8proc_uint8_t bytes[sizeof c.bytes] = {};
    c.size = static_cast<unsigned char>(utf8proc_encode_char(lower, bytes));
    std::memcpy(c.bytes, bytes, sizeof bytes);
    c.alone = class_of(lower) == Class::kPunctuation;
  }
  return result;
}

}  // namespace dramatis::extract
