// Linear layers over activations in 8 bits: each row of numbers as bytes with one scale, each output's
// weights as bytes with one scale, and their products as exact sums of integers (kernels.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/encoder/kernels/kernels.h"
#include "extract/encoder/matrix.h"

namespace dramatis::extract {

class QuantisedTable;

// Rows of activations. Its memory grows but never shrinks.
class Codes {
 public:
  // Contents are undefined afterwards.
  void resize(size_t rows, size_t columns);
  // Takes columns() numbers.
  void set_row(size_t i, const float* numbers) { scales_[i] = kernels().quantise(columns_, numbers, row(i)); }
  // All rows of the matrix.
  void set(const Matrix& numbers);
  void copy_row(size_t i, const Codes& from, size_t from_row);

  size_t rows() const { return rows_; }
  size_t columns() const { return columns_; }
  uint8_t* row(size_t i) { return codes_.data() + i * stride_; }
  const uint8_t* row(size_t i) const { return codes_.data() + i * stride_; }
  float scale(size_t i) const { return scales_[i]; }

  CodesView view() const { return view(0, rows_, 0); }
  // Rows [begin, begin + rows), each from its column `first` on.
  CodesView view(size_t begin, size_t rows, size_t first) const {
    return {row(begin) + first, scales_.data() + begin, rows, stride_};
  }

 private:
  std::vector<uint8_t> codes_;
  std::vector<float> scales_;
  size_t rows_ = 0;
  size_t columns_ = 0;
  size_t stride_ = 0;
};

// What is done with each output.
enum class Then : uint8_t { kNothing, kGelu };

// out = x w + bias for every row of x. Immutable once made; apply() may be called from many threads.
class LinearLayer {
 public:
  LinearLayer() = default;
  // Copies the weights. Without biases (an empty span) they are zeros.
  LinearLayer(const QuantisedTable& weights, std::span<const float> bias);

  // Afterwards each output is to be set.
  void resize(size_t outputs, size_t inputs);
  void set_output(size_t output, const int8_t* weights, float scale, float bias);

  size_t inputs() const { return inputs_; }
  size_t outputs() const { return outputs_; }

  // The caller answers for x having inputs() columns.
  void apply(const CodesView& x, Matrix& out, Then then = Then::kNothing) const;

 private:
  size_t inputs_ = 0;
  size_t outputs_ = 0;
  AlignedArray<int8_t> weights_;  // packed as kernels.h says
  std::vector<float> scales_;
  std::vector<int32_t> corrections_;
  std::vector<float> bias_;
};

}  // namespace dramatis::extract
