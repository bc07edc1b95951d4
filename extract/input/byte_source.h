// ByteSource: the bytes of a file or of standard input, unpacked on the fly.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "graph/result.h"

struct archive;

namespace dramatis::extract {

// gzip, zstd, bzip2 and xz are recognised by their first bytes. Not thread-safe.
class ByteSource {
 public:
  // "-" is standard input. kNotFound or kIo if it cannot be opened.
  static Result<std::unique_ptr<ByteSource>> open(const std::string& path);
  // Bytes in memory, packed or not; `name` stands for them in messages.
  static Result<std::unique_ptr<ByteSource>> from_bytes(std::string name, std::string bytes);
  ~ByteSource();
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;

  // The next bytes, as many as are at hand; empty at the end. Valid until the next call. Fails with
  // kInvalidInput on truncated or damaged packed data. Blocks no longer than one read, so that a pipe can be
  // followed.
  Result<std::string_view> next_block();

  // The bytes that next_block() will return, without taking them.
  Result<std::string_view> peek();

  const std::string& name() const { return name_; }  // for messages: the path, or "standard input"

 private:
  explicit ByteSource(std::string name);
  Status begin(int opened);

  std::string name_;
  std::string bytes_;  // of from_bytes()
  ::archive* archive_ = nullptr;
  std::string_view peeked_;
  bool has_peeked_ = false;
  bool ended_ = false;
};

// All bytes up to the end; an error if there are more than `limit`.
Result<std::string> read_all(ByteSource& source, size_t limit);

// What makes bytes no text: a NUL or invalid UTF-8. `offset` is that of the bytes in their file. Names the
// offset.
Status check_text(std::string_view bytes, size_t offset);

}  // namespace dramatis::extract
