// What the versions of the kernels share: included by each kernels_*.cc, which defines a Tile, and compiled
// there for its CPUs.
//
// Everything is in an unnamed namespace, and nothing of the standard library that has code may be used here:
// the linker would keep one copy for all of them, perhaps with instructions that a CPU lacks.
#pragma once

#include <cstddef>
#include <cstdint>

#include "extract/parser/kernels.h"

// Before a loop over the few rows or vectors of a tile: unrolled early, so that the sums live in registers.
#if defined(__clang__)
#define DRAMATIS_UNROLL _Pragma("unroll")
#else
#define DRAMATIS_UNROLL _Pragma("GCC unroll 8")
#endif

namespace dramatis::extract {
namespace {

// Adding it to a number below 2^22 leaves the number, rounded to even, in the sum's lowest bits.
constexpr float kRound = 12582912.0f;  // 1.5 * 2^23
constexpr uint32_t kRoundBits = 0x4B400000u;

inline uint32_t bits_of(float x) { return __builtin_bit_cast(uint32_t, x); }
inline uint8_t code_of(float scaled) {
  return static_cast<uint8_t>(bits_of(scaled + kRound) - kRoundBits + kCodeOfZero);
}

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

void lstm_step(size_t n, const float* from_input, const float* from_state, float* cell, uint8_t* codes) {
  const float* __restrict in = from_input;
  const float* __restrict more = from_state;
  float* __restrict state = cell;
  uint8_t* __restrict result = codes;
  constexpr float kLevels = kGreatestCode;
  if (more == nullptr) {
    for (size_t i = 0; i < n; ++i) state[i] = sigmoid(in[i]) * hyperbolic_tangent(in[3 * n + i]);
    for (size_t i = 0; i < n; ++i)
      result[i] = code_of(sigmoid(in[2 * n + i]) * hyperbolic_tangent(state[i]) * kLevels);
    return;
  }
  for (size_t i = 0; i < n; ++i) {
    const float added = sigmoid(in[i] + more[i]) * hyperbolic_tangent(in[3 * n + i] + more[3 * n + i]);
    state[i] = added + sigmoid(in[n + i] + more[n + i]) * state[i];
  }
  for (size_t i = 0; i < n; ++i) {
    const float gate = sigmoid(in[2 * n + i] + more[2 * n + i]);
    result[i] = code_of(gate * hyperbolic_tangent(state[i]) * kLevels);
  }
}

// The greatest of f(x[0]), f(x[1]) ...: sixteen at a time, which compilers make vectors of.
template <typename F>
inline float greatest(size_t n, const float* x, float least, F f) {
  float lanes[16];
  for (float& lane : lanes) lane = least;
  size_t i = 0;
  for (; i + 16 <= n; i += 16)
    for (size_t j = 0; j < 16; ++j) lanes[j] = f(x[i + j]) > lanes[j] ? f(x[i + j]) : lanes[j];
  for (; i < n; ++i) lanes[0] = f(x[i]) > lanes[0] ? f(x[i]) : lanes[0];
  for (const float lane : lanes) least = lane > least ? lane : least;
  return least;
}

float quantise(size_t n, const float* x, uint8_t* codes) {
  constexpr float kNothing = 1e-30f;  // its reciprocal is still a number
  const float most = greatest(n, x, 0.0f, [](float value) { return value < 0 ? -value : value; });
  const float factor = most < kNothing ? 0.0f : kGreatestCode / most;
  for (size_t i = 0; i < n; ++i) codes[i] = code_of(x[i] * factor);
  return most < kNothing ? 0.0f : most / kGreatestCode;
}

void leaky_relu(size_t n, float* x) {
  for (size_t i = 0; i < n; ++i) x[i] = leaky(x[i]);
}

void pair_features(size_t n, const float* a, const float* b, float* out) {
  float* __restrict result = out;
  for (size_t i = 0; i < n; ++i) result[i] = leaky(a[i] + b[i]);
  for (size_t i = n; i < 2 * n; ++i) result[i] = a[i] * b[i];
}

void unpack(size_t n, float scale, const int8_t* codes, float* out) {
  for (size_t i = 0; i < n; ++i) out[i] = scale * static_cast<float>(codes[i]);
}

size_t argmax(size_t n, const float* values) {
  const float most = greatest(n, values, values[0], [](float value) { return value; });
  for (size_t i = 0; i < n; ++i)
    if (values[i] == most) return i;
  return 0;  // no numbers at all
}

// A Tile multiplies kRows rows by kPanels panels:
//   template <size_t kRows, size_t kPanels>
//   static void multiply(const uint8_t* x, size_t stride, const int8_t* weights, size_t groups,
//                        int32_t (*sums)[kPanels * kPanel]);
// sets sums[row][output] to the sum of codes times weights. kRows is at most Tile::kMostRows.
template <typename Tile, size_t kRows, size_t kPanels>
inline void multiply_tile(const CodesView& x, size_t row, const WeightsView& w, size_t panel,
                          const float* bias, float* out, size_t out_stride) {
  constexpr size_t kOutputs = kPanels * kPanel;
  alignas(64) int32_t sums[kRows][kOutputs];
  Tile::template multiply<kRows, kPanels>(x.data + row * x.stride, x.stride,
                                          w.data + panel * kPanel * kInputGroup * w.input_groups,
                                          w.input_groups, sums);
  const size_t first = panel * kPanel;
  const size_t count = w.outputs - first < kOutputs ? w.outputs - first : kOutputs;
  for (size_t i = 0; i < kRows; ++i) {
    const float* __restrict scales = w.scales + first;
    const int32_t* __restrict corrections = w.corrections + first;
    const float* __restrict added = bias + first;
    float* __restrict result = out + (row + i) * out_stride + first;
    const float scale = x.scales[row + i];
    const auto value = [&](size_t j) {
      return added[j] + scale * scales[j] * static_cast<float>(sums[i][j] + corrections[j]);
    };
    if (count == kOutputs) {
      for (size_t j = 0; j < kOutputs; ++j) result[j] = value(j);
    } else {
      for (size_t j = 0; j < count; ++j) result[j] = value(j);
    }
  }
}

// The last rows, fewer than Tile::kMostRows.
template <typename Tile, size_t kRows, size_t kPanels>
inline void multiply_rest(size_t rows, const CodesView& x, size_t row, const WeightsView& w, size_t panel,
                          const float* bias, float* out, size_t out_stride) {
  if constexpr (kRows > 0) {
    if (rows == kRows)
      multiply_tile<Tile, kRows, kPanels>(x, row, w, panel, bias, out, out_stride);
    else
      multiply_rest<Tile, kRows - 1, kPanels>(rows, x, row, w, panel, bias, out, out_stride);
  }
}

template <typename Tile, size_t kPanels>
inline void multiply_panels(const CodesView& x, const WeightsView& w, size_t panel, const float* bias,
                            float* out, size_t out_stride) {
  size_t row = 0;
  for (; row + Tile::kMostRows <= x.rows; row += Tile::kMostRows)
    multiply_tile<Tile, Tile::kMostRows, kPanels>(x, row, w, panel, bias, out, out_stride);
  multiply_rest<Tile, Tile::kMostRows - 1, kPanels>(x.rows - row, x, row, w, panel, bias, out, out_stride);
}

// A few panels stay in the cache while all rows go by.
template <typename Tile>
void multiply(const CodesView& x, const WeightsView& w, const float* bias, float* out, size_t out_stride) {
  const size_t panels = (w.outputs + kPanel - 1) / kPanel;
  size_t panel = 0;
  for (; panel + Tile::kMostPanels <= panels; panel += Tile::kMostPanels)
    multiply_panels<Tile, Tile::kMostPanels>(x, w, panel, bias, out, out_stride);
  for (; panel < panels; ++panel) multiply_panels<Tile, 1>(x, w, panel, bias, out, out_stride);
}

template <typename Tile>
constexpr Kernels kernels_with(const char* name) {
  return {name, multiply<Tile>, quantise, lstm_step, leaky_relu, pair_features, unpack, argmax};
}

}  // namespace
}  // namespace dramatis::extract
