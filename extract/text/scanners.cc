#include "extract/text/scanners.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/text/word_lists.h"

namespace dramatis::extract {
namespace {

// No list key and no domain label that counts is longer.
constexpr size_t kMaxKeySize = 24;

bool one_of(char32_t value, std::u32string_view set) {
  return value != 0 && set.find(value) != std::u32string_view::npos;
}

bool matches(const Chunk& chunk, size_t at, std::string_view lower) {
  if (chunk.end - at < lower.size()) return false;
  for (size_t i = 0; i < lower.size(); ++i) {
    if (to_lower(chunk[at + i].value) != static_cast<char32_t>(lower[i])) return false;
  }
  return true;
}

// Takes off what is punctuation of the sentence rather than of the address. A closing bracket stays if the
// address opened it.
size_t trim_address(const Chunk& chunk, size_t at, size_t end) {
  while (end > at) {
    const char32_t last = chunk[end - 1].value;
    if (last == ')') {
      const auto open = std::count_if(&chunk[at], &chunk[at] + (end - at),
                                      [](const Character& c) { return c.value == '('; });
      const auto close = std::count_if(&chunk[at], &chunk[at] + (end - at),
                                       [](const Character& c) { return c.value == ')'; });
      if (close <= open) break;
    } else if (!one_of(last, U".,;:!?'\">]}|*…")) {
      break;
    }
    --end;
  }
  return end;
}

size_t scan_url(const Chunk& chunk, size_t at) {
  for (std::string_view scheme : {"http://", "https://", "ftp://", "www.", "mailto:", "doi:"}) {
    if (!matches(chunk, at, scheme) || !chunk.word(at + scheme.size())) continue;
    size_t end = at;
    while (end < chunk.end && !one_of(chunk[end].value, U"<>\"|")) ++end;
    return trim_address(chunk, at, end);
  }
  return at;
}

bool is_address_character(const Character& c) { return c.is_word() || one_of(c.value, U"._-"); }

size_t scan_email(const Chunk& chunk, size_t at) {
  size_t sign = at;
  while (sign < chunk.end && (is_address_character(chunk[sign]) || one_of(chunk[sign].value, U"+%"))) ++sign;
  if (sign == at || chunk.value(sign) != '@' || !chunk.word(sign + 1)) return at;
  size_t end = sign + 1;
  while (end < chunk.end && is_address_character(chunk[end])) ++end;
  while (end > sign + 1 && !chunk[end - 1].is_word()) --end;
  return end;
}

// "example.org/path", "report-final.doc", "comp.sources.unix".
size_t scan_domain(const Chunk& chunk, size_t at) {
  size_t end = at;
  size_t dots = 0;
  size_t last_dot = at;
  bool lower_case = true;
  while (end < chunk.end &&
         (chunk[end].is_word() || (one_of(chunk[end].value, U".-_") && chunk.word(end + 1)))) {
    if (chunk[end].value == '.') {
      ++dots;
      last_dot = end;
    }
    lower_case = lower_case && chunk[end].kind != CharKind::kUpper;
    ++end;
  }
  if (dots == 0 || last_dot - at < 2 || end - last_dot > kMaxKeySize) return at;
  const std::string label = chunk.ascii_lower(last_dot + 1, end);
  // "the end.Com" is a missing space; "example.COM" and "Example.com" are not.
  const bool one_case = chunk.upper(last_dot + 1) == chunk.upper(end - 1) || label.size() == 1;
  const bool newsgroup = dots >= 2 && lower_case && !chunk[at].is_digit() && label.size() > 1;
  if (!(one_case && (is_top_level_domain(label) || is_file_extension(label))) && !newsgroup) return at;
  if (chunk.value(end) == '/' && chunk.word(end + 1)) {
    while (end < chunk.end && !one_of(chunk[end].value, U"<>\"|,;()")) ++end;
    return trim_address(chunk, at, end);
  }
  return end;
}

}  // namespace

std::string Chunk::ascii(size_t first, size_t last) const {
  std::string result;
  for (size_t i = first; i < last; ++i) {
    const char32_t code = characters[i].value;
    result += code < 128 ? static_cast<char>(code) : '?';
  }
  return result;
}

std::string Chunk::ascii_lower(size_t first, size_t last) const {
  std::string result = ascii(first, last);
  for (char& c : result)
    c = static_cast<char>(to_lower(static_cast<char32_t>(static_cast<unsigned char>(c))));
  return result;
}

size_t scan_address(const Chunk& chunk, size_t at) {
  if (const size_t end = scan_url(chunk, at); end > at) return end;
  if (const size_t end = scan_email(chunk, at); end > at) return end;
  return scan_domain(chunk, at);
}

namespace {

// Lengths of the digit groups from `at` on that `separator` divides; at most five, `end` behind the last.
struct Groups {
  std::array<size_t, 6> sizes{};
  size_t count = 0;
  size_t end = 0;
  bool is(std::initializer_list<size_t> expected) const {
    return std::equal(expected.begin(), expected.end(), sizes.begin(),
                      sizes.begin() + static_cast<ptrdiff_t>(count));
  }
};

Groups digit_groups(const Chunk& chunk, size_t at, char32_t separator) {
  Groups groups;
  size_t i = at;
  while (groups.count < groups.sizes.size()) {
    const size_t begin = i;
    while (chunk.digit(i)) ++i;
    groups.sizes[groups.count++] = i - begin;
    groups.end = i;
    if (chunk.value(i) != separator || !chunk.digit(i + 1)) break;
    ++i;
  }
  return groups;
}

// Telephone numbers, dates, zip codes; "2000-2004" and "4-5" are ranges of three tokens.
bool hyphens_hold(const Groups& groups) {
  return groups.is({3, 4}) || groups.is({3, 3, 4}) || groups.is({1, 3, 3, 4}) || groups.is({2, 2, 4}) ||
         groups.is({2, 2, 2}) || groups.is({4, 2, 2}) || groups.is({5, 4}) || groups.is({1, 4}) ||
         groups.count >= 4;
}

// Dates and telephone numbers; "2/3" is three tokens.
bool slashes_hold(const Groups& groups) {
  const bool day_and_month = groups.count == 3 && groups.sizes[0] <= 4 && groups.sizes[1] <= 2;
  return day_and_month || groups.is({1, 2}) || groups.is({3, 3}) || groups.is({3, 4});
}

bool is_ordinal(const std::string& suffix) {
  return suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th" || suffix == "s";
}

}  // namespace

size_t scan_number(const Chunk& chunk, size_t at) {
  size_t end = at;
  if (chunk.value(end) == '+' || chunk.value(end) == '.') ++end;
  if (!chunk.digit(end)) return at;
  const size_t digits = end;
  for (const char32_t separator : {U'-', U'/'}) {
    const Groups groups = digit_groups(chunk, digits, separator);
    if (groups.count > 1 && !chunk.letter(groups.end) &&
        (separator == '-' ? hyphens_hold(groups) : slashes_hold(groups))) {
      return separator == '/' && chunk.value(groups.end) == '-' && groups.is({3, 3})
                 ? digit_groups(chunk, groups.end + 1, '-').end  // 713/853-1234
                 : groups.end;
    }
  }
  // A comma groups thousands; "18,19,20" is a list.
  auto groups_thousands = [&](size_t i) {
    return chunk.digit(i + 1) && chunk.digit(i + 2) && (chunk.digit(i + 3) || chunk.value(i + 3) == ',');
  };
  while (end < chunk.end &&
         (chunk[end].is_digit() || (one_of(chunk[end].value, U".:") && chunk.digit(end + 1)) ||
          (chunk[end].value == ',' && groups_thousands(end)))) {
    ++end;
  }
  if (!chunk.letter(end)) return end;
  size_t suffix_end = end;
  while (suffix_end < chunk.end &&
         (chunk[suffix_end].is_word() ||
          (chunk.value(suffix_end) == '.' && suffix_end == end + 1 && chunk.letter(suffix_end + 1))))
    ++suffix_end;
  if (suffix_end - end > kMaxKeySize) return suffix_end;
  if (is_ordinal(chunk.ascii_lower(end, suffix_end))) return suffix_end;
  return is_unit(chunk.ascii(end, suffix_end)) ? end : suffix_end;
}

namespace {

size_t scan_run(const Chunk& chunk, size_t at, std::u32string_view set) {
  size_t end = at;
  while (end < chunk.end && one_of(chunk[end].value, set)) ++end;
  return end;
}

// :-) ;) =( :P <3 ^_^ (: and the like, up to the end of the chunk or before other punctuation.
size_t scan_emoticon(const Chunk& chunk, size_t at) {
  auto closes = [&](size_t end) { return end >= chunk.end || !chunk[end].is_word(); };
  if (one_of(chunk.value(at), U":;=")) {
    size_t mouth = at + 1;
    if (one_of(chunk.value(mouth), U"-'")) ++mouth;
    if (one_of(chunk.value(mouth), U")(]")) return mouth + 1;
    if (one_of(chunk.value(mouth), U"DPpOo|/\\*3") && closes(mouth + 1) && chunk.value(mouth + 1) != '/' &&
        (at == chunk.begin || !chunk[at - 1].is_word())) {
      return mouth + 1;
    }
  }
  if (chunk.value(at) == '(' && one_of(chunk.value(at + 1), U":;=") && at + 2 >= chunk.end) return at + 2;
  if (chunk.value(at) == '<' && chunk.value(at + 1) == '3' && closes(at + 2)) return at + 2;
  if (chunk.value(at) == '^' && chunk.value(at + 1) == '_' && chunk.value(at + 2) == '^') return at + 3;
  return at;
}

size_t scan_emoji(const Chunk& chunk, size_t at) {
  auto is_flag_letter = [&](size_t i) { return chunk.value(i) >= 0x1F1E6 && chunk.value(i) <= 0x1F1FF; };
  auto is_modifier = [&](size_t i) {
    return chunk.value(i) == 0xFE0F || chunk.value(i) == 0x20E3 ||
           (chunk.value(i) >= 0x1F3FB && chunk.value(i) <= 0x1F3FF);
  };
  if (is_flag_letter(at) && is_flag_letter(at + 1)) return at + 2;
  size_t end = at + 1;
  while (end < chunk.end) {
    if (is_modifier(end)) {
      ++end;
    } else if (chunk.value(end) == 0x200D && end + 1 < chunk.end) {
      end += 2;
    } else {
      break;
    }
  }
  return end;
}

}  // namespace

size_t scan_symbols(const Chunk& chunk, size_t at) {
  const Character& first = chunk[at];
  if (first.kind == CharKind::kEmoji) return scan_emoji(chunk, at);
  if (const size_t end = scan_emoticon(chunk, at); end > at) return end;
  switch (first.value) {
    case '.':
    case '!':
    case '?':
    case 0x2026: {
      return scan_run(chunk, at, U".!?…");
    }
    case '-':
    case '=': {
      const size_t end = scan_run(chunk, at, {&first.value, 1});
      return chunk.value(end) == '>' ? end + 1 : end;
    }
    case '\'': {  // '' and `` are double quotes of typewriters
      return chunk.value(at + 1) == '\'' ? at + 2 : at + 1;
    }
    case '[': {
      const size_t dots = scan_run(chunk, at + 1, U".…");
      return dots > at + 1 && chunk.value(dots) == ']' ? dots + 1 : at + 1;
    }
    case '*':
    case '_':
    case '~':
    case '+':
    case '#':
    case '<':
    case '>':
    case '|': {
      return scan_run(chunk, at, {&first.value, 1});
    }
    default: {
      size_t end = at + 1;
      while (end < chunk.end && chunk[end].kind == CharKind::kMark) ++end;
      return end;
    }
  }
}

}  // namespace dramatis::extract
