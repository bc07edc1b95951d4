// Functions of numbers and of rows of numbers, in plain loops which compilers make vectors of. Included by
// each kernels_*.cc and compiled there for its CPUs.
//
// Everything is in an unnamed namespace, and nothing of the standard library that has code may be used here:
// the linker would keep one copy for all of them, perhaps with instructions that a CPU lacks.
#pragma once

#include <cstddef>
#include <cstdint>

#include "extract/encoder/kernels.h"

namespace dramatis::extract {
namespace {

// Adding it to a number below 2^22 leaves the number, rounded to even, in the sum's lowest bits.
constexpr float kRound = 12582912.0f;  // 1.5 * 2^23
constexpr uint32_t kRoundBits = 0x4B400000u;

inline uint32_t bits_of(float x) { return __builtin_bit_cast(uint32_t, x); }
// The nearest integer, as the lowest bits say it in two's complement.
inline uint32_t rounded(float x) { return bits_of(x + kRound) - kRoundBits; }
inline float absolute(float x) { return x < 0 ? -x : x; }

// e^x = 2^k e^r with |r| <= ln 2 / 2; the polynomial is Cephes's expf, its relative error below 1e-6. Exact
// at neither end: clamped to +-80.
inline float exponential(float x) {
  x = x < -80.0f ? -80.0f : x;
  x = x > 80.0f ? 80.0f : x;
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
  return __builtin_bit_cast(float, bits_of(p) + ((bits_of(shifted) - kRoundBits) << 23));
}

inline float sigmoid(float x) { return 1.0f / (1.0f + exponential(-x)); }
inline float hyperbolic_tangent(float x) { return 1.0f - 2.0f / (1.0f + exponential(2.0f * x)); }
inline float leaky(float x) { return x < 0.1f * x ? 0.1f * x : x; }

// x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2, where (1 + tanh(y)) / 2 = 1 / (1 + e^-2y).
inline float gelu(float x) {
  const float y = x * (-1.5957691216057308f - 0.071354816272f * (x * x));
  return x / (1.0f + exponential(y));
}

// The sum of f(0) ... f(n - 1): that of i goes to lane i % 16, and in the end the lanes go together by
// halves.
template <typename F>
inline float sum(size_t n, F f) {
  float lanes[16];
  for (float& lane : lanes) lane = 0;
  size_t i = 0;
  for (; i + 16 <= n; i += 16)
    for (size_t j = 0; j < 16; ++j) lanes[j] += f(i + j);
  for (size_t j = 0; i + j < n; ++j) lanes[j] += f(i + j);
  for (size_t half = 8; half > 0; half /= 2)
    for (size_t j = 0; j < half; ++j) lanes[j] += lanes[j + half];
  return lanes[0];
}

// The greatest of f(0) ... f(n - 1) and `most`, which does not depend on the order.
template <typename T, typename F>
inline T greatest(size_t n, T most, F f) {
  T lanes[16];
  for (T& lane : lanes) lane = most;
  size_t i = 0;
  for (; i + 16 <= n; i += 16)
    for (size_t j = 0; j < 16; ++j) lanes[j] = f(i + j) > lanes[j] ? f(i + j) : lanes[j];
  for (; i < n; ++i) lanes[0] = f(i) > lanes[0] ? f(i) : lanes[0];
  for (const T lane : lanes) most = lane > most ? lane : most;
  return most;
}

constexpr float kNothing = 1e-30f;  // its reciprocal is still a number

float quantise(size_t n, const float* x, uint8_t* codes) {
  const float most = greatest(n, 0.0f, [x](size_t i) { return absolute(x[i]); });
  const float factor = most < kNothing ? 0.0f : kGreatestCode / most;
  for (size_t i = 0; i < n; ++i) codes[i] = static_cast<uint8_t>(rounded(x[i] * factor) + kCodeOfZero);
  return most < kNothing ? 0.0f : most / kGreatestCode;
}

void layer_norm(size_t n, float* x, const float* added, const float* scale, const float* shift) {
  constexpr float kEpsilon = 1e-12f;
  float* __restrict row = x;
  const auto size = static_cast<float>(n);
  if (added != nullptr)
    for (size_t i = 0; i < n; ++i) row[i] += added[i];
  const float mean = sum(n, [row](size_t i) { return row[i]; }) / size;
  const float squares = sum(n, [row, mean](size_t i) { return (row[i] - mean) * (row[i] - mean); });
  const float factor = 1.0f / __builtin_sqrtf(squares / size + kEpsilon);
  for (size_t i = 0; i < n; ++i) row[i] = (row[i] - mean) * factor * scale[i] + shift[i];
}

void gelu_of_each(size_t n, float* x) {
  for (size_t i = 0; i < n; ++i) x[i] = gelu(x[i]);
}

void tanh_of_each(size_t n, float* x) {
  for (size_t i = 0; i < n; ++i) x[i] = hyperbolic_tangent(x[i]);
}

void sigmoid_of_each(size_t n, float* x) {
  for (size_t i = 0; i < n; ++i) x[i] = sigmoid(x[i]);
}

void leaky_relu(size_t n, float* x) {
  for (size_t i = 0; i < n; ++i) x[i] = leaky(x[i]);
}

float sum_exponentials(size_t n, const float* x, float most) {
  return sum(n, [x, most](size_t i) { return exponential(x[i] - most); });
}

void softmax(size_t n, float* x) {
  if (n == 0) return;
  const float most = greatest(n, x[0], [x](size_t i) { return x[i]; });
  for (size_t i = 0; i < n; ++i) x[i] = exponential(x[i] - most);
  const float factor = 1.0f / sum(n, [x](size_t i) { return x[i]; });
  for (size_t i = 0; i < n; ++i) x[i] *= factor;
}

void product(size_t n, const float* a, const float* b, float* out) {
  float* __restrict result = out;
  for (size_t i = 0; i < n; ++i) result[i] = a[i] * b[i];
}

float dot(size_t n, const float* a, const float* b) {
  return sum(n, [a, b](size_t i) { return a[i] * b[i]; });
}

void add_unpacked(size_t n, float scale, const int8_t* codes, float* out) {
  float* __restrict result = out;
  for (size_t i = 0; i < n; ++i) result[i] += scale * static_cast<float>(codes[i]);
}

size_t argmax(size_t n, const float* values) {
  const float most = greatest(n, values[0], [values](size_t i) { return values[i]; });
  for (size_t i = 0; i < n; ++i)
    if (values[i] == most) return i;
  return 0;  // no numbers at all
}

}  // namespace
}  // namespace dramatis::extract
