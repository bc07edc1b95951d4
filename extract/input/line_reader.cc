#include "extract/input/line_reader.h"

namespace dramatis::extract {

Result<bool> LineReader::next(std::string& line) {
  line.clear();
  bool too_long = false;
  size_t size = 0;
  offset_ = next_offset_;
  while (true) {
    if (block_.empty()) {
      const Result<std::string_view> block = source_.next_block();
      if (!block.ok()) return block.error();
      if (block->empty()) {
        if (size == 0) return false;
        break;
      }
      block_ = *block;
    }
    const size_t newline = block_.find('\n');
    const std::string_view piece = block_.substr(0, newline);
    size += piece.size();
    if (line.size() + piece.size() <= max_size_) {
      line += piece;
    } else {
      too_long = true;
    }
    if (newline == std::string_view::npos) {
      block_ = {};
      continue;
    }
    block_.remove_prefix(newline + 1);
    ++size;
    break;
  }
  ++line_;
  next_offset_ = offset_ + size;
  if (too_long) {
    line.clear();
    return invalid_input(source_.name() + ":" + std::to_string(line_) + ": line of " +
                         std::to_string(size >> 20) + " MiB is longer than the limit of " +
                         std::to_string(max_size_ >> 20) + " MiB");
  }
  if (line.ends_with('\r')) line.pop_back();
  return true;
}

}  // namespace dramatis::extract
