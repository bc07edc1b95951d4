// ByteReader: a source byte by byte, for scanners that look one byte ahead and may have to read some again.
// Not thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "extract/input/byte_source.h"

namespace dramatis::extract {

class ByteReader {
 public:
  static constexpr int kEnd = -1;

  explicit ByteReader(ByteSource& source) : source_(source) {}  // which must outlive it

  // The next byte; kEnd at the end, and after a failure of the source, which take_error() then gives.
  int peek() { return block_.empty() && !fill() ? kEnd : static_cast<unsigned char>(block_.front()); }
  int take() {
    const int byte = peek();
    if (byte == kEnd) return kEnd;
    block_.remove_prefix(1);
    if (byte == '\n') ++line_;
    return byte;
  }

  std::string_view at_hand() const { return block_; }  // what comes next, as far as it has been read
  size_t line() const { return line_; }                // of the next byte, from 1
  const std::string& name() const { return source_.name(); }

  // Bytes that were taken, to be read again before the others; `line` is that of the first.
  void replay(std::string taken, size_t line) {
    taken += block_;
    replayed_ = std::move(taken);
    block_ = replayed_;
    line_ = line;
  }
  // Nothing more is read.
  void stop() {
    ended_ = true;
    block_ = {};
  }
  std::optional<Error> take_error() { return std::exchange(error_, std::nullopt); }

 private:
  bool fill() {
    while (block_.empty() && !ended_) {
      const Result<std::string_view> block = source_.next_block();
      if (!block.ok()) error_ = block.error();
      ended_ = !block.ok() || block->empty();
      if (!ended_) block_ = *block;
    }
    return !block_.empty();
  }

  ByteSource& source_;
  std::string replayed_;
  std::string_view block_;
  size_t line_ = 1;
  bool ended_ = false;
  std::optional<Error> error_;
};

}  // namespace dramatis::extract
