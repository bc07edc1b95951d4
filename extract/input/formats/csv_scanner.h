// CsvScanner: the rows of a CSV file (RFC 4180): quoted fields, doubled quotes, line ends inside quotes. Also
// read are quotes escaped by a backslash, and quotes that nobody doubled where the field plainly goes on
// behind them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/input/formats/byte_reader.h"
#include "graph/result.h"

namespace dramatis::extract {

struct CsvRow {
  std::vector<std::string> fields;
  size_t line = 1;    // where it begins
  size_t offset = 0;  // byte offset of its start
};

class CsvScanner {
 public:
  CsvScanner(ByteSource& source, char separator, size_t max_size)
      : bytes_(source), separator_(separator), max_size_(max_size) {}

  // The next row that is not blank; nothing at the end. A row over the limit is skipped and is an error,
  // after which reading goes on. So it does with the next line behind a row with a quote that is never
  // closed, if that is not far from the end; else such a row ends the input.
  Result<std::optional<CsvRow>> next();

 private:
  bool go_back_to_second_line(const CsvRow& row);
  int take_byte();
  bool is_closing_quote();

  ByteReader bytes_;
  char separator_;
  size_t max_size_;
  std::string row_text_;  // of the row as it stands, its first bytes
  int went_back_ = 0;
  size_t offset_ = 0;
};

// The separator of a CSV file, from its first line: the most frequent of comma, semicolon, tab and bar
// outside quotes; or the one that a line "sep=;" names, as spreadsheets write it.
char guess_separator(std::string_view first_line);

}  // namespace dramatis::extract
