// For CPUs with AVX2: Intel since Haswell, AMD since Excavator.
#include <immintrin.h>

#include "extract/encoder/kernels/table.h"

namespace dramatis::extract {
namespace {

constexpr size_t kHalves = 2;  // vectors that hold one number for each output of a panel

// Products of bytes that are added up in 16 bits would saturate, so bytes are spread to 16 bits: the even
// inputs of 8 outputs in one vector, the odd ones in another, and so the codes.
struct Tile {
  static constexpr size_t kMostRows = 4;
  static constexpr size_t kMostPanels = 1;

  template <size_t kRows, size_t kPanels>
  static void multiply(const uint8_t* x, size_t stride, const int8_t* weights, size_t groups,
                       const int32_t* corrections, int32_t (*sums)[kPanels * kPanel]) {
    static_assert(kPanels == 1);
    const __m256i low_bytes = _mm256_set1_epi16(0xFF);
    __m256i sum[kRows][kHalves];
    DRAMATIS_UNROLL
    for (size_t i = 0; i < kRows; ++i) {
      DRAMATIS_UNROLL
      for (size_t j = 0; j < kHalves; ++j)
        sum[i][j] = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(corrections) + j);
    }
    for (size_t g = 0; g < groups; ++g) {
      const auto* panel = reinterpret_cast<const __m256i*>(weights + g * kPanel * kInputGroup);
      __m256i even[kHalves];
      __m256i odd[kHalves];
      DRAMATIS_UNROLL
      for (size_t j = 0; j < kHalves; ++j) {
        const __m256i both = _mm256_load_si256(panel + j);
        even[j] = _mm256_srai_epi16(_mm256_slli_epi16(both, 8), 8);
        odd[j] = _mm256_srai_epi16(both, 8);
      }
      DRAMATIS_UNROLL
      for (size_t i = 0; i < kRows; ++i) {
        int32_t four;
        __builtin_memcpy(&four, x + i * stride + g * kInputGroup, sizeof four);
        const __m256i codes = _mm256_set1_epi32(four);
        const __m256i even_codes = _mm256_and_si256(codes, low_bytes);
        const __m256i odd_codes = _mm256_srli_epi16(codes, 8);
        DRAMATIS_UNROLL
        for (size_t j = 0; j < kHalves; ++j) {
          sum[i][j] = _mm256_add_epi32(sum[i][j], _mm256_madd_epi16(even_codes, even[j]));
          sum[i][j] = _mm256_add_epi32(sum[i][j], _mm256_madd_epi16(odd_codes, odd[j]));
        }
      }
    }
    DRAMATIS_UNROLL
    for (size_t i = 0; i < kRows; ++i) {
      DRAMATIS_UNROLL
      for (size_t j = 0; j < kHalves; ++j)
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums[i]) + j, sum[i][j]);
    }
  }
};

struct WideTile {
  static constexpr size_t kRows = 5;
  static constexpr size_t kMostPanels = 1;

  template <size_t kPanels>
  static void multiply(const int16_t* x, size_t stride, const int16_t* panel, size_t pairs, int32_t* sums,
                       size_t sums_stride) {
    static_assert(kPanels == 1);
    __m256i sum[kRows][kHalves];
    DRAMATIS_UNROLL
    for (size_t i = 0; i < kRows; ++i) {
      DRAMATIS_UNROLL
      for (size_t j = 0; j < kHalves; ++j) sum[i][j] = _mm256_setzero_si256();
    }
    for (size_t p = 0; p < pairs; ++p) {
      const auto* both = reinterpret_cast<const __m256i*>(panel + p * kPanel * kPair);
      const __m256i w[kHalves] = {_mm256_load_si256(both), _mm256_load_si256(both + 1)};
      DRAMATIS_UNROLL
      for (size_t i = 0; i < kRows; ++i) {
        int32_t two;
        __builtin_memcpy(&two, x + i * stride + p * kPair, sizeof two);
        const __m256i codes = _mm256_set1_epi32(two);
        DRAMATIS_UNROLL
        for (size_t j = 0; j < kHalves; ++j)
          sum[i][j] = _mm256_add_epi32(sum[i][j], _mm256_madd_epi16(codes, w[j]));
      }
    }
    DRAMATIS_UNROLL
    for (size_t i = 0; i < kRows; ++i) {
      DRAMATIS_UNROLL
      for (size_t j = 0; j < kHalves; ++j)
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + i * sums_stride) + j, sum[i][j]);
    }
  }
};

}  // namespace

const Kernels kAvx2Kernels = kernels_with<Tile, WideTile>("avx2");

}  // namespace dramatis::extract
