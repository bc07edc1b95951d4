#include "extract/encoder/heads.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "tests/extract/encoder/model_bytes.h"

namespace dramatis::extract {
namespace {

constexpr size_t kWidth = 12, kWords = 5;

using Row = std::vector<double>;
using Rows = std::vector<Row>;

// A layer as the file holds it, and as plain numbers.
struct PlainLayer {
  Rows weights;
  Row bias;
};

PlainLayer add_layer(ModelBytes& model, const std::string& name, size_t outputs, size_t inputs,
                     std::mt19937& random, bool with_bias = true) {
  PlainLayer layer{.weights = Rows(outputs, Row(inputs)), .bias = Row(outputs)};
  std::vector<float> scales, bias;
  std::vector<int8_t> codes;
  for (size_t i = 0; i < outputs; ++i) {
    scales.push_back(0.002f * static_cast<float>(1 + random() % 8));
    for (double& weight : layer.weights[i]) {
      codes.push_back(static_cast<int8_t>(static_cast<int>(random() % 255) - 127));
      weight = double{scales.back()} * codes.back();
    }
    bias.push_back(static_cast<float>(static_cast<int>(random() % 64) - 32) / 32);
    layer.bias[i] = with_bias ? double{bias.back()} : 0;
  }
  model.table(name + ".weight", static_cast<uint32_t>(outputs), static_cast<uint32_t>(inputs), scales, codes);
  if (with_bias) model.floats(name + ".bias", 1, static_cast<uint32_t>(outputs), bias);
  return layer;
}

// What a row of codes stands for.
Row plain_row(const Codes& codes, size_t row) {
  Row out;
  for (size_t i = 0; i < codes.columns(); ++i)
    out.push_back((codes.row(row)[i] - kCodeOfZero) * double{codes.scale(row)});
  return out;
}

Codes random_words(std::mt19937& random) {
  Matrix numbers(kWords, kWidth);
  for (size_t i = 0; i < kWords; ++i)
    for (size_t k = 0; k < kWidth; ++k)
      numbers.row(i)[k] = static_cast<float>(static_cast<int>(random() % 2001) - 1000) / 500;
  Codes codes;
  codes.set(numbers);
  return codes;
}

Row output_of(const PlainLayer& layer, const Row& x) {
  Row out = layer.bias;
  for (size_t i = 0; i < out.size(); ++i)
    for (size_t k = 0; k < x.size(); ++k) out[i] += layer.weights[i][k] * x[k];
  return out;
}

// Negative numbers become 0, and the others are rounded to 127 steps below the greatest.
Row hidden(Row x) {
  double greatest = 0;
  for (double& value : x) greatest = std::max(greatest, value = std::max(value, 0.0));
  const double step = greatest / 127;
  if (step > 0)
    for (double& value : x) value = std::nearbyint(value / step) * step;
  return x;
}

// How far a number may be off whose inputs were rounded: half a step, where one lay on the border of two.
double slack(const PlainLayer& layer, size_t output, const Row& x) {
  double weights = 0;
  for (const double weight : layer.weights[output]) weights = std::max(weights, std::abs(weight));
  return 1e-5 + weights * *std::max_element(x.begin(), x.end()) / 127;
}

void expect_near(const Matrix& scores, size_t row, const PlainLayer& layer, const Row& inputs) {
  const Row expected = output_of(layer, inputs);
  ASSERT_EQ(scores.columns(), expected.size());
  for (size_t k = 0; k < expected.size(); ++k)
    EXPECT_NEAR(scores.row(row)[k], expected[k], slack(layer, k, inputs)) << row << ' ' << k;
}

TEST(Tagger, IsAHiddenLayerAndARowOfScoresAQuestion) {
  std::mt19937 random(3);
  ModelBytes model;
  const PlainLayer inner = add_layer(model, "part.hidden", 20, kWidth, random);
  const PlainLayer first = add_layer(model, "part.out.first", 3, 20, random);
  const PlainLayer second = add_layer(model, "part.out.second", 17, 20, random, /*with_bias=*/false);
  const std::string bytes = model.file();
  const ModelFile file = ModelFile::read(bytes).value();
  ModelFile::Reader reader(file);
  const Tagger tagger = Tagger::read(reader, file, "part", kWidth, {{"first", 3}, {"second", 17}});
  ASSERT_TRUE(reader.ok()) << reader.status().error().message;
  const Codes words = random_words(random);
  Tagger::Workspace workspace;
  Matrix scores;
  tagger.hide(words.view(), workspace);
  for (size_t question = 0; question < 2; ++question) {
    tagger.answer(question, workspace, scores);
    ASSERT_EQ(scores.rows(), kWords);
    for (size_t i = 0; i < kWords; ++i)
      expect_near(scores, i, question == 0 ? first : second, hidden(output_of(inner, plain_row(words, i))));
  }
}

struct JointCase {
  bool inner, distance;
};

class JointScorers : public ::testing::TestWithParam<JointCase> {};

TEST_P(JointScorers, SeeSumsOfProjectedWords) {
  std::mt19937 random(4);
  ModelBytes model;
  const size_t size = 24;
  std::vector<PlainLayer> places;
  for (int i = 0; i < 3; ++i)
    places.push_back(add_layer(model, "j.places." + std::to_string(i), size, kWidth, random, i == 0));
  std::vector<float> distances(2 * kDistanceBuckets * size);
  for (float& value : distances) value = static_cast<float>(random() % 100) / 100;
  if (GetParam().distance)
    model.floats("j.distance.weight", 2 * kDistanceBuckets, static_cast<uint32_t>(size), distances);
  PlainLayer inner;
  if (GetParam().inner) inner = add_layer(model, "j.inner", 10, size, random);
  const PlainLayer out = add_layer(model, "j.out.yes", 2, GetParam().inner ? 10 : size, random);
  const std::string bytes = model.file();
  const ModelFile file = ModelFile::read(bytes).value();
  ModelFile::Reader reader(file);
  const JointScorer scorer = JointScorer::read(reader, file, "j", kWidth, 3, {{"yes", 2}});
  ASSERT_TRUE(reader.ok()) << reader.status().error().message;
  ASSERT_EQ(scorer.size(), size);

  const Codes words = random_words(random);
  std::vector<Matrix> parts;
  scorer.project(words.view(), parts);
  ASSERT_EQ(parts.size(), 3u);
  // Words 0, 1, 2 and 4, 4, 3, the second a bucket's distance apart.
  const std::vector<std::vector<size_t>> combinations = {{0, 1, 2}, {4, 4, 3}};
  const size_t bucket = kDistanceBuckets + 2;
  JointScorer::Workspace workspace;
  workspace.sums.resize(2, size);
  Rows expected;
  for (size_t i = 0; i < 2; ++i) {
    Row sum(size);
    for (size_t k = 0; k < size; ++k) workspace.sums.row(i)[k] = 0;
    for (size_t place = 0; place < 3; ++place) {
      const Row projected = output_of(places[place], plain_row(words, combinations[i][place]));
      for (size_t k = 0; k < size; ++k) {
        EXPECT_NEAR(parts[place].row(combinations[i][place])[k], projected[k], 1e-5);
        workspace.sums.row(i)[k] += parts[place].row(combinations[i][place])[k];
        sum[k] += projected[k];
      }
    }
    if (GetParam().distance && i == 1)
      for (size_t k = 0; k < size; ++k) {
        EXPECT_EQ(scorer.distance(bucket)[k], distances[bucket * size + k]);
        workspace.sums.row(i)[k] += scorer.distance(bucket)[k];
        sum[k] += double{distances[bucket * size + k]};
      }
    expected.push_back(hidden(sum));
    if (GetParam().inner) expected.back() = hidden(output_of(inner, expected.back()));
  }
  scorer.hide(workspace);
  Matrix scores;
  scorer.answer(0, workspace, scores);
  ASSERT_EQ(scores.rows(), 2u);
  for (size_t i = 0; i < 2; ++i) expect_near(scores, i, out, expected[i]);
}

INSTANTIATE_TEST_SUITE_P(Heads, JointScorers,
                         ::testing::Values(JointCase{false, false}, JointCase{true, false},
                                           JointCase{false, true}, JointCase{true, true}),
                         [](const auto& test) {
                           return std::string(test.param.inner ? "TwoLayers" : "OneLayer") +
                                  (test.param.distance ? "WithDistances" : "");
                         });

// Each tensor of a scorer and a tagger that is missing or of another size is named.
TEST(Heads, ErrorsNameTheTensor) {
  const auto complaint = [](const std::string& spoilt, bool drop) {
    std::mt19937 random(5);
    ModelBytes model;
    add_layer(model, "t.hidden", 8, kWidth, random);
    add_layer(model, "t.out.q", 3, 8, random);
    add_layer(model, "j.places.0", 8, kWidth, random);
    add_layer(model, "j.places.1", 8, kWidth, random);
    add_layer(model, "j.inner", 6, 8, random);
    add_layer(model, "j.out.q", 3, 6, random);
    const auto at = std::find_if(model.tensors.begin(), model.tensors.end(),
                                 [&](const ModelBytes::Tensor& t) { return t.name == spoilt; });
    if (at == model.tensors.end()) return std::string("no tensor ") + spoilt;
    if (drop) {
      model.tensors.erase(at);
    } else {  // a column more
      const size_t header = at->kind == 1 ? 4 * at->rows : 0;
      at->data.resize(header);
      at->columns += 1;
      at->data.resize(header + size_t{at->rows} * at->columns * (at->kind == 1 ? 1 : 4));
    }
    const std::string bytes = model.file();
    const auto file = ModelFile::read(bytes);
    if (!file.ok()) return file.error().message;
    ModelFile::Reader reader(*file);
    Tagger::read(reader, *file, "t", kWidth, {{"q", 3}});
    JointScorer::read(reader, *file, "j", kWidth, 2, {{"q", 3}});
    return reader.ok() ? std::string("accepted") : reader.status().error().message;
  };
  for (const char* name :
       {"t.hidden.weight", "t.out.q.weight", "j.places.0.weight", "j.places.1.weight", "j.out.q.weight"})
    for (const bool drop : {true, false}) {
      const std::string message = complaint(name, drop);
      EXPECT_NE(message.find(std::string("\"") + name + "\""), std::string::npos) << message;
    }
  for (const char* name : {"t.hidden.bias", "j.inner.weight", "j.inner.bias"}) {
    const std::string message = complaint(name, false);
    EXPECT_NE(message.find(std::string("\"") + name + "\""), std::string::npos) << message;
  }
  EXPECT_EQ(complaint("t.hidden.bias", true), "accepted");  // zeros
}

TEST(Heads, DistancesFallIntoBucketsByPowersOfTwo) {
  EXPECT_EQ(distance_bucket(0), 0u);
  const std::vector<std::pair<int64_t, size_t>> cases = {{1, 1},
                                                         {2, 2},
                                                         {3, 2},
                                                         {4, 3},
                                                         {7, 3},
                                                         {8, 4},
                                                         {15, 4},
                                                         {16, 5},
                                                         {31, 5},
                                                         {32, 5},
                                                         {99, 5},
                                                         {1000, 5},
                                                         {int64_t{1} << 40, 5}};
  for (const auto& [distance, bucket] : cases) {
    EXPECT_EQ(distance_bucket(distance), bucket) << distance;
    EXPECT_EQ(distance_bucket(-distance), bucket + 5) << -distance;
    EXPECT_LT(distance_bucket(-distance), kDistanceBuckets);
  }
}

TEST(Heads, NegativeNumbersBecomeZero) {
  std::vector<float> x = {-1, 0, 2.5f, -0.0f};
  relu(x);
  EXPECT_EQ(x, (std::vector<float>{0, 0, 2.5f, 0}));
}

}  // namespace
}  // namespace dramatis::extract
