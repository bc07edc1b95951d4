#include "extract/input/text_chunks.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace dramatis::extract {

// Where to cut pending_, which holds at least max_size_ bytes.
size_t TextChunks::cut() const {
  const std::string_view half = std::string_view(pending_).substr(0, max_size_).substr(max_size_ / 2);
  for (const std::string_view end : {"\n\n", "\n", " "}) {
    if (const size_t at = half.rfind(end); at != std::string_view::npos)
      return max_size_ / 2 + at + end.size();
  }
  size_t at = max_size_;
  while (at > 1 && (pending_[at - 1] & 0xC0) == 0x80) --at;       // continuation bytes
  return at > 1 && (pending_[at - 1] & 0x80) != 0 ? at - 1 : at;  // and their lead
}

Result<std::optional<std::string>> TextChunks::next() {
  while (!ended_ && pending_.size() < max_size_) {
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
  std::string chunk = pending_.size() < max_size_ ? std::exchange(pending_, {}) : pending_.substr(0, cut());
  if (!pending_.empty()) pending_.erase(0, chunk.size());
  if (const Status text = check_text(chunk, offset_); !text.ok()) {
    ended_ = true;
    pending_.clear();
    return invalid_input(bytes_->name() + ": " + text.error().message);
  }
  offset_ += chunk.size();
  return std::optional<std::string>(std::move(chunk));
}

}  // namespace dramatis::extract
