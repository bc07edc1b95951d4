// Reads little-endian values from bytes that may be anything: every length is checked against what is left.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace dramatis::extract {

static_assert(std::endian::native == std::endian::little, "model files are read in place");

// After the first failure all reads give zeros and empty views, and failed() stays true: check it once at the
// end, and before using a count that was read.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  bool failed() const { return failed_; }
  size_t left() const { return rest_.size(); }

  std::string_view bytes(size_t count) {
    if (failed_ || count > rest_.size()) {
      failed_ = true;
      return {};
    }
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }

  uint8_t u8() { return number<uint8_t>(); }
  uint16_t u16() { return number<uint16_t>(); }
  uint32_t u32() { return number<uint32_t>(); }
  uint64_t u64() { return number<uint64_t>(); }

 private:
  template <typename T>
  T number() {
    const std::string_view taken = bytes(sizeof(T));
    T value{};
    if (taken.size() == sizeof(T)) std::memcpy(&value, taken.data(), sizeof(T));
    return value;
  }

  std::string_view rest_;
  bool failed_ = false;
};

}  // namespace dramatis::extract
