#include "extract/encoder/linear_layer.h"

#include <gtest/gtest.h>

#include <vector>

#include "extract/encoder/model_file.h"
#include "extract/encoder/numeric.h"

namespace dramatis::extract {
namespace {

TEST(LinearLayer, MultipliesWhatWasQuantised) {
  constexpr size_t kInputs = 21, kOutputs = 18;
  LinearLayer layer;
  layer.resize(kOutputs, kInputs);
  std::vector<std::vector<int8_t>> weights(kOutputs, std::vector<int8_t>(kInputs));
  for (size_t j = 0; j < kOutputs; ++j) {
    for (size_t k = 0; k < kInputs; ++k) weights[j][k] = static_cast<int8_t>((7 * j + 13 * k) % 255 - 127);
    layer.set_output(j, weights[j].data(), 0.5f, static_cast<float>(j));
  }
  Matrix numbers(3, kInputs), out, gelus;
  for (size_t i = 0; i < 3 * kInputs; ++i) numbers.row(0)[i] = static_cast<float>(i * 37 % 100) / 10 - 5;
  Codes codes;
  codes.set(numbers);
  layer.apply(codes.view(), out);
  layer.apply(codes.view(), gelus, Then::kGelu);
  for (size_t i = 0; i < 3; ++i)
    for (size_t j = 0; j < kOutputs; ++j) {
      int sum = 0;
      for (size_t k = 0; k < kInputs; ++k) sum += (codes.row(i)[k] - kCodeOfZero) * weights[j][k];
      EXPECT_FLOAT_EQ(out.row(i)[j], static_cast<float>(j) + 0.5f * codes.scale(i) * static_cast<float>(sum));
      float gelu_of_it = out.row(i)[j];
      gelu({&gelu_of_it, 1});
      EXPECT_EQ(gelus.row(i)[j], gelu_of_it);
    }
}

// An output's weights in the table become those of the layer.
TEST(LinearLayer, IsMadeOfATable) {
  const std::vector<float> scales = {0.5f, 2};
  const std::vector<int8_t> codes = {1, 2, 3, -4, 5, -128};
  const std::vector<float> bias = {10, 20};
  const QuantisedTable table(2, 3, scales.data(), codes.data());
  Codes x;
  x.resize(1, 3);
  x.set_row(0, std::vector<float>{1, -1, 1}.data());
  Matrix out;
  LinearLayer(table, bias).apply(x.view(), out);
  EXPECT_FLOAT_EQ(out.row(0)[0], 10 + 0.5f * (1 - 2 + 3));
  EXPECT_FLOAT_EQ(out.row(0)[1], 20 + 2.0f * (-4 - 5 - 128));
  LinearLayer(table, {}).apply(x.view(), out);
  EXPECT_FLOAT_EQ(out.row(0)[0], 1);
}

}  // namespace
}  // namespace dramatis::extract
