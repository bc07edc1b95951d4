// The loops that take the encoder's time, in a version for each family of CPUs, chosen at run time.
//
// All versions compute the same bits: products are sums of integers, everything else is done element by
// element with the four operations and the square root of IEEE 754, never fused, and sums of many numbers
// are taken in 16 lanes in one order. So what is read from a text does not depend on the machine.
//
// Everything here is free of state and may be called from many threads. No function allocates.
#pragma once

#include <cstddef>
#include <cstdint>

namespace dramatis::extract {

// Activations are stored in 8 bits: code c stands for (c - kCodeOfZero) * scale. Weights are signed bytes,
// packed for the products by LinearLayer: panels of 16 outputs, in each the inputs four by four, so that a
// panel's row is 16 outputs x 4 inputs.
inline constexpr int kCodeOfZero = 128;
inline constexpr int kGreatestCode = 127;  // codes are kCodeOfZero +- this
inline constexpr size_t kPanel = 16;
inline constexpr size_t kInputGroup = 4;

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

// Self-attention over all rows of a sequence. A row of `projected` is its queries, keys and values, one after
// the other, each of heads * head_size numbers. head_size is a multiple of 16 of at most kWidestHead.
inline constexpr size_t kWidestHead = 64;
inline constexpr size_t kMostTileRows = 16;  // rows that a version of the kernels takes at a time
struct AttentionView {
  const float* projected = nullptr;
  size_t rows = 0;
  size_t heads = 0;
  size_t head_size = 0;
  float* out = nullptr;        // rows x (heads * head_size)
  int16_t* scratch = nullptr;  // attention_scratch() numbers, on a cache line's boundary
};
size_t attention_scratch(size_t rows, size_t heads, size_t head_size);

struct Kernels {
  const char* name;

  // out[i] = bias + x[i] w for every row, rows `out_stride` apart; `bias` has an element for each output.
  using Multiply = void (*)(const CodesView& x, const WeightsView& w, const float* bias, float* out,
                            size_t out_stride);
  Multiply multiply;
  Multiply multiply_gelu;  // and then gelu

  // Codes of n numbers; returns their scale, the greatest absolute value / kGreatestCode.
  float (*quantise)(size_t n, const float* x, uint8_t* codes);

  // softmax(q k^T / sqrt(head_size)) v for each head, with codes of 13 to 16 bits instead of floats.
  void (*attend)(const AttentionView& view);

  // x becomes norm(x + added): mean 0 and variance 1, times `scale`, plus `shift`. `added` may be null.
  void (*layer_norm)(size_t n, float* x, const float* added, const float* scale, const float* shift);

  // Functions of each number, in place. gelu is its tanh form.
  void (*gelu)(size_t n, float* x);
  void (*hyperbolic_tangent)(size_t n, float* x);
  void (*sigmoid)(size_t n, float* x);
  void (*leaky_relu)(size_t n, float* x);  // x < 0 becomes x / 10

  // x[i] becomes e^x[i] / sum of e^x[j].
  void (*softmax)(size_t n, float* x);

  // The sum of a[i] * b[i].
  float (*dot)(size_t n, const float* a, const float* b);

  // out[i] += scale * codes[i].
  void (*add_unpacked)(size_t n, float scale, const int8_t* codes, float* out);

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

// Of the .cc files beside this one, one for each kind of CPU; to be used only on a CPU that has the
// instructions.
extern const Kernels kPlainKernels;
extern const Kernels kSse2Kernels;
extern const Kernels kAvx2Kernels;
extern const Kernels kAvx512Kernels;

}  // namespace dramatis::extract
