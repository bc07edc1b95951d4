// For every x86-64.
#include <emmintrin.h>

#include "extract/parser/kernels_common.h"

namespace dramatis::extract {
namespace {

struct Tile {
  static constexpr size_t kMostRows = 2;
  static constexpr size_t kMostPanels = 1;

  template <size_t kRows, size_t kPanels>
  static void multiply(const uint8_t* x, size_t stride, const int8_t* weights, size_t groups,
                       int32_t (*sums)[kPanels * kPanel]) {
    static_assert(kPanels == 1);
    for (size_t half = 0; half < 2; ++half)
      multiply_half<kRows>(x, stride, weights + half * 32, groups, &sums[0][half * 8]);
  }

 private:
  // Eight outputs of a panel; `sums` of a row are kPanel apart.
  template <size_t kRows>
  static void multiply_half(const uint8_t* x, size_t stride, const int8_t* weights, size_t groups,
                            int32_t* sums) {
    constexpr size_t kQuarters = 4;  // a vector holds 16 bits x 4 inputs x 2 outputs
    __m128i sum[kRows][kQuarters];   // two 32-bit sums for each output
    DRAMATIS_UNROLL
    for (size_t i = 0; i < kRows; ++i) {
      DRAMATIS_UNROLL
      for (size_t j = 0; j < kQuarters; ++j) sum[i][j] = _mm_setzero_si128();
    }
    for (size_t g = 0; g < groups; ++g) {
      __m128i w[kQuarters];
      DRAMATIS_UNROLL
      for (size_t j = 0; j < kQuarters; j += 2) {
        const int8_t* from = weights + g * kPanel * kInputGroup + 8 * j;
        const __m128i bytes = _mm_load_si128(reinterpret_cast<const __m128i*>(from));
        w[j] = _mm_srai_epi16(_mm_unpacklo_epi8(bytes, bytes), 8);
        w[j + 1] = _mm_srai_epi16(_mm_unpackhi_epi8(bytes, bytes), 8);
      }
      DRAMATIS_UNROLL
      for (size_t i = 0; i < kRows; ++i) {
        int32_t four;
        __builtin_memcpy(&four, x + i * stride + g * kInputGroup, sizeof four);
        const __m128i codes = _mm_unpacklo_epi8(_mm_set1_epi32(four), _mm_setzero_si128());
        DRAMATIS_UNROLL
        for (size_t j = 0; j < kQuarters; ++j)
          sum[i][j] = _mm_add_epi32(sum[i][j], _mm_madd_epi16(codes, w[j]));
      }
    }
    DRAMATIS_UNROLL
    for (size_t i = 0; i < kRows; ++i) {
      DRAMATIS_UNROLL
      for (size_t j = 0; j < kQuarters; j += 2) {
        const __m128 a = _mm_castsi128_ps(sum[i][j]), b = _mm_castsi128_ps(sum[i][j + 1]);
        const __m128i even = _mm_castps_si128(_mm_shuffle_ps(a, b, _MM_SHUFFLE(2, 0, 2, 0)));
        const __m128i odd = _mm_castps_si128(_mm_shuffle_ps(a, b, _MM_SHUFFLE(3, 1, 3, 1)));
        _mm_storeu_si128(reinterpret_cast<__m128i*>(sums + i * kPanel + 2 * j), _mm_add_epi32(even, odd));
      }
    }
  }
};

}  // namespace

const Kernels kSse2Kernels = kernels_with<Tile>("sse2");

}  // namespace dramatis::extract
