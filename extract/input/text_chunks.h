// TextChunks: a text of any length in pieces that end where a paragraph ends.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "extract/input/byte_source.h"
#include "graph/result.h"

namespace dramatis::extract {

// For programs that parse running text rather than articles. Not thread-safe.
class TextChunks {
 public:
  explicit TextChunks(std::unique_ptr<ByteSource> bytes, size_t max_size = size_t{1} << 18)
      : bytes_(std::move(bytes)), max_size_(max_size) {}

  // The next chunk; nothing at the end. Chunks hold about `max_size` bytes and end behind a blank line, else
  // a newline, else a space, the best there is in the second half; concatenated they are the input. An error
  // (binary, invalid UTF-8, damaged packed data) ends the input.
  Result<std::optional<std::string>> next();

 private:
  size_t cut() const;

  std::unique_ptr<ByteSource> bytes_;
  size_t max_size_;
  std::string pending_;
  size_t offset_ = 0;
  bool ended_ = false;
};

}  // namespace dramatis::extract
