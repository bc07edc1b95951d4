// LineReader: the lines of a source, none longer than a limit.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "extract/input/byte_source.h"
#include "graph/result.h"

namespace dramatis::extract {

class LineReader {
 public:
  LineReader(ByteSource& source, size_t max_size) : source_(source), max_size_(max_size) {}

  // Reads the next line without its end (LF or CRLF) into `line`; false at the end. A line over the limit is
  // skipped and is an error, after which reading goes on.
  Result<bool> next(std::string& line);

  size_t line() const { return line_; }      // number of the line read last, from 1
  size_t offset() const { return offset_; }  // byte offset of its start

 private:
  ByteSource& source_;
  size_t max_size_;
  std::string_view block_;
  size_t line_ = 0;
  size_t offset_ = 0;
  size_t next_offset_ = 0;
};

}  // namespace dramatis::extract
