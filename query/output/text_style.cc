#include "query/output/text_style.h"

#include <algorithm>
#include <utility>

namespace dramatis::query {
namespace {

std::string painted(std::string text, const char* code, const TextStyle& style) {
  return style.color ? "\x1b[" + std::string(code) + "m" + text + "\x1b[0m" : text;
}

std::string padded(const std::string& text, size_t width, bool right) {
  const std::string blanks(width - std::min(width, columns_of(text)), ' ');
  return right ? blanks + text : text + blanks;
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string line;
  bool gap = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= ' ' || byte == 0x7F) {
      gap = !line.empty();
      continue;
    }
    if (gap) line += ' ';
    gap = false;
    line += c;
  }
  return line;
}

std::string counted(size_t count, std::string_view thing) {
  return std::to_string(count) + " " + std::string(thing) + (count == 1 ? "" : "s");
}

size_t columns_of(std::string_view text) {
  return static_cast<size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string bold(std::string text, const TextStyle& style) { return painted(std::move(text), "1", style); }
std::string dim(std::string text, const TextStyle& style) { return painted(std::move(text), "2", style); }

std::string wrapped(std::string_view text, size_t begin, size_t indent, const TextStyle& style) {
  const std::string line = one_line(text);
  if (style.width <= indent + 20) return line;
  std::string out;
  size_t column = begin;
  for (size_t at = 0; at < line.size();) {
    const size_t end = std::min(line.find(' ', at), line.size());
    const std::string_view word = std::string_view(line).substr(at, end - at);
    const size_t size = columns_of(word);
    if (at > 0 && column + 1 + size > style.width) {
      out += "\n" + std::string(indent, ' ');
      column = indent;
    } else if (at > 0) {
      out += ' ';
      ++column;
    }
    out += word;
    column += size;
    at = end + 1;
  }
  return out;
}

void TextTable::add(std::vector<std::string> cells, std::string below) {
  rows_.push_back({std::move(cells), std::move(below)});
}

std::string TextTable::to_text(const TextStyle& style) const {
  std::vector<size_t> widths;
  for (size_t i = 0; i < heading_.size(); ++i) {
    size_t width = columns_of(heading_[i]);
    for (const Row& row : rows_) width = std::max(width, columns_of(row.cells[i]));
    widths.push_back(width);
  }
  const auto line_of = [&](const std::vector<std::string>& cells) {
    std::string line;
    for (size_t i = 0; i < cells.size(); ++i)
      line += (i == 0 ? "" : "  ") + padded(cells[i], widths[i], i == 0);
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
  };
  std::string text = dim(line_of(heading_), style) + "\n";
  for (const Row& row : rows_) text += bold(line_of(row.cells), style) + "\n" + row.below;
  return text;
}

}  // namespace dramatis::query
