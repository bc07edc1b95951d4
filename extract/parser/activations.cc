#include "extract/parser/activations.h"

#include <algorithm>
#include <bit>
#include <cstdint>

// One clone of a function for each CPU family, chosen when the program starts. Sanitizers do not go with
// them.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define DRAMATIS_PER_CPU __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define DRAMATIS_PER_CPU
#endif

namespace dramatis::extract {
namespace {

// e^x = 2^k e^r with |r| <= ln 2 / 2; the polynomial is Cephes's expf. Exact at neither end: clamped to +-80.
[[gnu::always_inline]] inline float exponential(float x) {
  x = x < -80.0f ? -80.0f : x;
  x = x > 80.0f ? 80.0f : x;
  constexpr float kRound = 12582912.0f;  // 1.5 * 2^23: adding it rounds to a whole number
  const float shifted = x * 1.44269504088896341f + kRound;
  const float k = shifted - kRound;
  const float r = (x - k * 0.693359375f) + k * 2.12194440e-4f;
  float p = 1.9875691500e-4f;
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  p = p * r * r + r + 1.0f;
  const uint32_t exponent = (std::bit_cast<uint32_t>(shifted) - 0x4B400000u) << 23;
  return std::bit_cast<float>(std::bit_cast<uint32_t>(p) + exponent);
}

[[gnu::always_inline]] inline float sigmoid(float x) { return 1.0f / (1.0f + exponential(-x)); }
[[gnu::always_inline]] inline float hyperbolic_tangent(float x) {
  return 1.0f - 2.0f / (1.0f + exponential(2.0f * x));
}

}  // namespace

DRAMATIS_PER_CPU
void lstm_step(size_t n, const float* gates, bool first, float* cell, float* out) {
  const float* __restrict input = gates;
  const float* __restrict forget = gates + n;
  const float* __restrict output = gates + 2 * n;
  const float* __restrict candidate = gates + 3 * n;
  float* __restrict state = cell;
  float* __restrict result = out;
  if (first) {
    for (size_t i = 0; i < n; ++i) state[i] = sigmoid(input[i]) * hyperbolic_tangent(candidate[i]);
  } else {
    for (size_t i = 0; i < n; ++i)
      state[i] = sigmoid(input[i]) * hyperbolic_tangent(candidate[i]) + sigmoid(forget[i]) * state[i];
  }
  for (size_t i = 0; i < n; ++i) result[i] = sigmoid(output[i]) * hyperbolic_tangent(state[i]);
}

DRAMATIS_PER_CPU
void leaky_relu(size_t n, float* x) {
  for (size_t i = 0; i < n; ++i) x[i] = std::max(x[i], 0.1f * x[i]);
}

DRAMATIS_PER_CPU
void pair_features(size_t n, const float* a, const float* b, float* out) {
  for (size_t i = 0; i < n; ++i) {
    const float sum = a[i] + b[i];
    out[i] = std::max(sum, 0.1f * sum);
  }
  for (size_t i = n; i < 2 * n; ++i) out[i] = a[i] * b[i];
}

size_t argmax(size_t n, const float* values) { return std::max_element(values, values + n) - values; }

}  // namespace dramatis::extract
