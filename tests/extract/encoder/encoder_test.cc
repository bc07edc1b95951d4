#include "extract/encoder/encoder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <numeric>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "tests/extract/encoder/model_bytes.h"

namespace dramatis::extract {
namespace {

constexpr size_t kSequences = 2;

std::string read(const std::string& name) {
  std::ifstream file(std::string(DRAMATIS_SOURCE_DIR) + "/tests/extract/encoder/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// The small model of make_small_model.py, and what torch made of it.
struct Small {
  std::string model_bytes = read("small_model.bin"), reference_bytes = read("small_reference.bin");
  ModelFile model = ModelFile::read(model_bytes).value();
  ModelFile reference = ModelFile::read(reference_bytes).value();
  Encoder encoder = Encoder::create(model).value();
  std::vector<uint32_t> pieces[kSequences];
  std::vector<uint8_t> shapes[kSequences];

  Small() {
    ModelFile::Reader reader(reference);
    for (size_t i = 0; i < kSequences; ++i) {
      const auto numbers = reader.numbers("pieces." + std::to_string(i));
      pieces[i].assign(numbers.begin(), numbers.end());
      for (const uint32_t shape : reader.numbers("shapes." + std::to_string(i)))
        shapes[i].push_back(static_cast<uint8_t>(shape));
    }
  }
};

using Rows = std::span<const float>;

Rows reference_rows(const Small& small, const std::string& kind, size_t sequence, size_t step) {
  ModelFile::Reader reader(small.reference);
  const std::string name = kind + "." + std::to_string(sequence) + "." + std::to_string(step);
  const Rows rows = reader.floats(name, small.pieces[sequence].size(), small.encoder.width());
  EXPECT_TRUE(reader.status().ok()) << name;
  return rows;
}

std::vector<double> differences(const Encoder::Workspace& workspace, Rows expected) {
  std::vector<double> result;
  for (size_t i = 0; i < expected.size(); ++i)
    result.push_back(std::abs(double{workspace.rows.row(0)[i]} - expected[i]));
  return result;
}

double greatest(const std::vector<double>& numbers) {
  return *std::max_element(numbers.begin(), numbers.end());
}

double mean(const std::vector<double>& numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), 0.0) / static_cast<double>(numbers.size());
}

TEST(Encoder, AgreesWithTorchAfterEachLayer) {
  const Small small;
  ASSERT_EQ(small.encoder.layers(), 2u);
  for (size_t sequence = 0; sequence < kSequences; ++sequence) {
    Encoder::Workspace workspace;
    small.encoder.embed(small.pieces[sequence], small.shapes[sequence], workspace);
    EXPECT_LT(greatest(differences(workspace, reference_rows(small, "exact", sequence, 0))), 1e-5);
    for (size_t layer = 0; layer < 2; ++layer) {
      small.encoder.run_layer(layer, workspace);
      const auto errors = differences(workspace, reference_rows(small, "exact", sequence, layer + 1));
      EXPECT_LT(mean(errors), 0.03) << sequence << layer;
      EXPECT_LT(greatest(errors), 0.15) << sequence << layer;
    }
  }
}

// A layer that rounds as this one should says the same, but for rows in which a number lies on the border of
// two codes, and went the other way.
TEST(Encoder, ALayerRoundsWhereItShould) {
  const Small small;
  for (size_t sequence = 0; sequence < kSequences; ++sequence)
    for (size_t layer = 0; layer < 2; ++layer) {
      Encoder::Workspace workspace;
      const size_t count = small.pieces[sequence].size();
      const Rows before = reference_rows(small, "coded", sequence, layer);
      workspace.rows.resize(count, small.encoder.width());
      std::copy(before.begin(), before.end(), workspace.rows.row(0));
      small.encoder.run_layer(layer, workspace);
      std::vector<double> errors =
          differences(workspace, reference_rows(small, "coded", sequence, layer + 1));
      EXPECT_LT(greatest(errors), 0.05) << sequence << layer;
      std::sort(errors.begin(), errors.end());
      EXPECT_LT(errors[errors.size() * 8 / 10], 1e-5) << sequence << layer;
    }
}

TEST(Encoder, GivesTheRowsWhereWordsStart) {
  const Small small;
  Encoder::Workspace workspace;
  Matrix all, some;
  std::vector<uint32_t> starts(small.pieces[1].size());
  for (uint32_t i = 0; i < starts.size(); ++i) starts[i] = i;
  small.encoder.encode(small.pieces[1], small.shapes[1], starts, workspace, all);
  small.encoder.encode(small.pieces[1], small.shapes[1], std::vector<uint32_t>{3, 44}, workspace, some);
  ASSERT_EQ(some.rows(), 2u);
  for (size_t i = 0; i < small.encoder.width(); ++i) {
    EXPECT_EQ(some.row(0)[i], all.row(3)[i]);
    EXPECT_EQ(some.row(1)[i], all.row(44)[i]);
  }
  small.encoder.encode({}, {}, {}, workspace, some);
  EXPECT_EQ(some.rows(), 0u);
}

TEST(Encoder, OneWorkspaceServesSequencesOfAnyLength) {
  const Small small;
  Encoder::Workspace fresh, used;
  Matrix expected, got;
  const std::vector<uint32_t> starts = {0, 5};
  small.encoder.encode(small.pieces[1], small.shapes[1], starts, used, got);
  small.encoder.encode(small.pieces[0], small.shapes[0], starts, used, got);
  small.encoder.encode(small.pieces[0], small.shapes[0], starts, fresh, expected);
  for (size_t i = 0; i < 2 * small.encoder.width(); ++i) EXPECT_EQ(got.row(0)[i], expected.row(0)[i]);
}

TEST(Encoder, ThreadsShareIt) {
  const Small small;
  std::vector<Matrix> results(4);
  std::vector<std::thread> threads;
  for (Matrix& words : results)
    threads.emplace_back([&] {
      Encoder::Workspace workspace;
      small.encoder.encode(small.pieces[1], small.shapes[1], std::vector<uint32_t>{7}, workspace, words);
    });
  for (std::thread& thread : threads) thread.join();
  for (const Matrix& words : results)
    for (size_t i = 0; i < small.encoder.width(); ++i) EXPECT_EQ(words.row(0)[i], results[0].row(0)[i]);
}

TEST(Encoder, NamesATensorThatIsMissing) {
  ModelBytes model;
  model.numbers("encoder.sizes", {1, 32, 2, 16});
  const std::string bytes = model.file();
  const auto encoder = Encoder::create(ModelFile::read(bytes).value());
  ASSERT_FALSE(encoder.ok());
  EXPECT_NE(encoder.error().message.find("encoder.word"), std::string::npos) << encoder.error().message;
}

TEST(Encoder, RefusesSizesThatItCannotRun) {
  const std::vector<std::vector<uint32_t>> cases = {
      {1, 32, 2},      {1, 32, 3, 16},      {1, 32, 0, 16},       {1, 0, 1, 16}, {1, 24, 1, 16},
      {1, 128, 1, 16}, {1, 1 << 20, 8, 16}, {1000000, 32, 2, 16}, {1, 32, 2, 0},
  };
  for (const std::vector<uint32_t>& sizes : cases) {
    ModelBytes model;
    model.numbers("encoder.sizes", sizes);
    const std::string bytes = model.file();
    const auto encoder = Encoder::create(ModelFile::read(bytes).value());
    ASSERT_FALSE(encoder.ok());
    EXPECT_NE(encoder.error().message.find("encoder.sizes"), std::string::npos) << encoder.error().message;
  }
}

}  // namespace
}  // namespace dramatis::extract
