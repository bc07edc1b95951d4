// TextChunks: a text of any length in pieces that end where a paragraph ends.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "extract/input/byte_source.h"
#include "graph/result.h"

namespace dramatis::extract {

// The end of the first piece of `text`, which has at most `max_size` bytes: all of it, or behind a blank
// line, else a newline, else a space, the best there is in the second half.
size_t chunk_end(std::string_view text, size_t max_size);

// For programs that parse running text rather than articles. Not thread-safe.
class TextChunks {
 public:
  explicit TextChunks(std::unique_ptr<ByteSource> bytes, size_t max_size = size_t{1} << 18)
      : bytes_(std::move(bytes)), max_size_(max_size) {}

  // The next chunk; nothing at the end. Chunks end as chunk_end() has it; concatenated they are the input. An
  // error (binary, invalid UTF-8, damaged packed data) ends the input.
  Result<std::optional<std::string>> next();

 private:
  std::unique_ptr<ByteSource> bytes_;
  size_t max_size_;
  std::string pending_;
  size_t offset_ = 0;
  bool ended_ = false;
};

}  // namespace dramatis::extract
