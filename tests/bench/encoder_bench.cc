// How fast words are cut into pieces and encoded, in words a second of processor time on one core.
//
// Encode takes sequences of about as many pieces as its argument says, and prints what part of the machine's
// matrix-product peak it reaches ("of_peak"): its multiplications and additions with weights a second over
// those of a product whose operands stay in the first caches, measured just before it. DRAMATIS_CPU=avx2
// holds all of it to AVX2. The model is random, of MiniLM's sizes, with the tests' small vocabulary, which
// cuts words smaller than a real one does; DRAMATIS_BENCH_MODEL=FILE takes a real one.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "extract/encoder/encoder.h"
#include "extract/encoder/wordpiece.h"
#include "tests/extract/encoder/model_bytes.h"

namespace dramatis::extract {
namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

class RandomModel {
 public:
  std::string file() {
    constexpr uint32_t kLayers = 12, kWidth = 384, kHeads = 12, kInner = 1536;
    std::vector<std::string> vocabulary;
    std::ifstream lines(DRAMATIS_SOURCE "/tests/extract/encoder/wordpiece_vocabulary.txt");
    for (std::string line; std::getline(lines, line);) vocabulary.push_back(line);
    model_.strings("vocabulary", vocabulary);
    model_.numbers("encoder.sizes", {kLayers, kWidth, kHeads, kInner});
    table("encoder.word", static_cast<uint32_t>(vocabulary.size()), kWidth);
    floats("encoder.position", 512, kWidth, 0.1f);
    floats("encoder.shape", 4, kWidth, 0.1f);
    norm("encoder.norm", kWidth);
    for (uint32_t i = 0; i < kLayers; ++i) {
      const std::string name = "encoder." + std::to_string(i);
      layer(name + ".qkv", 3 * kWidth, kWidth);
      layer(name + ".out", kWidth, kWidth);
      norm(name + ".norm1", kWidth);
      layer(name + ".up", kInner, kWidth);
      layer(name + ".down", kWidth, kInner);
      norm(name + ".norm2", kWidth);
    }
    return model_.file();
  }

 private:
  void table(const std::string& name, uint32_t rows, uint32_t columns) {
    std::vector<int8_t> codes(size_t{rows} * columns);
    for (int8_t& code : codes) code = static_cast<int8_t>(random_() % 255 - 127);
    model_.table(name, rows, columns, std::vector<float>(rows, 0.001f), codes);
  }
  void floats(const std::string& name, uint32_t rows, uint32_t columns, float range) {
    std::vector<float> numbers(size_t{rows} * columns);
    for (float& x : numbers) x = range * (static_cast<float>(random_() % 2001) / 1000 - 1);
    model_.floats(name, rows, columns, numbers);
  }
  void layer(const std::string& name, uint32_t outputs, uint32_t inputs) {
    table(name + ".weight", outputs, inputs);
    floats(name + ".bias", 1, outputs, 0.1f);
  }
  void norm(const std::string& name, uint32_t width) {
    floats(name + ".scale", 1, width, 1);
    floats(name + ".shift", 1, width, 0.1f);
  }

  std::mt19937 random_;
  ModelBytes model_;
};

const std::string& model_bytes() {
  static const std::string bytes = [] {
    const char* file = std::getenv("DRAMATIS_BENCH_MODEL");
    return file != nullptr ? read(file) : RandomModel().file();
  }();
  return bytes;
}

struct Sequence {
  std::vector<uint32_t> pieces, word_starts;
  std::vector<uint8_t> shapes;
};

struct Prepared {
  ModelFile file = ModelFile::read(model_bytes()).value();
  WordPiece vocabulary = WordPiece::create(ModelFile::Reader(file).strings("vocabulary")).value();
  Encoder encoder = Encoder::create(file).value();
  std::vector<std::string> words;

  Prepared() {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(DRAMATIS_SOURCE "/examples/articles"))
      paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    for (const auto& path : paths) {
      std::istringstream text(read(path));
      for (std::string word; text >> word;) words.push_back(word);
    }
  }

