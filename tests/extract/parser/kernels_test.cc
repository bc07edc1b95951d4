#include "extract/syntax/kernels.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <random>
#include <vector>

#include "extract/syntax/linear_layer.h"

namespace dramatis::extract {
namespace {

double sigmoid(double x) { return 1 / (1 + std::exp(-x)); }

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
    corrections.assign(outputs, 0);
    sums.assign(rows, std::vector<int64_t>(outputs, 0));
    for (size_t i = 0; i < rows; ++i)
      for (size_t k = 0; k < inputs; ++k)
        codes[i * groups * kInputGroup + k] = extreme ? 2 * kGreatestCode + 1 : random() % 128;
    for (size_t j = 0; j < outputs; ++j)
      for (size_t k = 0; k < inputs; ++k) {
        const int weight = extreme ? (j % 2 ? 127 : -128) : static_cast<int>(random() % 256) - 128;
        const size_t at = ((j / kPanel * groups + k / kInputGroup) * kPanel + j % kPanel) * kInputGroup;
        packed.data()[at + k % kInputGroup] = static_cast<int8_t>(weight);
        corrections[j] -= kCodeOfZero * weight;
        for (size_t i = 0; i < rows; ++i)
          sums[i][j] += (codes[i * groups * kInputGroup + k] - kCodeOfZero) * weight;
      }
    row_scales = random_numbers(rows, 2, 1), scales = random_numbers(outputs, 2, 2);
    bias = random_numbers(outputs, 2, 3);
  }

  std::vector<float> multiply(const Kernels& with) const {
    const size_t groups = (inputs + kInputGroup - 1) / kInputGroup;
    std::vector<float> out(rows * outputs, NAN);
    with.multiply({codes.data(), row_scales.data(), rows, groups * kInputGroup},
                  {packed.data(), scales.data(), corrections.data(), groups, outputs}, bias.data(),
                  out.data(), outputs);
    return out;
  }
};

TEST_P(EachKernels, ProductsAreExact) {
  for (const size_t rows : {1, 2, 3, 4, 5, 6, 7, 13})
    for (const size_t inputs : {1, 3, 4, 6, 40})
      for (const size_t outputs : {1, 15, 16, 17, 64, 83}) {
        const Product product(rows, inputs, outputs, false);
        const std::vector<float> got = product.multiply(kernels());
        for (size_t i = 0; i < rows; ++i)
          for (size_t j = 0; j < outputs; ++j) {
            const float scale = product.row_scales[i] * product.scales[j];
            const float scaled = scale * static_cast<float>(product.sums[i][j]);
            ASSERT_EQ(got[i * outputs + j], product.bias[j] + scaled) << rows << inputs << outputs;
          }
      }
}

TEST_P(EachKernels, GreatestProductsDoNotOverflow) {
  for (const size_t inputs : {2, 1001}) {
    const Product product(5, inputs, 33, true);
    EXPECT_EQ(bits(product.multiply(kernels())), bits(product.multiply(kPlainKernels)));
    EXPECT_EQ(product.multiply(kernels())[0], product.bias[0] + product.row_scales[0] * product.scales[0] *
                                                                    static_cast<float>(product.sums[0][0]));
  }
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
  const std::vector<float> x(20, 0.0f);
  std::vector<uint8_t> codes(20, 1);
  EXPECT_EQ(kernels().quantise(20, x.data(), codes.data()), 0);
  EXPECT_EQ(codes, std::vector<uint8_t>(20, kCodeOfZero));
}

TEST_P(EachKernels, LstmStepFollowsItsEquations) {
  constexpr size_t kUnits = 203;  // no multiple of a vector's width
  const std::vector<float> input = random_numbers(4 * kUnits, 12, 5),
                           recurrent = random_numbers(4 * kUnits, 3, 6);
  const std::vector<float> before = random_numbers(kUnits, 3, 7);
  for (const bool first : {false, true}) {
    std::vector<float> state = before;
    std::vector<uint8_t> codes(kUnits);
    kernels().lstm_step(kUnits, input.data(), first ? nullptr : recurrent.data(), state.data(), codes.data());
    const auto gate = [&](size_t which, size_t i) {
      return input[which * kUnits + i] + (first ? 0 : recurrent[which * kUnits + i]);
    };
    for (size_t i = 0; i < kUnits; ++i) {
      const double kept = first ? 0 : sigmoid(gate(1, i)) * before[i];
      const double expected = sigmoid(gate(0, i)) * std::tanh(gate(3, i)) + kept;
      EXPECT_NEAR(state[i], expected, 2e-6);
      const double output = sigmoid(gate(2, i)) * std::tanh(expected);
      EXPECT_NEAR((codes[i] - kCodeOfZero) * kStateScale, output, 0.5001 * kStateScale);
    }
  }
}

