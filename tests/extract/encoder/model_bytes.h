// Model files made by hand, for tests and fuzzing: as docs in extract/encoder/model_file.h say.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace dramatis::extract {

inline constexpr uint32_t kFileVersion = 3;
inline constexpr size_t kFileHeader = 20;  // up to the count of tensors

template <typename T>
void append(std::string& bytes, T value) {
  bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

// Puts the magic, the version and the check sum right, so that reading gets past them.
inline void repair(std::string& bytes) {
  if (bytes.size() < kFileHeader) return;
  std::memcpy(bytes.data(), "DRAMATIS", 8);
  std::memcpy(bytes.data() + 8, &kFileVersion, sizeof kFileVersion);
  const auto sum =
      static_cast<uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data() + 16), bytes.size() - 16));
  std::memcpy(bytes.data() + 12, &sum, sizeof sum);
}

// Tensors one after the other; fields may be spoilt before file() is asked for.
struct ModelBytes {
  struct Tensor {
    std::string name;
    uint8_t kind = 0;
    uint32_t rows = 0;
    uint32_t columns = 0;
    std::string data;
    int64_t offset_change = 0;
    int64_t size_change = 0;
  };

  void floats(const std::string& name, uint32_t rows, uint32_t columns, const std::vector<float>& values) {
    Tensor& tensor = add(name, 0, rows, columns);
    for (const float value : values) append(tensor.data, value);
  }
  void table(const std::string& name, uint32_t rows, uint32_t columns, const std::vector<float>& scales,
             const std::vector<int8_t>& codes) {
    Tensor& tensor = add(name, 1, rows, columns);
    for (const float scale : scales) append(tensor.data, scale);
    for (const int8_t code : codes) append(tensor.data, code);
  }
  void numbers(const std::string& name, const std::vector<uint32_t>& values) {
    Tensor& tensor = add(name, 2, 1, static_cast<uint32_t>(values.size()));
    for (const uint32_t value : values) append(tensor.data, value);
  }
  void strings(const std::string& name, const std::vector<std::string>& values) {
    Tensor& tensor = add(name, 3, static_cast<uint32_t>(values.size()), 1);
    for (const std::string& value : values) {
      append(tensor.data, static_cast<uint32_t>(value.size()));
      tensor.data += value;
    }
  }

  Tensor& add(const std::string& name, uint8_t kind, uint32_t rows, uint32_t columns) {
    return tensors.emplace_back(Tensor{name, kind, rows, columns, {}, 0, 0});
  }

  std::string file() const {
    size_t end = kFileHeader;
    for (const Tensor& each : tensors) end += 2 + each.name.size() + 25;
    std::string bytes(16, '\0'), data;
    append(bytes, static_cast<uint32_t>(tensors.size()));
    for (const Tensor& each : tensors) {
      data.append((64 - (end + data.size()) % 64) % 64, '\0');
      append(bytes, static_cast<uint16_t>(each.name.size()));
      bytes += each.name;
      append(bytes, each.kind);
      append(bytes, each.rows);
      append(bytes, each.columns);
      append(bytes, static_cast<uint64_t>(static_cast<int64_t>(end + data.size()) + each.offset_change));
      append(bytes, static_cast<uint64_t>(static_cast<int64_t>(each.data.size()) + each.size_change));
      data += each.data;
    }
    bytes += data;
    repair(bytes);
    return bytes;
  }

  std::vector<Tensor> tensors;
};

}  // namespace dramatis::extract