  std::vector<Sequence> sequences(size_t longest) const {
    std::vector<Sequence> result(1);
    std::vector<uint32_t> pieces;
    for (const std::string& word : words) {
      pieces.clear();
      vocabulary.append_pieces(word, pieces);
      if (result.back().pieces.size() + pieces.size() > longest) result.emplace_back();
      Sequence& last = result.back();
      last.word_starts.push_back(static_cast<uint32_t>(last.pieces.size()));
      last.pieces.insert(last.pieces.end(), pieces.begin(), pieces.end());
      last.shapes.resize(last.pieces.size());
    }
    return result;
  }
};

const Prepared& prepared() {
  static const Prepared prepared;
  return prepared;
}

void count_words(benchmark::State& state) {
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations() * prepared().words.size()));
  state.SetLabel("words");
}

// The best rate seen in half a second, in multiplications and additions a second.
double measured_peak() {
  constexpr size_t kRows = 48, kInputs = 1536, kOutputs = 64;
  LinearLayer layer;
  layer.resize(kOutputs, kInputs);
  const std::vector<int8_t> weights(kInputs, 3);
  for (size_t i = 0; i < kOutputs; ++i) layer.set_output(i, weights.data(), 1, 0);
  Matrix numbers(kRows, kInputs), out;
  std::fill_n(numbers.row(0), kRows * kInputs, 1.0f);
  Codes x;
  x.set(numbers);
  using Clock = std::chrono::steady_clock;
  double best = 0;
  for (const auto end = Clock::now() + std::chrono::milliseconds(500); Clock::now() < end;) {
    const auto begin = Clock::now();
    constexpr int kTimes = 20;
    for (int i = 0; i < kTimes; ++i) layer.apply(x.view(), out);
    const std::chrono::duration<double> taken = Clock::now() - begin;
    best = std::max(best, 2.0 * kTimes * kRows * kInputs * kOutputs / taken.count());
  }
  return best;
}

void BM_Encode(benchmark::State& state) {
  const Prepared& all = prepared();
  const std::vector<Sequence> sequences = all.sequences(static_cast<size_t>(state.range(0)));
  size_t pieces = 0;
  for (const Sequence& each : sequences) pieces += each.pieces.size();
  const double peak = measured_peak();
  Encoder::Workspace workspace;
  Matrix words;
  const std::clock_t begin = std::clock();  // processor time, as the rates
  for (auto _ : state)
    for (const Sequence& each : sequences)
      all.encoder.encode(each.pieces, each.shapes, each.word_starts, workspace, words);
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  count_words(state);
  const auto encoded = static_cast<double>(pieces * state.iterations());
  const double operations = 2.0 * static_cast<double>(all.encoder.multiplications()) * encoded;
  state.counters["pieces/s"] = encoded / seconds;
  state.counters["op/s"] = operations / seconds;
  state.counters["peak_op/s"] = peak;
  state.counters["of_peak"] = operations / seconds / peak;
}

void BM_WordPiece(benchmark::State& state) {
  const Prepared& all = prepared();
  std::vector<uint32_t> pieces;
  for (auto _ : state) {
    pieces.clear();
    for (const std::string& word : all.words) all.vocabulary.append_pieces(word, pieces);
  }
  count_words(state);
  state.counters["pieces"] = static_cast<double>(pieces.size());
}

// From the file's bytes to all that encode() needs.
void BM_Load(benchmark::State& state) {
  for (auto _ : state) {
    const ModelFile file = ModelFile::read(model_bytes()).value();
    benchmark::DoNotOptimize(WordPiece::create(ModelFile::Reader(file).strings("vocabulary")));
    benchmark::DoNotOptimize(Encoder::create(file));
  }
}

BENCHMARK(BM_WordPiece)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Encode)->Arg(40)->Arg(192)->Arg(500)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Load)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dramatis::extract
