// Single-precision matrices, and memory that begins on a cache line.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <memory>
#include <new>

namespace dramatis::extract {

// Memory that grows, in steps, but never shrinks; its contents are undefined after a growth. T needs no
// construction.
template <typename T>
class AlignedArray {
 public:
  void reserve(size_t size) {
    if (size <= capacity_) return;
    capacity_ = 0;
    data_.reset();  // before the new memory is taken
    const size_t step = std::max(kAlignment / sizeof(T), std::bit_floor(size) / 4);
    const size_t capacity = (size + step - 1) / step * step;
    data_.reset(static_cast<T*>(::operator new[](capacity * sizeof(T), std::align_val_t{kAlignment})));
    capacity_ = capacity;
  }
  T* data() { return data_.get(); }
  const T* data() const { return data_.get(); }

 private:
  static constexpr size_t kAlignment = 64;
  struct Free {
    void operator()(T* data) const { ::operator delete[](data, std::align_val_t{kAlignment}); }
  };
  std::unique_ptr<T[], Free> data_;
  size_t capacity_ = 0;
};

// A row-major matrix; contents are undefined after resize().
class Matrix {
 public:
  Matrix() = default;
  Matrix(size_t rows, size_t columns) { resize(rows, columns); }
  void resize(size_t rows, size_t columns) {
    rows_ = rows, columns_ = columns;
    data_.reserve(rows * columns);
  }

  size_t rows() const { return rows_; }
  size_t columns() const { return columns_; }
  float* row(size_t i) { return data_.data() + i * columns_; }
  const float* row(size_t i) const { return data_.data() + i * columns_; }

 private:
  AlignedArray<float> data_;
  size_t rows_ = 0;
  size_t columns_ = 0;
};

}  // namespace dramatis::extract
