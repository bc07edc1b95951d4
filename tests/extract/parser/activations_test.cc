#include "extract/parser/activations.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace dramatis::extract {
namespace {

double sigmoid(double x) { return 1 / (1 + std::exp(-x)); }

TEST(Activations, LstmStepFollowsItsEquations) {
  constexpr size_t kUnits = 203;  // no multiple of a vector's width
  std::vector<float> gates(4 * kUnits), cell(kUnits), out(kUnits);
  for (size_t i = 0; i < gates.size(); ++i) gates[i] = std::sin(static_cast<float>(i)) * 12;
  for (size_t i = 0; i < kUnits; ++i) cell[i] = std::cos(static_cast<float>(i)) * 3;
  for (const bool first : {false, true}) {
    std::vector<float> state = cell;
    lstm_step(kUnits, gates.data(), first, state.data(), out.data());
    for (size_t i = 0; i < kUnits; ++i) {
      const double kept = first ? 0 : sigmoid(gates[kUnits + i]) * cell[i];
      const double expected = sigmoid(gates[i]) * std::tanh(gates[3 * kUnits + i]) + kept;
      EXPECT_NEAR(state[i], expected, 2e-6);
      EXPECT_NEAR(out[i], sigmoid(gates[2 * kUnits + i]) * std::tanh(expected), 2e-6);
    }
  }
}

TEST(Activations, SaturateWithoutOverflow) {
  std::vector<float> gates = {1e30f, -1e30f, 1e30f, 1e30f};
  float cell = 5, out = 0;
  lstm_step(1, gates.data(), false, &cell, &out);
  EXPECT_FLOAT_EQ(cell, 1);
  EXPECT_NEAR(out, std::tanh(1.0), 1e-6);
}

TEST(Activations, LeakyReluKeepsATenthOfTheNegative) {
  std::vector<float> x = {2, -2, 0};
  leaky_relu(x.size(), x.data());
  EXPECT_EQ(x, (std::vector<float>{2, -0.2f, 0}));
}

TEST(Activations, ArgmaxTakesTheFirstOfEquals) {
  const std::vector<float> values = {1, 3, 3, 2};
  EXPECT_EQ(argmax(values.size(), values.data()), 1u);
}

}  // namespace
}  // namespace dramatis::extract
