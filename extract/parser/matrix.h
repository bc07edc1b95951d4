// Single-precision matrices and their products, on oneDNN: it picks AVX2, AVX-512 or baseline code at run
// time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace dramatis::extract {

// A row-major matrix of fixed size whose memory grows but never shrinks; contents are undefined after
// resize().
class Matrix {
 public:
  Matrix() = default;
  Matrix(size_t rows, size_t columns) { resize(rows, columns); }
  void resize(size_t rows, size_t columns);

  size_t rows() const { return rows_; }
  size_t columns() const { return columns_; }
  float* row(size_t i) { return data_.get() + i * columns_; }
  const float* row(size_t i) const { return data_.get() + i * columns_; }

 private:
  struct Free {
    void operator()(float* data) const;
  };
  std::unique_ptr<float[], Free> data_;  // on a cache line's boundary
  size_t capacity_ = 0;
  size_t rows_ = 0;
  size_t columns_ = 0;
};

// A part of a matrix: `rows` x `columns` elements, one row beginning `stride` after the other.
struct MatrixView {
  const float* data = nullptr;
  size_t rows = 0;
  size_t columns = 0;
  size_t stride = 0;

  MatrixView(const float* first, size_t row_count, size_t column_count, size_t row_stride)
      : data(first), rows(row_count), columns(column_count), stride(row_stride) {}
  MatrixView(const Matrix& matrix)  // NOLINT(google-explicit-constructor)
      : MatrixView(matrix.row(0), matrix.rows(), matrix.columns(), matrix.columns()) {}
};

enum class Transposed : bool { kNo, kYes };
enum class Into : bool { kReplace, kAdd };

// out (a.rows x n, rows `out_stride` apart) = or += a b, where b is a.columns x n, or n x a.columns if
// transposed.
void multiply(const MatrixView& a, const MatrixView& b, Transposed b_transposed, Into into, float* out,
              size_t out_stride);

// While one lives, products in this thread use this thread alone. (oneDNN would ask OpenMP for more.)
class SingleThreadedProducts {
 public:
  SingleThreadedProducts();
  ~SingleThreadedProducts();
  SingleThreadedProducts(const SingleThreadedProducts&) = delete;
  SingleThreadedProducts& operator=(const SingleThreadedProducts&) = delete;

 private:
  int threads_before_;
};

// out = x w + bias for every row of x.
struct LinearLayer {
  Matrix weights;  // inputs x outputs
  std::vector<float> bias;

  void apply(const MatrixView& x, Matrix& out) const;
};

}  // namespace dramatis::extract
