// Functions of numbers and of rows of numbers, in plain loops which compilers make vectors of. Included by
// the .cc file of each kind of CPU and compiled there for it.
//
// Everything is in an unnamed namespace, and nothing of the standard library that has code may be used here:
// the linker would keep one copy for all of them, perhaps with instructions that a CPU lacks.
#pragma once

#include <cstddef>
#include <cstdint>

#include "extract/encoder/kernels/kernels.h"

namespace dramatis::extract {
namespace {

// Adding it to a number below 2^22 leaves the number, rounded to even, in the sum's lowest bits.
constexpr float kRound = 12582912.0f;  // 1.5 * 2^23
constexpr uint32_t kRoundBits = 0x4B400000u;

inline uint32_t bits_of(float x) { return __builtin_bit_cast(uint32_t, x); }
// The nearest integer, as the lowest bits say it in two's complement.
inline uint32_t rounded(float x) { return bits_of(x + kRound) - kRoundBits; }

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

// x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2 = x (1/2 + x P(x^2)), with P as a polynomial of s between
// -1 and 1; beyond +-4.5 the bracket is 0 or 1. The error is below 1e-5.
inline float gelu(float x) {
  constexpr float kEnd = 4.5f;
  const float square = x * x;
  const float s = (square < kEnd * kEnd ? square : kEnd * kEnd) * (2.0f / (kEnd * kEnd)) - 1.0f;
  // By powers of s, as the steps of Horner's rule would wait for each other.
  const float s2 = s * s;
  const float s4 = s2 * s2;
  const float p0 = 0.156938478f - 0.0772939622f * s + (0.0547816530f - 0.0400759876f * s) * s2;
  const float p4 = 0.0281115770f - 0.0183644630f * s + (0.0105357002f - 0.00546986237f * s) * s2;
  const float p8 = 0.00376867969f - 0.00270428252f * s + 0.00088357995f * s2;
  const float p = p0 + (p4 + p8 * s4) * s4;
  float within = x < kEnd ? x : kEnd;
  within = within > -kEnd ? within : -kEnd;
  return x * (within * p + 0.5f);
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
  for (size_t j = 0; j < 8; ++j) lanes[j] += lanes[j + 8];
  for (size_t j = 0; j < 4; ++j) lanes[j] += lanes[j + 4];
  return (lanes[0] + lanes[2]) + (lanes[1] + lanes[3]);
}

// The greatest of n integers and `most`.
inline int32_t greatest(size_t n, const int32_t* x, int32_t most) {
  for (size_t i = 0; i < n; ++i) most = x[i] > most ? x[i] : most;
  return most;
}

// The greatest of n > 0 numbers. Compilers make vectors of this for integers only, so it is taken of integers
// that are ordered as the numbers.
inline float greatest(size_t n, const float* x) {
  const auto ordered = [](uint32_t bits) {
    const auto value = static_cast<int32_t>(bits);
    return value ^ ((value >> 31) & 0x7FFFFFFF);
  };
  int32_t most = ordered(bits_of(x[0]));
  for (size_t i = 0; i < n; ++i) {
    const int32_t value = ordered(bits_of(x[i]));
    most = value > most ? value : most;
  }
  return __builtin_bit_cast(float, ordered(static_cast<uint32_t>(most)));
}

// The greatest absolute value of n numbers, or `most`.
inline float greatest_absolute(size_t n, const float* x, float most) {
  auto result = static_cast<int32_t>(bits_of(most));
  for (size_t i = 0; i < n; ++i) {
    const auto value = static_cast<int32_t>(bits_of(x[i]) & 0x7FFFFFFFu);
    result = value > result ? value : result;
  }
  return __builtin_bit_cast(float, result);
}

constexpr float kNothing = 1e-30f;  // its reciprocal is still a number

float quantise(size_t n, const float* x, uint8_t* codes) {
  const float most = greatest_absolute(n, x, 0.0f);
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

void softmax(size_t n, float* x) {
  if (n == 0) return;
  const float most = greatest(n, x);
  for (size_t i = 0; i < n; ++i) x[i] = exponential(x[i] - most);
  const float factor = 1.0f / sum(n, [x](size_t i) { return x[i]; });
  for (size_t i = 0; i < n; ++i) x[i] *= factor;
}

float dot(size_t n, const float* a, const float* b) {
  return sum(n, [a, b](size_t i) { return a[i] * b[i]; });
}

void add_unpacked(size_t n, float scale, const int8_t* codes, float* out) {
  float* __restrict result = out;
  for (size_t i = 0; i < n; ++i) result[i] += scale * static_cast<float>(codes[i]);
}

size_t argmax(size_t n, const float* values) {
  const float most = greatest(n, values);
  for (size_t i = 0; i < n; ++i)
    if (values[i] == most) return i;
  return 0;  // no numbers at all
}

}  // namespace
}  // namespace dramatis::extract