TEST_P(EachKernels, SaturateWithoutOverflow) {
  const std::vector<float> gates = {1e30f, -1e30f, 1e30f, 1e30f}, none(4, 0.0f);
  float cell = 5;
  uint8_t code = 0;
  kernels().lstm_step(1, gates.data(), none.data(), &cell, &code);
  EXPECT_FLOAT_EQ(cell, 1);
  EXPECT_EQ(code, kCodeOfZero + std::lround(kGreatestCode * std::tanh(1.0)));
}

TEST_P(EachKernels, LeakyReluKeepsATenthOfTheNegative) {
  std::vector<float> x = {2, -2, 0};
  kernels().leaky_relu(x.size(), x.data());
  EXPECT_EQ(x, (std::vector<float>{2, -0.2f, 0}));
}

TEST_P(EachKernels, ArgmaxTakesTheFirstOfEquals) {
  for (const size_t n : {1, 15, 16, 17, 100}) {
    std::vector<float> values(n, -5);
    EXPECT_EQ(kernels().argmax(n, values.data()), 0u);
    values[n / 2] = values[n - 1] = -3;
    EXPECT_EQ(kernels().argmax(n, values.data()), n / 2);
  }
}

// The parse of a text must not depend on the machine.
TEST_P(EachKernels, ComputeTheSameBitsAsThePlainOnes) {
  for (const size_t n : {1, 7, 16, 100, 259}) {
    const std::vector<float> input = random_numbers(4 * n, 20, 8), recurrent = random_numbers(4 * n, 5, 9);
    const auto results = [&](const Kernels& with) {
      std::vector<float> cell = random_numbers(n, 3, 10), leaky = input, pair(2 * n), unpacked(n);
      std::vector<uint8_t> codes(n), input_codes(4 * n);
      with.lstm_step(n, input.data(), recurrent.data(), cell.data(), codes.data());
      const float scale = with.quantise(4 * n, input.data(), input_codes.data());
      with.leaky_relu(4 * n, leaky.data());
      with.pair_features(n, input.data(), recurrent.data(), pair.data());
      with.unpack(n, scale, reinterpret_cast<const int8_t*>(codes.data()), unpacked.data());
      std::vector<uint32_t> all;
      for (const auto& numbers : {cell, leaky, pair, unpacked})
        for (const uint32_t each : bits(numbers)) all.push_back(each);
      all.insert(all.end(), codes.begin(), codes.end());
      all.insert(all.end(), input_codes.begin(), input_codes.end());
      return all;
    };
    EXPECT_EQ(results(kernels()), results(kPlainKernels)) << n;
    const Product product(9, n, 2 * n, false);
    EXPECT_EQ(bits(product.multiply(kernels())), bits(product.multiply(kPlainKernels))) << n;
  }
}

TEST(LinearLayer, MultipliesWhatWasQuantised) {
  constexpr size_t kInputs = 21, kOutputs = 18;
  LinearLayer layer;
  layer.resize(kOutputs, kInputs);
  std::vector<std::vector<int8_t>> weights(kOutputs, std::vector<int8_t>(kInputs));
  for (size_t j = 0; j < kOutputs; ++j) {
    for (size_t k = 0; k < kInputs; ++k) weights[j][k] = static_cast<int8_t>((7 * j + 13 * k) % 255 - 127);
    layer.set_output(j, weights[j].data(), 0.5f, static_cast<float>(j));
  }
  Codes codes;
  codes.resize(3, kInputs);
  for (size_t i = 0; i < 3; ++i)
    codes.set_row(i, random_numbers(kInputs, 9, static_cast<uint32_t>(i)).data());
  Matrix out;
  layer.apply(codes.view(), out);
  for (size_t i = 0; i < 3; ++i)
    for (size_t j = 0; j < kOutputs; ++j) {
      int sum = 0;
      for (size_t k = 0; k < kInputs; ++k) sum += (codes.row(i)[k] - kCodeOfZero) * weights[j][k];
      EXPECT_FLOAT_EQ(out.row(i)[j],
                      static_cast<float>(j) + 0.5f * codes.view().scales[i] * static_cast<float>(sum));
    }
}

}  // namespace
}  // namespace dramatis::extract
