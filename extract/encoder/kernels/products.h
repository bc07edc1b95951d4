// The products of codes and weights: blocks of rows and panels, around a Tile that each .cc file beside it
// defines for its CPUs. Like rows.h, it is compiled for each of them.
#pragma once

#include "extract/encoder/kernels/rows.h"

// Before a loop over the few rows or vectors of a tile: unrolled early, so that the sums live in registers.
#if defined(__clang__)
#define DRAMATIS_UNROLL _Pragma("unroll")
#else
#define DRAMATIS_UNROLL _Pragma("GCC unroll 12")
#endif

namespace dramatis::extract {
namespace {

inline float as_it_is(float x) { return x; }

// A Tile multiplies kRows rows by kPanels panels:
//   template <size_t kRows, size_t kPanels>
//   static void multiply(const uint8_t* x, size_t stride, const int8_t* weights, size_t groups,
//                        const int32_t* corrections, int32_t (*sums)[kPanels * kPanel]);
// sets sums[row][output] to corrections[output] plus the sum of codes times weights. kRows is at most
// Tile::kMostRows.
template <typename Tile, float (*kThen)(float), size_t kRows, size_t kPanels>
inline void multiply_tile(const CodesView& x, size_t row, const WeightsView& w, size_t panel,
                          const float* bias, float* out, size_t out_stride) {
  constexpr size_t kOutputs = kPanels * kPanel;
  alignas(64) int32_t sums[kRows][kOutputs];
  const size_t first = panel * kPanel;
  Tile::template multiply<kRows, kPanels>(x.data + row * x.stride, x.stride,
                                          w.data + panel * kPanel * kInputGroup * w.input_groups,
                                          w.input_groups, w.corrections + first, sums);
  const size_t count = w.outputs - first < kOutputs ? w.outputs - first : kOutputs;
  for (size_t i = 0; i < kRows; ++i) {
    const float* __restrict scales = w.scales + first;
    const float* __restrict added = bias + first;
    float* __restrict result = out + (row + i) * out_stride + first;
    const float scale = x.scales[row + i];
    const auto value = [&](size_t j) {
      return kThen(added[j] + scale * scales[j] * static_cast<float>(sums[i][j]));
    };
    if (count == kOutputs) {
      for (size_t j = 0; j < kOutputs; ++j) result[j] = value(j);
    } else {
      for (size_t j = 0; j < count; ++j) result[j] = value(j);
    }
  }
}

// The last rows, fewer than Tile::kMostRows.
template <typename Tile, float (*kThen)(float), size_t kRows, size_t kPanels>
inline void multiply_rest(size_t rows, const CodesView& x, size_t row, const WeightsView& w, size_t panel,
                          const float* bias, float* out, size_t out_stride) {
  if constexpr (kRows > 0) {
    if (rows == kRows)
      multiply_tile<Tile, kThen, kRows, kPanels>(x, row, w, panel, bias, out, out_stride);
    else
      multiply_rest<Tile, kThen, kRows - 1, kPanels>(rows, x, row, w, panel, bias, out, out_stride);
  }
}

template <typename Tile, float (*kThen)(float), size_t kPanels>
inline void multiply_panels(const CodesView& x, const WeightsView& w, size_t panel, const float* bias,
                            float* out, size_t out_stride) {
  constexpr size_t kMost = Tile::kMostRows;
  size_t row = 0;
  for (; row + kMost <= x.rows; row += kMost)
    multiply_tile<Tile, kThen, kMost, kPanels>(x, row, w, panel, bias, out, out_stride);
  multiply_rest<Tile, kThen, kMost - 1, kPanels>(x.rows - row, x, row, w, panel, bias, out, out_stride);
}

// A few panels stay in the cache while all rows go by.
template <typename Tile, float (*kThen)(float)>
void multiply(const CodesView& x, const WeightsView& w, const float* bias, float* out, size_t out_stride) {
  const size_t panels = (w.outputs + kPanel - 1) / kPanel;
  size_t panel = 0;
  for (; panel + Tile::kMostPanels <= panels; panel += Tile::kMostPanels)
    multiply_panels<Tile, kThen, Tile::kMostPanels>(x, w, panel, bias, out, out_stride);
  for (; panel < panels; ++panel) multiply_panels<Tile, kThen, 1>(x, w, panel, bias, out, out_stride);
}

}  // namespace
}  // namespace dramatis::extract
