// For CPUs with AVX-512 and its dot products of bytes (VNNI): Intel since Ice Lake, AMD since Zen 4.
#include <immintrin.h>

#include "extract/parser/kernels_common.h"

namespace dramatis::extract {
namespace {

struct Tile {
  static constexpr size_t kMostRows = 6;
  static constexpr size_t kMostPanels = 4;

  template <size_t kRows, size_t kPanels>
  static void multiply(const uint8_t* x, size_t stride, const int8_t* weights, size_t groups,
                       int32_t (*sums)[kPanels * kPanel]) {
    const size_t panel_size = groups * kPanel * kInputGroup;
    __m512i sum[kRows][kPanels];
    DRAMATIS_UNROLL
    for (size_t i = 0; i < kRows; ++i) {
      DRAMATIS_UNROLL
      for (size_t j = 0; j < kPanels; ++j) sum[i][j] = _mm512_setzero_si512();
    }
    for (size_t g = 0; g < groups; ++g) {
      __m512i w[kPanels];
      DRAMATIS_UNROLL
      for (size_t j = 0; j < kPanels; ++j)
        w[j] = _mm512_loadu_si512(weights + j * panel_size + g * kPanel * kInputGroup);
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

}  // namespace

const Kernels kAvx512Kernels = kernels_with<Tile>("avx512");

}  // namespace dramatis::extract
