#include "extract/text/layout.h"

#include <algorithm>
#include <optional>

#include "extract/text/characters.h"
#include "extract/text/utf8.h"

namespace dramatis::extract {
namespace {

bool is_line_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f'; }

// A line without white space around it; empty if blank.
struct Line {
  size_t begin = 0;
  size_t end = 0;
  size_t next = 0;  // where the following line begins
  bool blank() const { return begin == end; }
};

Line line_at(std::string_view text, size_t at) {
  size_t end = text.find('\n', at);
  Line line{at, end == std::string_view::npos ? text.size() : end, 0};
  line.next = std::min(line.end + 1, text.size());
  while (line.begin < line.end && is_line_space(text[line.begin])) ++line.begin;
  while (line.end > line.begin && is_line_space(text[line.end - 1])) --line.end;
  return line;
}

size_t count_characters(std::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

size_t width(std::string_view text, const Line& line) {
  return count_characters(text.substr(line.begin, line.end - line.begin));
}

size_t first_word_width(std::string_view text, const Line& line) {
  size_t end = line.begin;
  while (end < line.end && !is_line_space(text[end])) ++end;
  return count_characters(text.substr(line.begin, end - line.begin));
}

// The width at which the text is wrapped, if it is.
std::optional<size_t> wrap_width(std::string_view text, size_t begin) {
  constexpr size_t kNarrowest = 40, kWidest = 160, kLeastWrapped = 2;
  size_t widest = 0;
  for (Line line = line_at(text, begin);; line = line_at(text, line.next)) {
    const std::string_view content = text.substr(line.begin, line.end - line.begin);
    if (content.find(' ') != std::string_view::npos) widest = std::max(widest, width(text, line));
    if (widest > kWidest || line.next >= text.size()) break;
  }
  if (widest < kNarrowest || widest > kWidest) return std::nullopt;
  size_t newlines = 0, full = 0;
  Line line = line_at(text, begin);
  while (line.next < text.size()) {
    const Line next = line_at(text, line.next);
    if (!line.blank() && !next.blank()) {
      ++newlines;
      full += width(text, line) + 1 + first_word_width(text, next) > widest;
    }
    line = next;
  }
  if (full < kLeastWrapped || full * 10 < newlines * 7) return std::nullopt;
  return widest;
}

// True if the sentence that `line` breaks off plainly goes on in `next`.
bool goes_on(std::string_view text, const Line& line, const Line& next) {
  if (kind_of(decode_utf8(text, next.begin).value) != CharKind::kLower) return false;
  const char last = text[line.end - 1];
  return last != '.' && last != '!' && last != '?' && last != ':';
}

}  // namespace

std::vector<graph::TextSpan> find_paragraphs(std::string_view text, size_t begin) {
  std::vector<graph::TextSpan> paragraphs;
  if (begin >= text.size()) return paragraphs;
  const std::optional<size_t> wrapped_at = wrap_width(text, begin);
  bool open = false;  // the last paragraph may go on in the next line
  Line previous;
  for (size_t at = begin; at < text.size();) {
    const Line line = line_at(text, at);
    at = line.next;
    if (line.blank()) {
      open = false;
      continue;
    }
    const bool full =
        open && wrapped_at && width(text, previous) + 1 + first_word_width(text, line) > *wrapped_at;
    if (open && (full || goes_on(text, previous, line))) {
      paragraphs.back().end = static_cast<uint32_t>(line.end);
    } else {
      paragraphs.push_back({static_cast<uint32_t>(line.begin), static_cast<uint32_t>(line.end)});
    }
    open = true;
    previous = line;
  }
  return paragraphs;
}

}  // namespace dramatis::extract
