#include "extract/input/formats/byte_reader.h"

namespace dramatis::extract {

void ByteReader::replay(std::string taken, size_t line) {
  taken += block_;
  replayed_ = std::move(taken);
  block_ = replayed_;
  line_ = line;
}

void ByteReader::stop() {
  ended_ = true;
  block_ = {};
}

bool ByteReader::fill() {
  while (block_.empty() && !ended_) {
    const Result<std::string_view> block = source_.next_block();
    if (!block.ok()) error_ = block.error();
    ended_ = !block.ok() || block->empty();
    if (!ended_) block_ = *block;
  }
  return !block_.empty();
}

}  // namespace dramatis::extract
