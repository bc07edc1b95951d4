#include "extract/encoder/kernels/kernels.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <numeric>
#include <random>
#include <vector>

#include "extract/encoder/matrix.h"

namespace dramatis::extract {
namespace {

double gelu_of(double x) { return x / 2 * (1 + std::tanh(std::sqrt(2 / M_PI) * (x + 0.044715 * x * x * x))); }

std::vector<float> random_numbers(size_t n, float range, uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<float> numbers(n);
  for (float& x : numbers) x = range * (static_cast<float>(random() % 20001) / 10000 - 1);
  return numbers;
}

std::vector<uint32_t> bits(const std::vector<float>& numbers) {
  std::vector<uint32_t> result;
  for (const float x : numbers) result.push_back(std::bit_cast<uint32_t>(x));
  return result;
}

// Every version of the kernels that this machine can run.
class EachKernels : public testing::TestWithParam<const Kernels*> {
 protected:
  const Kernels& kernels() const { return *GetParam(); }
};

INSTANTIATE_TEST_SUITE_P(, EachKernels,
                         testing::ValuesIn(runnable_kernels().begin(), runnable_kernels().end()),
                         [](const auto& each) { return std::string(each.param->name); });

// A layer as kernels.h describes it, and what it computes.
struct Product {
  size_t rows, inputs, outputs;
  std::vector<uint8_t> codes;
  std::vector<float> row_scales, scales, bias;
  AlignedArray<int8_t> packed;
  std::vector<int32_t> corrections;
  std::vector<std::vector<int64_t>> sums;  // of (code - kCodeOfZero) * weight

  // With `extreme` all codes and weights have their greatest sizes, where narrow sums would overflow.
  Product(size_t row_count, size_t input_count, size_t output_count, bool extreme)
      : rows(row_count), inputs(input_count), outputs(output_count) {
    std::mt19937 random(static_cast<uint32_t>(rows + 31 * inputs + 977 * outputs));
    const size_t groups = (inputs + kInputGroup - 1) / kInputGroup;
    const size_t panels = (outputs + kPanel - 1) / kPanel;
    codes.assign(rows * groups * kInputGroup, 99);  // beyond the inputs: not to be counted
    packed.reserve(panels * kPanel * groups * kInputGroup);
    std::fill_n(packed.data(), panels * kPanel * groups * kInputGroup, int8_t{0});
    corrections.assign(panels * kPanel, 0);
    sums.assign(rows, std::vector<int64_t>(outputs, 0));
    for (size_t i = 0; i < rows; ++i)
      for (size_t k = 0; k < inputs; ++k)
        codes[i * groups * kInputGroup + k] = extreme ? (i % 2 ? 1 : 255) : 1 + random() % 255;
    for (size_t j = 0; j < outputs; ++j)
      for (size_t k = 0; k < inputs; ++k) {
        const int weight = extreme ? (j % 2 ? 127 : -128) : static_cast<int>(random() % 256) - 128;
        const size_t at = ((j / kPanel * groups + k / kInputGroup) * kPanel + j % kPanel) * kInputGroup;
        packed.data()[at + k % kInputGroup] = static_cast<int8_t>(weight);
        corrections[j] -= kCodeOfZero * weight;
        for (size_t i = 0; i < rows; ++i)
          sums[i][j] += (codes[i * groups * kInputGroup + k] - kCodeOfZero) * weight;
      }
    row_scales = random_numbers(rows, 2, 1), scales = random_numbers(panels * kPanel, 2, 2);
    bias = random_numbers(panels * kPanel, 2, 3);
  }

