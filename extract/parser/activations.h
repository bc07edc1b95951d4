// Element-wise functions of the network, vectorised for the CPU that runs them.
//
// Exponentials come from a polynomial (relative error below 1e-6) without fused operations, so that every CPU
// computes the same bits.
#pragma once

#include <cstddef>

namespace dramatis::extract {

// One step of an LSTM cell: updates `cell`, writes `out`. `gates` holds 4n pre-activations in the order
// input, forget, output, candidate. At the first step `cell` counts as zero, whatever it holds.
void lstm_step(size_t n, const float* gates, bool first, float* cell, float* out);

// x < 0 becomes x / 10.
void leaky_relu(size_t n, float* x);

// out = [leaky_relu(a[0, n) + b[0, n)), a[n, 2n) * b[n, 2n)].
void pair_features(size_t n, const float* a, const float* b, float* out);

// The index of the greatest of the n > 0 values, the first one of equals.
size_t argmax(size_t n, const float* values);

}  // namespace dramatis::extract
