// For every x86-64 CPU.
#include <emmintrin.h>

#include "extract/encoder/kernels/table.h"

namespace dramatis::extract {
namespace {

constexpr size_t kQuarters = 4;  // vectors that hold one number for each output of a panel

// Products of bytes that are added up in 16 bits would saturate, so bytes are spread to 16 bits: the even
// inputs of 4 outputs in one vector, the odd ones in another, and so the codes.
struct Tile {
  static constexpr size_t kMostRows = 2;
  static constexpr size_t kMostPanels = 1;

  template <size_t kRows, size_t kPanels>
  static void multiply(const uint8_t* x, size_t stride, const int8_t* weights, size_t groups,
                       const int32_t* corrections, int32_t (*sums)[kPanels * kPanel]) {
    static_assert(kPanels == 1);
    const __m128i low_bytes = _mm_set1_epi16(0xFF);
    __m128i sum[kRows][kQuarters];
    DRAMATIS_UNROLL
    for (size_t i = 0; i < kRows; ++i) {
      DRAMATIS_UNROLL
      for (size_t j = 0; j < kQuarters; ++j)
        sum[i][j] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(corrections) + j);
    }
    for (size_t g = 0; g < groups; ++g) {
      const auto* panel = reinterpret_cast<const __m128i*>(weights + g * kPanel * kInputGroup);
      __m128i even[kQuarters];
      __m128i odd[kQuarters];
      DRAMATIS_UNROLL
      for (size_t j = 0; j < kQuarters; ++j) {
        const __m128i both = _mm_load_si128(panel + j);
        even[j] = _mm_srai_epi16(_mm_slli_epi16(both, 8), 8);
        odd[j] = _mm_srai_epi16(both, 8);
      }
      DRAMATIS_UNROLL
      for (size_t i = 0; i < kRows; ++i) {
        int32_t four;
        __builtin_memcpy(&four, x + i * stride + g * kInputGroup, sizeof four);
        const __m128i codes = _mm_set1_epi32(four);
        const __m128i even_codes = _mm_and_si128(codes, low_bytes);
        const __m128i odd_codes = _mm_srli_epi16(codes, 8);
        DRAMATIS_UNROLL
        for (size_t j = 0; j < kQuarters; ++j) {
          sum[i][j] = _mm_add_epi32(sum[i][j], _mm_madd_epi16(even_codes, even[j]));
          sum[i][j] = _mm_add_epi32(sum[i][j], _mm_madd_epi16(odd_codes, odd[j]));
        }
      }
    }
    DRAMATIS_UNROLL
    for (size_t i = 0; i < kRows; ++i) {
      DRAMATIS_UNROLL
      for (size_t j = 0; j < kQuarters; ++j)
        _mm_storeu_si128(reinterpret_cast<__m128i*>(sums[i]) + j, sum[i][j]);
    }
  }
};

struct WideTile {
  static constexpr size_t kRows = 2;
  static constexpr size_t kMostPanels = 1;

  template <size_t kPanels>
  static void multiply(const int16_t* x, size_t stride, const int16_t* panel, size_t pairs, int32_t* sums,
                       size_t sums_stride) {
    static_assert(kPanels == 1);
    __m128i sum[kRows][kQuarters];
    DRAMATIS_UNROLL
    for (size_t i = 0; i < kRows; ++i) {
      DRAMATIS_UNROLL
      for (size_t j = 0; j < kQuarters; ++j) sum[i][j] = _mm_setzero_si128();
    }
    for (size_t p = 0; p < pairs; ++p) {
      const auto* both = reinterpret_cast<const __m128i*>(panel + p * kPanel * kPair);
      __m128i w[kQuarters];
      DRAMATIS_UNROLL
      for (size_t j = 0; j < kQuarters; ++j) w[j] = _mm_load_si128(both + j);
      DRAMATIS_UNROLL
      for (size_t i = 0; i < kRows; ++i) {
        int32_t two;
        __builtin_memcpy(&two, x + i * stride + p * kPair, sizeof two);
        const __m128i codes = _mm_set1_epi32(two);
        DRAMATIS_UNROLL
        for (size_t j = 0; j < kQuarters; ++j)
          sum[i][j] = _mm_add_epi32(sum[i][j], _mm_madd_epi16(codes, w[j]));
      }
    }
    DRAMATIS_UNROLL
    for (size_t i = 0; i < kRows; ++i) {
      DRAMATIS_UNROLL
      for (size_t j = 0; j < kQuarters; ++j)
        _mm_storeu_si128(reinterpret_cast<__m128i*>(sums + i * sums_stride) + j, sum[i][j]);
    }
  }
};

}  // namespace

const Kernels kSse2Kernels = kernels_with<Tile, WideTile>("sse2");

}  // namespace dramatis::extract
