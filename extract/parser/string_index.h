// From strings to their positions in a list: an open-addressing table, quick to fill with the model's 100,000
// words.
#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/parser/features.h"

namespace dramatis::extract {

// Immutable once made; safe to read from many threads. The strings must outlive it; of equal ones the first
// counts.
class StringIndex {
 public:
  StringIndex() = default;
  explicit StringIndex(const std::vector<std::string_view>& strings)
      : strings_(&strings), slots_(std::bit_ceil(2 * strings.size() + 1), kFree) {
    for (uint32_t i = 0; i < strings.size(); ++i) {
      uint32_t& slot = slots_[find(strings[i])];
      if (slot == kFree) slot = i;
    }
  }

  std::optional<uint32_t> operator[](std::string_view key) const {
    if (slots_.empty()) return std::nullopt;
    const uint32_t found = slots_[find(key)];
    return found == kFree ? std::nullopt : std::optional(found);
  }

 private:
  static constexpr uint32_t kFree = ~0u;

  // The slot that holds the key, or the free one where it would go.
  size_t find(std::string_view key) const {
    const size_t mask = slots_.size() - 1;
    size_t at = feature_hash(key) & mask;
    while (slots_[at] != kFree && (*strings_)[slots_[at]] != key) at = (at + 1) & mask;
    return at;
  }

  const std::vector<std::string_view>* strings_ = nullptr;
  std::vector<uint32_t> slots_;
};

}  // namespace dramatis::extract
