// For CPUs with AVX2: Intel since Haswell, AMD since Excavator.
#include <immintrin.h>

#include "extract/parser/kernels_common.h"

namespace dramatis::extract {
namespace {

struct Tile {
  static constexpr size_t kMostRows = 4;
  static constexpr size_t kMostPanels = 1;

  template <size_t kRows, size_t kPanels>
  static void multiply(const uint8_t* x, size_t stride, const int8_t* weights, size_t groups,
                       int32_t (*sums)[kPanels * kPanel]) {
    static_assert(kPanels == 1);
    constexpr size_t kHalves = 2;  // a vector holds 4 inputs of 8 outputs
    const __m256i ones = _mm256_set1_epi16(1);
    __m256i sum[kRows][kHalves];
    DRAMATIS_UNROLL
    for (size_t i = 0; i < kRows; ++i) {
      DRAMATIS_UNROLL
      for (size_t j = 0; j < kHalves; ++j) sum[i][j] = _mm256_setzero_si256();
    }
    for (size_t g = 0; g < groups; ++g) {
      const auto* panel = reinterpret_cast<const __m256i*>(weights + g * kPanel * kInputGroup);
      const __m256i w[kHalves] = {_mm256_load_si256(panel), _mm256_load_si256(panel + 1)};
      DRAMATIS_UNROLL
      for (size_t i = 0; i < kRows; ++i) {
        int32_t four;
        __builtin_memcpy(&four, x + i * stride + g * kInputGroup, sizeof four);
        const __m256i codes = _mm256_set1_epi32(four);
        DRAMATIS_UNROLL
        for (size_t j = 0; j < kHalves; ++j) {
          // Two products fit into 16 bits, see kGreatestCode.
          const __m256i pairs = _mm256_maddubs_epi16(codes, w[j]);
          sum[i][j] = _mm256_add_epi32(sum[i][j], _mm256_madd_epi16(pairs, ones));
        }
      }
    }
    DRAMATIS_UNROLL
    for (size_t i = 0; i < kRows; ++i) {
      DRAMATIS_UNROLL
      for (size_t j = 0; j < kHalves; ++j)
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums[i] + 8 * j), sum[i][j]);
    }
  }
};

}  // namespace

const Kernels kAvx2Kernels = kernels_with<Tile>("avx2");

}  // namespace dramatis::extract
