// The model file: named tensors and lists of strings, checked, in place.
//
// Bytes, all numbers little-endian:
//   header   8 bytes "DRAMATIS", u32 version (3), u32 CRC-32 (zlib's) of all that follows it, u32 count
//   index    `count` entries: u16 length and bytes of the name, u8 kind, u32 rows, u32 columns, u64 offset
//            from the file's begin (a multiple of 64), u64 size
//   data     by kind (the numbers are never to change):
//            0  rows * columns f32
//            1  f32 scales, one a row, then rows * columns int8: a number is its row's scale times its code
//            2  rows * columns u32
//            3  `rows` strings, each after its u32 length; columns is 1
// Data lie in any order behind the index and do not overlap; gaps are below 64 bytes, the last ends the file.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"

namespace dramatis::extract {

// rows x columns numbers, each row in 8 bits an element with a scale of its own.
class QuantisedTable {
 public:
  QuantisedTable() = default;
  QuantisedTable(size_t rows, size_t columns, const float* scales, const int8_t* codes)
      : rows_(rows), columns_(columns), scales_(scales), codes_(codes) {}

  size_t rows() const { return rows_; }
  size_t columns() const { return columns_; }
  // The rows [first, first + count).
  QuantisedTable part(size_t first, size_t count) const {
    return {count, columns_, scales_ + first, codes(first)};
  }
  float scale(size_t row) const { return scales_[row]; }
  const int8_t* codes(size_t row) const { return codes_ + row * columns_; }

 private:
  size_t rows_ = 0;
  size_t columns_ = 0;
  const float* scales_ = nullptr;
  const int8_t* codes_ = nullptr;
};

// Immutable; safe to read from many threads, but for take_error().
class ModelFile {
 public:
  // For sizes that may be any.
  static constexpr size_t kAny = ~size_t{0};

  // `bytes` begin at a multiple of 4 and must outlive the result and all that it gives out. kCorrupt if
  // altered or truncated, kIncompatible if of another version. All floats are finite numbers.
  static Result<ModelFile> read(std::string_view bytes);

  bool has(std::string_view name) const { return tensors_.contains(name); }

  class Reader;

 private:
  enum class Kind : uint8_t { kFloats = 0, kQuantised = 1, kNumbers = 2, kStrings = 3 };
  struct Tensor {
    Kind kind = Kind::kFloats;
    size_t rows = 0;
    size_t columns = 0;
    std::string_view data;

    bool fits() const;  // whether the data are what the sizes say
  };

  static Result<ModelFile> read_index(std::string_view bytes);

  std::map<std::string_view, Tensor> tensors_;
};

// Takes tensors out of a file, and keeps the first reason why one could not be had: take all that is needed,
// then look at status() once. The file must outlive it.
class ModelFile::Reader {
 public:
  explicit Reader(const ModelFile& file) : file_(file) {}

  // Views of the tensor of that name; empty if it is absent or of another kind or shape.
  std::span<const float> floats(const std::string& name, size_t rows, size_t columns);
  QuantisedTable table(const std::string& name, size_t rows, size_t columns);
  std::span<const uint32_t> numbers(const std::string& name);
  std::vector<std::string_view> strings(const std::string& name);

  // Keeps the complaint unless there is one already: "NAME: problem".
  void require(bool condition, const std::string& name, const std::string& problem);
  bool ok() const { return problem_.empty(); }
  // kCorrupt with the first complaint, if there was any.
  Status status() const;

 private:
  const Tensor* find(const std::string& name, Kind kind, size_t rows, size_t columns);

  const ModelFile& file_;
  std::string problem_;
};

}  // namespace dramatis::extract
