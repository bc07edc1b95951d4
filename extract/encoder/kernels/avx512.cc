// For CPUs with AVX-512 and its dot products of bytes (VNNI): Intel since Ice Lake, AMD since Zen 4.
#include <immintrin.h>

#include "extract/encoder/kernels/table.h"

namespace dramatis::extract {
namespace {

struct Tile {
  static constexpr size_t kMostRows = 6;
  static constexpr size_t kMostPanels = 4;

  template <size_t kRows, size_t kPanels>
  static void multiply(const uint8_t* x, size_t stride, const int8_t* weights, size_t groups,
                       const int32_t* corrections, int32_t (*sums)[kPanels * kPanel]) {
    const size_t panel_size = groups * kPanel * kInputGroup;
    __m512i sum[kRows][kPanels];
    DRAMATIS_UNROLL
    for (size_t i = 0; i < kRows; ++i) {
      DRAMATIS_UNROLL
      for (size_t j = 0; j < kPanels; ++j) sum[i][j] = _mm512_loadu_si512(corrections + j * kPanel);
    }
    for (size_t g = 0; g < groups; ++g) {
      __m512i w[kPanels];
      DRAMATIS_UNROLL
      for (size_t j = 0; j < kPanels; ++j)
        w[j] = _mm512_load_si512(weights + j * panel_size + g * kPanel * kInputGroup);
      DRAMATIS_UNROLL
      for (size_t i = 0; i < kRows; ++i) {
        int32_t four;
        __builtin_memcpy(&four, x + i * stride + g * kInputGroup, sizeof four);
        const __m512i codes = _mm512_set1_epi32(four);
        DRAMATIS_UNROLL
        for (size_t j = 0; j < kPanels; ++j) sum[i][j] = _mm512_dpbusd_epi32(sum[i][j], codes, w[j]);
      }
    }
    DRAMATIS_UNROLL
    for (size_t i = 0; i < kRows; ++i) {
      DRAMATIS_UNROLL
      for (size_t j = 0; j < kPanels; ++j) _mm512_store_si512(sums[i] + j * kPanel, sum[i][j]);
    }
  }
};

struct WideTile {
  static constexpr size_t kRows = 6;
  static constexpr size_t kMostPanels = 4;

  template <size_t kPanels>
  static void multiply(const int16_t* x, size_t stride, const int16_t* panels, size_t pairs, int32_t* sums,
                       size_t sums_stride) {
    const size_t panel_size = pairs * kPair * kPanel;
    __m512i sum[kRows][kPanels];
    DRAMATIS_UNROLL
    for (size_t i = 0; i < kRows; ++i) {
      DRAMATIS_UNROLL
      for (size_t j = 0; j < kPanels; ++j) sum[i][j] = _mm512_setzero_si512();
    }
    for (size_t p = 0; p < pairs; ++p) {
      __m512i w[kPanels];
      DRAMATIS_UNROLL
      for (size_t j = 0; j < kPanels; ++j)
        w[j] = _mm512_load_si512(panels + j * panel_size + p * kPanel * kPair);
      DRAMATIS_UNROLL
      for (size_t i = 0; i < kRows; ++i) {
        int32_t two;
        __builtin_memcpy(&two, x + i * stride + p * kPair, sizeof two);
        const __m512i codes = _mm512_set1_epi32(two);
        DRAMATIS_UNROLL
        for (size_t j = 0; j < kPanels; ++j) sum[i][j] = _mm512_dpwssd_epi32(sum[i][j], codes, w[j]);
      }
    }
    DRAMATIS_UNROLL
    for (size_t i = 0; i < kRows; ++i) {
      DRAMATIS_UNROLL
      for (size_t j = 0; j < kPanels; ++j)
        _mm512_storeu_si512(sums + i * sums_stride + j * kPanel, sum[i][j]);
    }
  }
};

}  // namespace

const Kernels kAvx512Kernels = kernels_with<Tile, WideTile>("avx512");

}  // namespace dramatis::extract
