#include "extract/encoder/linear_layer.h"

#include <algorithm>
#include <cstring>

#include "extract/encoder/model_file.h"

namespace dramatis::extract {
namespace {

size_t rounded_up(size_t value, size_t step) { return (value + step - 1) / step * step; }

}  // namespace

void Codes::resize(size_t rows, size_t columns) {
  rows_ = rows, columns_ = columns;
  stride_ = rounded_up(columns, kInputGroup);
  // A view from the middle of the last row may be read up to a group beyond its end (times weights of zero).
  const size_t size = rows * stride_ + kInputGroup;
  if (codes_.size() < size) codes_.resize(size);
  if (scales_.size() < rows) scales_.resize(rows);
}

void Codes::set(const Matrix& numbers) {
  resize(numbers.rows(), numbers.columns());
  for (size_t i = 0; i < rows_; ++i) set_row(i, numbers.row(i));
}

void Codes::copy_row(size_t i, const Codes& from, size_t from_row) {
  std::copy_n(from.row(from_row), columns_, row(i));
  scales_[i] = from.scales_[from_row];
}

LinearLayer::LinearLayer(const QuantisedTable& weights, std::span<const float> bias) {
  resize(weights.rows(), weights.columns());
  for (size_t i = 0; i < outputs_; ++i)
    set_output(i, weights.codes(i), weights.scale(i), bias.empty() ? 0 : bias[i]);
}

void LinearLayer::resize(size_t outputs, size_t inputs) {
  inputs_ = inputs, outputs_ = outputs;
  const size_t filled = rounded_up(outputs, kPanel);
  const size_t size = filled * rounded_up(inputs, kInputGroup);
  weights_.reserve(size);
  // Outputs that fill the last panel are computed, though not kept: let their weights be something.
  const size_t last_panel = (filled - kPanel) * rounded_up(inputs, kInputGroup);
  if (filled > outputs) std::memset(weights_.data() + last_panel, 0, size - last_panel);
  scales_.resize(filled);
  corrections_.resize(filled);
  bias_.resize(filled);
}

void LinearLayer::set_output(size_t output, const int8_t* weights, float scale, float bias) {
  constexpr size_t kGroupSize = kPanel * kInputGroup;
  const size_t groups = rounded_up(inputs_, kInputGroup) / kInputGroup;
  int8_t* to = weights_.data() + output / kPanel * groups * kGroupSize + output % kPanel * kInputGroup;
  int32_t sum = 0;
  for (size_t i = 0; i < inputs_; ++i) sum += weights[i];
  const size_t whole = inputs_ / kInputGroup;
  for (size_t g = 0; g < whole; ++g) std::memcpy(to + g * kGroupSize, weights + g * kInputGroup, kInputGroup);
  if (whole < groups) {
    std::memset(to + whole * kGroupSize, 0, kInputGroup);
    std::memcpy(to + whole * kGroupSize, weights + whole * kInputGroup, inputs_ - whole * kInputGroup);
  }
  scales_[output] = scale;
  corrections_[output] = -kCodeOfZero * sum;
  bias_[output] = bias;
}

void LinearLayer::apply(const CodesView& x, Matrix& out, Then then) const {
  out.resize(x.rows, outputs_);
  const WeightsView weights{weights_.data(), scales_.data(), corrections_.data(),
                            (inputs_ + kInputGroup - 1) / kInputGroup, outputs_};
  const Kernels::Multiply multiply = then == Then::kGelu ? kernels().multiply_gelu : kernels().multiply;
  multiply(x, weights, bias_.data(), out.row(0), out.columns());
}

}  // namespace dramatis::extract
