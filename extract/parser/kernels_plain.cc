// For every CPU: plain loops, which say what the other versions compute.
#include "extract/parser/kernels_common.h"

namespace dramatis::extract {
namespace {

struct Tile {
  static constexpr size_t kMostRows = 1;
  static constexpr size_t kMostPanels = 1;

  template <size_t kRows, size_t kPanels>
  static void multiply(const uint8_t* x, size_t, const int8_t* weights, size_t groups,
                       int32_t (*sums)[kPanels * kPanel]) {
    static_assert(kRows == 1 && kPanels == 1);
    for (int32_t& sum : sums[0]) sum = 0;
    for (size_t g = 0; g < groups; ++g)
      for (size_t j = 0; j < kPanel; ++j)
        for (size_t k = 0; k < kInputGroup; ++k) {
          const int32_t code = x[g * kInputGroup + k];
          sums[0][j] += code * weights[(g * kPanel + j) * kInputGroup + k];
        }
  }
};

}  // namespace

const Kernels kPlainKernels = kernels_with<Tile>("plain");

}  // namespace dramatis::extract
