#include "extract/input/content_id.h"

#include <cstdint>

namespace dramatis::extract {

std::string content_id(std::string_view text) {
  uint64_t hash = 14695981039346656037ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  std::string id(16, '0');
  for (size_t i = 16; i-- > 0; hash >>= 4) id[i] = "0123456789abcdef"[hash & 15];
  return id;
}

}  // namespace dramatis::extract
