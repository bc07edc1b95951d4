// How answers look to a human reader.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dramatis::query {

struct TextStyle {
  bool color = false;
  size_t width = 0;  // columns in which long sentences are wrapped; 0: not at all
};

// The text on one line, its runs of white space one space each, without control characters.
std::string one_line(std::string_view text);
// "1 sentence", "2 sentences".
std::string counted(size_t count, std::string_view thing);
// Columns that the text takes on a terminal: its UTF-8 characters.
size_t columns_of(std::string_view text);

std::string bold(std::string text, const TextStyle& style);
std::string dim(std::string text, const TextStyle& style);

// The text in lines of the style's width, each but the first behind `indent` blanks; `begin` columns of the
// first are taken already.
std::string wrapped(std::string_view text, size_t begin, size_t indent, const TextStyle& style);

// Rows of cells in aligned columns, and text below a row.
class TextTable {
 public:
  explicit TextTable(std::vector<std::string> heading) : heading_(std::move(heading)) {}
  // As many cells as the heading has.
  void add(std::vector<std::string> cells, std::string below = "");
  // The first column stands to the right; what is below a row is printed as it is.
  std::string to_text(const TextStyle& style) const;

 private:
  struct Row {
    std::vector<std::string> cells;
    std::string below;
  };
  std::vector<std::string> heading_;
  std::vector<Row> rows_;
};

}  // namespace dramatis::query
