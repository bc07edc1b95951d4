#include "extract/input/text_chunks.h"

#include <algorithm>
#include <utility>

namespace dramatis::extract {

size_t chunk_end(std::string_view text, size_t max_size) {
  if (text.size() <= max_size) return text.size();
  const std::string_view half = text.substr(0, max_size).substr(max_size / 2);
  for (const std::string_view end : {"\n\n", "\n", " "}) {
    if (const size_t at = half.rfind(end); at != std::string_view::npos)
      return max_size / 2 + at + end.size();
  }
  size_t at = max_size;
  while (at > 1 && (text[at - 1] & 0xC0) == 0x80) --at;       // continuation bytes
  return at > 1 && (text[at - 1] & 0x80) != 0 ? at - 1 : at;  // and their lead
}

Result<std::optional<std::string>> TextChunks::next() {
  while (!ended_ && pending_.size() <= max_size_) {
    const Result<std::string_view> block = bytes_->next_block();
    if (!block.ok()) {
      ended_ = true;
      pending_.clear();
      return block.error();
    }
    ended_ = block->empty();
    pending_ += *block;
  }
  if (pending_.empty()) return std::optional<std::string>{};
  std::string chunk = pending_.substr(0, chunk_end(pending_, max_size_));
  pending_.erase(0, chunk.size());
  if (const Status text = check_text(chunk, offset_); !text.ok()) {
    ended_ = true;
    pending_.clear();
    return invalid_input(bytes_->name() + ": " + text.error().message);
  }
  offset_ += chunk.size();
  return std::optional<std::string>(std::move(chunk));
}

}  // namespace dramatis::extract
