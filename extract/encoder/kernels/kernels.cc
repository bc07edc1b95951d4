#include "extract/encoder/kernels/kernels.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace dramatis::extract {
namespace {

#if defined(__x86_64__)
constexpr const Kernels* kAll[] = {&kPlainKernels, &kSse2Kernels, &kAvx2Kernels, &kAvx512Kernels};

size_t count_runnable() {
  __builtin_cpu_init();
  if (!__builtin_cpu_supports("avx2")) return 2;
  if (!__builtin_cpu_supports("avx512f") || !__builtin_cpu_supports("avx512bw") ||
      !__builtin_cpu_supports("avx512dq") || !__builtin_cpu_supports("avx512vl") ||
      !__builtin_cpu_supports("avx512vnni"))
    return 3;
  return 4;
}
#else
constexpr const Kernels* kAll[] = {&kPlainKernels};
size_t count_runnable() { return 1; }
#endif

const Kernels& choose() {
  const KernelList list = runnable_kernels();
  if (const char* most = std::getenv("DRAMATIS_CPU"))
    for (const Kernels* each : list)
      if (std::string_view(most) == each->name) return *each;
  return *list.begin()[list.size_ - 1];
}

}  // namespace

// As attend() takes them.
size_t attention_scratch(size_t rows, size_t heads, size_t head_size) {
  const size_t filled = (rows + kPanel - 1) / kPanel * kPanel;
  const size_t projected = (3 * filled + kMostTileRows) * head_size;  // queries, keys and values
  const size_t sums = kMostTileRows * std::max(filled, head_size);
  constexpr size_t kWide = sizeof(int32_t) / sizeof(int16_t);
  return projected + kMostTileRows * filled + kWide * (sums + 3 * heads * head_size);
}

KernelList runnable_kernels() {
  static const size_t runnable = count_runnable();
  return {kAll, runnable};
}

const Kernels& kernels() {
  static const Kernels& chosen = choose();
  return chosen;
}

}  // namespace dramatis::extract
