// For every CPU: plain loops, which say what the other versions compute.
#include "extract/encoder/kernels/table.h"

namespace dramatis::extract {
namespace {

struct Tile {
  static constexpr size_t kMostRows = 1;
  static constexpr size_t kMostPanels = 1;

  template <size_t kRows, size_t kPanels>
  static void multiply(const uint8_t* x, size_t, const int8_t* weights, size_t groups,
                       const int32_t* corrections, int32_t (*sums)[kPanels * kPanel]) {
    static_assert(kRows == 1 && kPanels == 1);
    for (size_t j = 0; j < kPanel; ++j) sums[0][j] = corrections[j];
    for (size_t g = 0; g < groups; ++g)
      for (size_t j = 0; j < kPanel; ++j)
        for (size_t k = 0; k < kInputGroup; ++k) {
          const int32_t code = x[g * kInputGroup + k];
          sums[0][j] += code * weights[(g * kPanel + j) * kInputGroup + k];
        }
  }
};

struct WideTile {
  static constexpr size_t kRows = 1;
  static constexpr size_t kMostPanels = 1;

  template <size_t kPanels>
  static void multiply(const int16_t* x, size_t, const int16_t* panel, size_t pairs, int32_t* sums, size_t) {
    static_assert(kPanels == 1);
    for (size_t j = 0; j < kPanel; ++j) sums[j] = 0;
    for (size_t p = 0; p < pairs; ++p)
      for (size_t j = 0; j < kPanel; ++j)
        for (size_t k = 0; k < kPair; ++k) sums[j] += x[p * kPair + k] * panel[(p * kPanel + j) * kPair + k];
  }
};

}  // namespace

const Kernels kPlainKernels = kernels_with<Tile, WideTile>("plain");

}  // namespace dramatis::extract