  std::vector<float> multiply(Kernels::Multiply with) const {
    const size_t groups = (inputs + kInputGroup - 1) / kInputGroup;
    std::vector<float> out(rows * outputs, NAN);
    with({codes.data(), row_scales.data(), rows, groups * kInputGroup},
         {packed.data(), scales.data(), corrections.data(), groups, outputs}, bias.data(), out.data(),
         outputs);
    return out;
  }
};

TEST_P(EachKernels, ProductsAreExact) {
  for (const size_t rows : {1, 2, 3, 4, 5, 6, 7, 13})
    for (const size_t inputs : {1, 3, 4, 6, 40})
      for (const size_t outputs : {1, 15, 16, 17, 64, 83}) {
        const Product product(rows, inputs, outputs, false);
        const std::vector<float> got = product.multiply(kernels().multiply);
        for (size_t i = 0; i < rows; ++i)
          for (size_t j = 0; j < outputs; ++j) {
            const float scale = product.row_scales[i] * product.scales[j];
            const float scaled = scale * static_cast<float>(product.sums[i][j]);
            ASSERT_EQ(got[i * outputs + j], product.bias[j] + scaled) << rows << inputs << outputs;
          }
      }
}

TEST_P(EachKernels, GreatestProductsDoNotOverflow) {
  for (const size_t inputs : {2, 1001, 16384}) {
    const Product product(5, inputs, 33, true);
    const std::vector<float> got = product.multiply(kernels().multiply);
    EXPECT_EQ(bits(got), bits(product.multiply(kPlainKernels.multiply)));
    for (const size_t i : {0, 1}) {
      const float scale = product.row_scales[i] * product.scales[1];
      EXPECT_EQ(got[33 * i + 1], product.bias[1] + scale * static_cast<float>(product.sums[i][1]));
    }
  }
}

TEST_P(EachKernels, ProductsOfRandomSizesAreThoseOfThePlainOnes) {
  std::mt19937 random(5);
  for (int round = 0; round < 40; ++round) {
    const Product product(1 + random() % 40, 1 + random() % 300, 1 + random() % 200, false);
    EXPECT_EQ(bits(product.multiply(kernels().multiply)), bits(product.multiply(kPlainKernels.multiply)));
    EXPECT_EQ(bits(product.multiply(kernels().multiply_gelu)),
              bits(product.multiply(kPlainKernels.multiply_gelu)));
  }
}

TEST_P(EachKernels, GeluFollowsAProduct) {
  const Product product(7, 20, 70, false);
  std::vector<float> expected = product.multiply(kernels().multiply);
  kernels().gelu(expected.size(), expected.data());
  EXPECT_EQ(bits(product.multiply(kernels().multiply_gelu)), bits(expected));
}

TEST_P(EachKernels, CodesAreTheNearest) {
  for (const size_t n : {1, 15, 64, 203}) {
    const std::vector<float> x = random_numbers(n, 7, 4);
    std::vector<uint8_t> codes(n);
    const float scale = kernels().quantise(n, x.data(), codes.data());
    for (size_t i = 0; i < n; ++i) {
      EXPECT_LE(std::abs(codes[i] - kCodeOfZero), kGreatestCode);
      EXPECT_LE(std::abs((codes[i] - kCodeOfZero) * scale - x[i]), 0.5001f * scale);
    }
  }
}

TEST_P(EachKernels, ZerosHaveCodes) {
  const std::vector<float> x(20, -0.0f);
  std::vector<uint8_t> codes(20, 1);
  EXPECT_EQ(kernels().quantise(20, x.data(), codes.data()), 0);
  EXPECT_EQ(codes, std::vector<uint8_t>(20, kCodeOfZero));
}

TEST_P(EachKernels, FunctionsAreCloseToTheirDefinitions) {
  std::vector<float> x(4001);
  for (size_t i = 0; i < x.size(); ++i) x[i] = (static_cast<float>(i) - 2000) / 200;
  const auto apply = [&](void (*function)(size_t, float*)) {
    std::vector<float> y = x;
    function(y.size(), y.data());
    return y;
  };
  const std::vector<float> gelu = apply(kernels().gelu), tanh = apply(kernels().hyperbolic_tangent),
                           sigmoid = apply(kernels().sigmoid), leaky = apply(kernels().leaky_relu);
  for (size_t i = 0; i < x.size(); ++i) {
    EXPECT_NEAR(gelu[i], gelu_of(x[i]), 1e-5) << x[i];
    EXPECT_NEAR(tanh[i], std::tanh(x[i]), 1e-6) << x[i];
    EXPECT_NEAR(sigmoid[i], 1 / (1 + std::exp(-x[i])), 1e-6) << x[i];
    EXPECT_FLOAT_EQ(leaky[i], x[i] < 0 ? 0.1f * x[i] : x[i]);
  }
}

TEST_P(EachKernels, FunctionsSaturateWithoutOverflow) {
  std::vector<float> x = {1e30f, -1e30f, 100, -100};
  kernels().hyperbolic_tangent(x.size(), x.data());
  EXPECT_EQ(x, (std::vector<float>{1, -1, 1, -1}));
  x = {100, -100};
  kernels().gelu(x.size(), x.data());
  EXPECT_EQ(x, (std::vector<float>{100, 0}));
}

TEST_P(EachKernels, SoftmaxSharesOut) {
  for (const size_t n : {1, 15, 16, 40, 203}) {
    std::vector<float> x = random_numbers(n, 9, 6), shares = x;
    kernels().softmax(n, shares.data());
    double sum = 0;
    for (const float each : x) sum += std::exp(each);
    for (size_t i = 0; i < n; ++i) EXPECT_NEAR(shares[i], std::exp(x[i]) / sum, 1e-6);
  }
  std::vector<float> far = {-1e30f, 1e30f, 0};
  kernels().softmax(3, far.data());
  EXPECT_NEAR(far[1], 1, 1e-6);
  kernels().softmax(0, nullptr);
}

TEST_P(EachKernels, LayerNormHasMeanZeroAndVarianceOne) {
  for (const size_t n : {1, 7, 16, 384}) {
    std::vector<float> x = random_numbers(n, 9, 7);
    const std::vector<float> added = random_numbers(n, 3, 8), scale = random_numbers(n, 2, 9),
                             shift = random_numbers(n, 2, 10);
    std::vector<double> expected(n);
    for (size_t i = 0; i < n; ++i) expected[i] = double{x[i]} + added[i];
    const double mean = std::accumulate(expected.begin(), expected.end(), 0.0) / static_cast<double>(n);
    double variance = 0;
    for (const double each : expected) variance += (each - mean) * (each - mean) / static_cast<double>(n);
    kernels().layer_norm(n, x.data(), added.data(), scale.data(), shift.data());
    for (size_t i = 0; i < n; ++i) {
      const double normed = (expected[i] - mean) / std::sqrt(variance + 1e-12);
      EXPECT_NEAR(x[i], normed * scale[i] + shift[i], 1e-4) << n;
    }
  }
}

TEST_P(EachKernels, ArgmaxTakesTheFirstOfEquals) {
  for (const size_t n : {1, 15, 16, 17, 100}) {
    std::vector<float> values(n, -5);
    EXPECT_EQ(kernels().argmax(n, values.data()), 0u);
    values[n / 2] = values[n - 1] = -3;
    EXPECT_EQ(kernels().argmax(n, values.data()), n / 2);
  }
  EXPECT_EQ(kernels().argmax(3, std::vector<float>{-0.0f, 0.0f, -1}.data()), 0u);
}

std::vector<float> attend(const Kernels& with, const std::vector<float>& projected, size_t rows, size_t heads,
                          size_t head_size) {
  std::vector<float> out(rows * heads * head_size, NAN);
  AlignedArray<int16_t> scratch;
  scratch.reserve(attention_scratch(rows, heads, head_size));
  with.attend({projected.data(), rows, heads, head_size, out.data(), scratch.data()});
  return out;
}

TEST_P(EachKernels, AttentionIsTheSoftmaxOfScores) {
  constexpr size_t kHeads = 2, kHead = 32, kWidth = kHeads * kHead;
  for (const size_t rows : {1, 2, 5, 16, 17, 31, 50}) {
    std::vector<float> projected = random_numbers(rows * 3 * kWidth, 2, static_cast<uint32_t>(rows));
    const std::vector<float> got = attend(kernels(), projected, rows, kHeads, kHead);
    for (size_t head = 0; head < kHeads; ++head)
      for (size_t i = 0; i < rows; ++i) {
        const auto at = [&](size_t part, size_t row, size_t k) -> double {
          return projected[row * 3 * kWidth + part * kWidth + head * kHead + k];
        };
        std::vector<double> powers(rows);
        for (size_t j = 0; j < rows; ++j) {
          double score = 0;
          for (size_t k = 0; k < kHead; ++k) score += at(0, i, k) * at(1, j, k);
          powers[j] = std::exp(score / std::sqrt(static_cast<double>(kHead)));
        }
        const double sum = std::accumulate(powers.begin(), powers.end(), 0.0);
        for (size_t k = 0; k < kHead; ++k) {
          double expected = 0;
          for (size_t j = 0; j < rows; ++j) expected += powers[j] / sum * at(2, j, k);
          EXPECT_NEAR(got[i * kWidth + head * kHead + k], expected, 2e-3) << rows;
        }
      }
  }
}

// The greatest sums that codes can have, and the greatest differences of scores.
TEST_P(EachKernels, AttentionDoesNotOverflow) {
  for (const size_t head_size : {16, 32, 64})
    for (const size_t rows : {1, 3, 512}) {
      std::vector<float> projected(rows * 3 * head_size, 1e4f);
      for (size_t i = 1; i < rows; i += 2)
        for (size_t k = 0; k < head_size; ++k) projected[(3 * i + 1) * head_size + k] = -1e4f;
      for (const float value : attend(kernels(), projected, rows, 1, head_size))
        EXPECT_NEAR(value, 1e4f, 1e2f);
      const std::vector<float> nothing(rows * 3 * head_size, 0.0f);
      for (const float value : attend(kernels(), nothing, rows, 1, head_size)) EXPECT_EQ(value, 0);
    }
}

// What is read from a text must not depend on the machine.
TEST_P(EachKernels, ComputeTheSameBitsAsThePlainOnes) {
  for (const size_t n : {1, 7, 16, 100, 259, 384}) {
    const std::vector<float> x = random_numbers(n, 20, 11), y = random_numbers(n, 5, 12);
    const auto results = [&](const Kernels& with) {
      std::vector<std::vector<float>> all(8, x);
      with.gelu(n, all[0].data());
      with.hyperbolic_tangent(n, all[1].data());
      with.sigmoid(n, all[2].data());
      with.leaky_relu(n, all[3].data());
      with.softmax(n, all[4].data());
      with.layer_norm(n, all[5].data(), y.data(), x.data(), y.data());
      std::vector<uint8_t> codes(n);
      const float scale = with.quantise(n, x.data(), codes.data());
      with.add_unpacked(n, scale, reinterpret_cast<const int8_t*>(codes.data()), all[6].data());
      all[7] = {with.dot(n, x.data(), y.data()), scale, static_cast<float>(with.argmax(n, x.data()))};
      std::vector<uint32_t> flat(codes.begin(), codes.end());
      for (const auto& numbers : all)
        for (const uint32_t each : bits(numbers)) flat.push_back(each);
      return flat;
    };
    EXPECT_EQ(results(kernels()), results(kPlainKernels)) << n;
    for (const size_t head_size : {16, 32, 64}) {
      const std::vector<float> projected = random_numbers(n * 9 * head_size, 3, 13);
      EXPECT_EQ(bits(attend(kernels(), projected, n, 3, head_size)),
                bits(attend(kPlainKernels, projected, n, 3, head_size)));
    }
  }
}

}  // namespace
}  // namespace dramatis::extract
