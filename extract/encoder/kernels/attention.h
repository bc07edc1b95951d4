// Self-attention in integers, around a WideTile that each .cc file beside it defines for its CPUs. Like
// rows.h, it is compiled for each of them.
//
// For each head, queries and keys become codes of 13 bits with one scale each, so that their products over up
// to kWidestHead numbers, and the differences of those, fit into 32 bits. The softmax of a query's scores
// becomes codes of 15 bits that add up to about 2^15, values become codes of 16 bits, so those products fit
// too, and are as good as floats'.
#pragma once

#include "extract/encoder/kernels/products.h"

namespace dramatis::extract {
namespace {

constexpr size_t kPair = 2;  // inputs that lie together in a panel of 16-bit codes
constexpr float kGreatestScoreCode = 4095;
constexpr float kGreatestValueCode = 32767;

// Codes of one head's part of all rows.
struct HeadCodes {
  int16_t* queries;    // rows x head_size, filled up to whole tiles of rows
  int16_t* keys;       // panels of 16 rows, in each the head's numbers by pairs: 16 rows x 2 numbers
  int16_t* values;     // panels of 16 of the head's numbers, in each the rows by pairs: 16 numbers x 2 rows
  int16_t* shares;     // a tile of rows x all rows
  int32_t* sums;       // a tile of rows x all rows or the head's numbers
  float* column_most;  // greatest absolute values of all columns of view.projected
};

struct HeadInput {
  const float* data;
  size_t stride;
  size_t rows;
  size_t columns;
};

inline int16_t narrow(uint32_t bits) { return static_cast<int16_t>(static_cast<uint16_t>(bits)); }

// The factor that makes codes of at most `most_code` of a head's numbers, whose greatest absolute values by
// column are given.
inline float code_factor(const float* column_most, size_t columns, float most_code) {
  const float most = greatest_absolute(columns, column_most, 0.0f);
  return most < kNothing ? 0.0f : most_code / most;
}

inline void find_column_most(const AttentionView& view, float* column_most) {
  const size_t columns = 3 * view.heads * view.head_size;
  for (size_t j = 0; j < columns; ++j) column_most[j] = 0;
  for (size_t i = 0; i < view.rows; ++i) {
    const float* __restrict row = view.projected + i * columns;
    float* __restrict most = column_most;
    for (size_t j = 0; j < columns; ++j) {
      const auto old = static_cast<int32_t>(bits_of(most[j]));
      const auto value = static_cast<int32_t>(bits_of(row[j]) & 0x7FFFFFFFu);
      most[j] = __builtin_bit_cast(float, value > old ? value : old);
    }
  }
}

inline float reciprocal(float factor) { return factor == 0.0f ? 0.0f : 1.0f / factor; }

inline void pack_queries(const HeadInput& in, float factor, size_t filled_rows, int16_t* out) {
  for (size_t i = 0; i < filled_rows; ++i) {
    const float* __restrict row = in.data + i * in.stride;
    int16_t* __restrict codes = out + i * in.columns;
    if (i < in.rows)
      for (size_t j = 0; j < in.columns; ++j) codes[j] = narrow(rounded(row[j] * factor));
    else
      for (size_t j = 0; j < in.columns; ++j) codes[j] = 0;
  }
}

inline void pack_keys(const HeadInput& in, float factor, size_t filled_rows, int16_t* out) {
  alignas(64) int16_t codes[kWidestHead];
  for (size_t i = 0; i < filled_rows; ++i) {
    const float* __restrict row = in.data + i * in.stride;
    if (i < in.rows)
      for (size_t j = 0; j < in.columns; ++j) codes[j] = narrow(rounded(row[j] * factor));
    else
      for (size_t j = 0; j < in.columns; ++j) codes[j] = 0;
    int16_t* to = out + i / kPanel * kPanel * in.columns + i % kPanel * kPair;
    for (size_t j = 0; j < in.columns; j += kPair)
      __builtin_memcpy(to + j * kPanel, codes + j, kPair * sizeof(int16_t));
  }
}

inline void pack_values(const HeadInput& in, float factor, size_t filled_rows, int16_t* out) {
  for (size_t i = 0; i < filled_rows; i += kPair) {
    const float* __restrict first = in.data + i * in.stride;
    const float* __restrict second = first + in.stride;
    const float first_factor = i < in.rows ? factor : 0.0f;
    const float second_factor = i + 1 < in.rows ? factor : 0.0f;
    if (i >= in.rows) first = in.data;
    if (i + 1 >= in.rows) second = in.data;
    for (size_t panel = 0; panel < in.columns / kPanel; ++panel) {
      int16_t* __restrict to = out + panel * filled_rows * kPanel + i * kPanel;
      for (size_t j = 0; j < kPanel; ++j) {
        const uint32_t low = rounded(first[panel * kPanel + j] * first_factor);
        const uint32_t high = rounded(second[panel * kPanel + j] * second_factor);
        const uint32_t both = (low & 0xFFFFu) | high << 16;
        __builtin_memcpy(to + j * kPair, &both, sizeof both);
      }
    }
  }
}

// 2^x for -126 <= x <= 0, its relative error below 3e-6: less than what codes of 15 bits can tell.
inline float power_of_two(float x) {
  const float shifted = x + kRound;
  const float r = x - (shifted - kRound);
  const float r2 = r * r;
  const float high = 0.240247443f + 0.0559178628f * r + 0.00957010228f * r2;
  const float p = 0.999999285f + 0.693121791f * r + high * r2;
  return __builtin_bit_cast(float, bits_of(p) + ((bits_of(shifted) - kRoundBits) << 23));
}

// How scores, which are integers, become powers of two.
struct Powers {
  explicit Powers(float scale) : factor(scale * 1.44269504f) {
    const float limit = factor < 1e-7f ? 1e9f : 120.0f / factor;
    least = -static_cast<int32_t>(limit < 1e9f ? limit : 1e9f);
  }
  float factor;
  int32_t least;  // scores that are lower by more count as this
};

// The shares of queries among the keys: the softmax of their scores, which rows of `filled` numbers hold.
// Beyond `count` they are zeros. Step by step for all queries, so that none waits for another's sum.
template <size_t kMostRows>
inline void share_out(size_t rows, size_t count, size_t filled, const Powers& powers, int32_t* scores,
                      int16_t* shares) {
  int32_t most[kMostRows];
  float scales[kMostRows];
  for (size_t i = 0; i < rows; ++i) most[i] = greatest(count, scores + i * filled, scores[i * filled]);
  for (size_t i = 0; i < rows; ++i) {
    int32_t* __restrict row = scores + i * filled;
    const int32_t greatest_score = most[i];
    for (size_t j = 0; j < count; ++j) {  // powers take the place of scores
      const int32_t below = row[j] - greatest_score;
      const int32_t limited = below > powers.least ? below : powers.least;
      row[j] = static_cast<int32_t>(bits_of(power_of_two(powers.factor * static_cast<float>(limited))));
    }
  }
  for (size_t i = 0; i < rows; ++i) {
    const int32_t* row = scores + i * filled;
    scales[i] =
        kGreatestValueCode / sum(count, [row](size_t j) { return __builtin_bit_cast(float, row[j]); });
  }
  for (size_t i = 0; i < rows; ++i) {
    const int32_t* __restrict row = scores + i * filled;
    int16_t* __restrict codes = shares + i * filled;
    const float scale = scales[i];
    for (size_t j = 0; j < count; ++j) codes[j] = narrow(rounded(__builtin_bit_cast(float, row[j]) * scale));
    for (size_t j = count; j < filled; ++j) codes[j] = 0;
  }
}

constexpr size_t up_to(size_t value, size_t step) { return (value + step - 1) / step * step; }

// A WideTile multiplies kRows rows by kPanels panels:
//   template <size_t kPanels>
//   static void multiply(const int16_t* x, size_t stride, const int16_t* panels, size_t pairs, int32_t* sums,
//                        size_t sums_stride);
// sets sums[row][output] to the sum of pairs of codes' products, for kPanels <= kMostPanels.
template <typename WideTile>
inline void multiply_wide(const int16_t* x, size_t stride, const int16_t* panels, size_t pairs, size_t count,
                          int32_t* sums, size_t sums_stride) {
  const size_t panel_size = pairs * kPair * kPanel;
  size_t panel = 0;
  const auto step = [&]<size_t kPanels>() {
    if constexpr (kPanels <= WideTile::kMostPanels)
      for (; panel + kPanels <= count; panel += kPanels)
        WideTile::template multiply<kPanels>(x, stride, panels + panel * panel_size, pairs,
                                             sums + panel * kPanel, sums_stride);
  };
  step.template operator()<4>();
  step.template operator()<2>();
  step.template operator()<1>();
}

template <typename WideTile>
void attend_head(const AttentionView& view, size_t head, const HeadCodes& codes) {
  constexpr size_t kRows = WideTile::kRows;
  const size_t width = view.heads * view.head_size;
  const size_t filled_rows = up_to(view.rows, kPanel);
  const HeadInput queries{view.projected + head * view.head_size, 3 * width, view.rows, view.head_size};
  const HeadInput keys{queries.data + width, queries.stride, queries.rows, queries.columns};
  const HeadInput values{keys.data + width, keys.stride, keys.rows, keys.columns};
  const float* most = codes.column_most + head * view.head_size;
  const float query_factor = code_factor(most, view.head_size, kGreatestScoreCode);
  const float key_factor = code_factor(most + width, view.head_size, kGreatestScoreCode);
  const float value_factor = code_factor(most + 2 * width, view.head_size, kGreatestValueCode);
  pack_queries(queries, query_factor, up_to(view.rows, kRows), codes.queries);
  pack_keys(keys, key_factor, filled_rows, codes.keys);
  pack_values(values, value_factor, filled_rows, codes.values);
  const Powers powers(reciprocal(query_factor) * reciprocal(key_factor) /
                      __builtin_sqrtf(static_cast<float>(view.head_size)));
  const float value_scale = reciprocal(value_factor) / kGreatestValueCode;

  for (size_t row = 0; row < view.rows; row += kRows) {
    const size_t count = view.rows - row < kRows ? view.rows - row : kRows;
    multiply_wide<WideTile>(codes.queries + row * view.head_size, view.head_size, codes.keys,
                            view.head_size / kPair, filled_rows / kPanel, codes.sums, filled_rows);
    share_out<kRows>(count, view.rows, filled_rows, powers, codes.sums, codes.shares);
    multiply_wide<WideTile>(codes.shares, filled_rows, codes.values, filled_rows / kPair,
                            view.head_size / kPanel, codes.sums, view.head_size);
    for (size_t i = 0; i < count; ++i) {
      const int32_t* __restrict sums = codes.sums + i * view.head_size;
      float* __restrict out = view.out + (row + i) * width + head * view.head_size;
      for (size_t j = 0; j < view.head_size; ++j) out[j] = value_scale * static_cast<float>(sums[j]);
    }
  }
}

template <typename WideTile>
void attend(const AttentionView& view) {
  if (view.rows == 0) return;
  static_assert(WideTile::kRows <= kMostTileRows);
  const size_t rows = up_to(view.rows, kPanel);
  const size_t of_tile = kMostTileRows * (rows > view.head_size ? rows : view.head_size);
  HeadCodes codes{};
  int16_t* free = view.scratch;
  const auto take = [&free](size_t size) { return free += size, free - size; };
  codes.queries = take((rows + kMostTileRows) * view.head_size);
  codes.keys = take(rows * view.head_size);
  codes.values = take(rows * view.head_size);
  codes.shares = take(kMostTileRows * rows);
  codes.sums = reinterpret_cast<int32_t*>(take(2 * of_tile));
  codes.column_most = reinterpret_cast<float*>(take(2 * 3 * view.heads * view.head_size));
  find_column_most(view, codes.column_most);
  // Of a last tile that is not full, the shares of missing rows are multiplied as well.
  for (size_t i = 0; i < kMostTileRows * rows; ++i) codes.shares[i] = 0;
  for (size_t head = 0; head < view.heads; ++head) attend_head<WideTile>(view, head, codes);
}

}  // namespace
}  // namespace dramatis::extract
