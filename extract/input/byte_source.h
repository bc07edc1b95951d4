// ByteSource: the bytes of a file or of standard input, unpacked and converted to UTF-8 on the fly.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "extract/input/encoding.h"
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

  // From here on the bytes are converted from this encoding. What was peeked at is converted too.
  // Errors: kUsage for a name that Decoder does not know.
  Status decode_as(const std::string& encoding);
  // From here on bytes are passed as they are while they are UTF-8. If the first that are not look like text
  // in another encoding, all from there on is converted, and `tell` is called with its name. In a file that
  // has shown itself as UTF-8, bytes that are not are damage and are passed as they are. `declared` is what
  // the bytes say of themselves: it goes before what they look like, and nothing is told.
  using Tell = std::function<void(const std::string& encoding)>;
  void recognise_encoding(Tell tell, std::string declared = {});
  // Leaves out a UTF-8 byte order mark if it comes next.
  void skip_byte_order_mark();

  const std::string& name() const { return name_; }  // for messages: the path, or "standard input"

 private:
  explicit ByteSource(std::string name);
  Status begin(int opened);
  Result<std::string_view> unpacked_block();
  Result<std::string_view> recognised(std::string_view block);
  void convert_peeked();

  std::string name_;
  std::string bytes_;  // of from_bytes()
  ::archive* archive_ = nullptr;
  std::string_view peeked_;
  bool has_peeked_ = false;
  bool ended_ = false;
  std::optional<Error> failure_;  // to be told when the bytes before it are taken

  std::string held_;  // bytes to be converted or looked at before those of the archive
  std::string converted_;
  std::unique_ptr<Decoder> decoder_;
  std::string declared_;
  Tell tell_;               // set while the encoding may still show itself
  bool seen_utf8_ = false;  // a character beyond ASCII
  std::string unfinished_;  // the beginning of a UTF-8 character at the end of the last block
};

// All bytes up to the end; an error if there are more than `limit`.
Result<std::string> read_all(ByteSource& source, size_t limit);

// What makes bytes no text: a NUL or invalid UTF-8. `offset` is that of the bytes in their file. Names the
// offset.
Status check_text(std::string_view bytes, size_t offset);

}  // namespace dramatis::extract
