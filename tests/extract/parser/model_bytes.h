// The model inside the program, as bytes, and other models made from it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

extern "C" const char dramatis_language_model_begin[];
extern "C" const char dramatis_language_model_end[];

namespace dramatis::extract {

inline constexpr size_t kModelHeader = 32;

inline std::string_view embedded_model() {
  return {dramatis_language_model_begin,
          static_cast<size_t>(dramatis_language_model_end - dramatis_language_model_begin)};
}

// Puts the right check sum (docs/model_format.md) into an altered model.
inline void repair_check_sum(std::string& bytes) {
  uint64_t sum = 14695981039346656037u;
  for (size_t at = kModelHeader; at < bytes.size(); at += sizeof(uint64_t)) {
    uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, std::min(sizeof word, bytes.size() - at));
    sum = (sum ^ word) * 1099511628211u;
  }
  std::memcpy(bytes.data() + 24, &sum, sizeof sum);
}

}  // namespace dramatis::extract
