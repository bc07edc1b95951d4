// From strings to their positions in a list: an open-addressing table, quick to fill with tens of thousands
// of words.
#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/syntax/word_forms.h"

namespace dramatis::extract {

// Immutable once made; safe to read from many threads. Of equal strings the first counts. The list is handed
// in at each look-up, so that its owner may move.
class StringIndex {
 public:
  StringIndex() = default;
  explicit StringIndex(const std::vector<std::string_view>& strings)
      : slots_(std::bit_ceil(2 * strings.size() + 1), kFree) {
    for (uint32_t i = 0; i < strings.size(); ++i) {
      uint32_t& slot = slots_[slot_of(strings, strings[i])];
      if (slot == kFree) slot = i;
    }
  }

  // `strings` must be those it was made of.
  std::optional<uint32_t> find_in(const std::vector<std::string_view>& strings, std::string_view key) const {
    if (slots_.empty()) return std::nullopt;
    const uint32_t found = slots_[slot_of(strings, key)];
    return found == kFree ? std::nullopt : std::optional(found);
  }

 private:
  static constexpr uint32_t kFree = ~0u;

  // The slot that holds the key, or the free one where it would go.
  size_t slot_of(const std::vector<std::string_view>& strings, std::string_view key) const {
    const size_t mask = slots_.size() - 1;
    size_t at = text_hash(key) & mask;
    while (slots_[at] != kFree && strings[slots_[at]] != key) at = (at + 1) & mask;
    return at;
  }

  std::vector<uint32_t> slots_;
};

}  // namespace dramatis::extract
