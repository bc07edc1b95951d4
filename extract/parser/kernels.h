// The loops that take the parser's time, in a version for each family of CPUs, chosen at run time.
//
// All versions compute the same bits: products are sums of integers, and everything else is done element by
// element with the four operations of IEEE 754, never fused, in one order. So a text's parse depends neither
// on the machine nor on the sentences it was parsed together with.
#pragma once

#include <cstddef>
#include <cstdint>

namespace dramatis::extract {

// Activations are stored in 7 bits: code c stands for (c - kCodeOfZero) * scale. (With 8, the sum of two
// products would not fit into 16 bits, and AVX2 would saturate where others do not.) Weights are signed
// bytes, packed for the products by LinearLayer: panels of 16 outputs, in each the inputs four by four, so
// that a panel's row is 16 outputs x 4 inputs.
inline constexpr int kCodeOfZero = 64;
inline constexpr int kGreatestCode = 63;  // codes are kCodeOfZero +- this
inline constexpr size_t kPanel = 16;
inline constexpr size_t kInputGroup = 4;

// LSTM outputs lie in (-1, 1), so their codes have a fixed scale.
inline constexpr float kStateScale = 1.0f / kGreatestCode;

struct CodesView {
  const uint8_t* data = nullptr;  // rows `stride` apart; kInputGroup divides what may be read of each
  const float* scales = nullptr;  // of each row
  size_t rows = 0;
  size_t stride = 0;
};

struct WeightsView {
  const int8_t* data = nullptr;          // panel after panel, on a cache line's boundary
  const float* scales = nullptr;         // of each output
  const int32_t* corrections = nullptr;  // of each output: minus kCodeOfZero times the sum of its weights
  size_t input_groups = 0;
  size_t outputs = 0;  // the vectors above are filled up to whole panels
};

struct Kernels {
  const char* name;

  // out[i] = bias + x[i] w for every row, rows `out_stride` apart; `bias` has an element for each output.
  void (*multiply)(const CodesView& x, const WeightsView& w, const float* bias, float* out,
                   size_t out_stride);

  // Codes of n numbers; returns their scale, the greatest absolute value / kGreatestCode.
  float (*quantise)(size_t n, const float* x, uint8_t* codes);

  // One step of an LSTM cell: updates `cell` and writes the output's codes. The 4n pre-activations, in the
  // order input, forget, output, candidate, are `from_input` + `from_state`; without the latter (null) it is
  // the first step, and `cell` counts as zero, whatever it holds.
  void (*lstm_step)(size_t n, const float* from_input, const float* from_state, float* cell, uint8_t* codes);

  // x < 0 becomes x / 10.
  void (*leaky_relu)(size_t n, float* x);

  // out = [leaky_relu(a[0, n) + b[0, n)), a[n, 2n) * b[n, 2n)].
  void (*pair_features)(size_t n, const float* a, const float* b, float* out);

  // out[i] = scale * codes[i].
  void (*unpack)(size_t n, float scale, const int8_t* codes, float* out);

  // The index of the greatest of the n > 0 values, the first one of equals.
  size_t (*argmax)(size_t n, const float* values);
};

// Those for this machine. The environment variable DRAMATIS_CPU = plain, sse2, avx2 or avx512 holds them to
// at most that; for measuring and testing, as results are the same.
const Kernels& kernels();

// All that this machine can run, from the slowest to the fastest.
struct KernelList {
  const Kernels* const* begin_;
  size_t size_;
  const Kernels* const* begin() const { return begin_; }
  const Kernels* const* end() const { return begin_ + size_; }
};
KernelList runnable_kernels();

// Of kernels_*.cc; to be used only on a CPU that has the instructions.
extern const Kernels kPlainKernels;
extern const Kernels kSse2Kernels;
extern const Kernels kAvx2Kernels;
extern const Kernels kAvx512Kernels;

}  // namespace dramatis::extract
