#include "extract/parser/kernels.h"

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

KernelList runnable_kernels() {
  static const size_t runnable = count_runnable();
  return {kAll, runnable};
}

const Kernels& kernels() {
  static const Kernels& chosen = choose();
  return chosen;
}

}  // namespace dramatis::extract
