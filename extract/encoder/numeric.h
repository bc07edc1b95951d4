// Functions of numbers for layers above the encoder: the same bits on every machine (kernels.h). All work in
// place, free of state and without allocating.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "extract/encoder/kernels/kernels.h"

namespace dramatis::extract {

// x / 2 (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))): "gelu_new" of transformers.
inline void gelu(std::span<float> x) { kernels().gelu(x.size(), x.data()); }
inline void hyperbolic_tangent(std::span<float> x) { kernels().hyperbolic_tangent(x.size(), x.data()); }
inline void sigmoid(std::span<float> x) { kernels().sigmoid(x.size(), x.data()); }
// x < 0 becomes x / 10.
inline void leaky_relu(std::span<float> x) { kernels().leaky_relu(x.size(), x.data()); }

// Shares that add up to 1, in proportion to e^x. Differences beyond 80 count as 80.
inline void softmax(std::span<float> x) { kernels().softmax(x.size(), x.data()); }

// Mean 0 and variance 1, then times `scale` plus `shift`; all three are of one size.
inline void layer_norm(std::span<float> x, std::span<const float> scale, std::span<const float> shift) {
  kernels().layer_norm(x.size(), x.data(), nullptr, scale.data(), shift.data());
}

// a and b are of one size.
inline float dot(std::span<const float> a, std::span<const float> b) {
  return kernels().dot(a.size(), a.data(), b.data());
}

// The index of the greatest of the values, the first one of equals; x is not empty.
inline size_t argmax(std::span<const float> x) { return kernels().argmax(x.size(), x.data()); }

}  // namespace dramatis::extract
