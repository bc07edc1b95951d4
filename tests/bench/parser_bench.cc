// How fast text is segmented and parsed, stage by stage, in words a second of processor time on one core.
//
// Encode also says what part of the machine's matrix-product peak it reaches ("of_peak"): its multiplications
// and additions a second over those of a product whose operands stay in the first caches, measured just
// before it. DRAMATIS_CPU=avx2 holds all of it to AVX2; DRAMATIS_BENCH_TEXT=FILE takes another text than the
// example articles, which are few (a large text has fuller batches), and DRAMATIS_BENCH_MODEL=FILE another
// model.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "extract/syntax/batch.h"
#include "extract/syntax/linear_layer.h"
#include "extract/syntax/model_file.h"
#include "extract/syntax/network.h"
#include "extract/language_model.h"
#include "extract/text/segmenter.h"
#include "tests/extract/syntax/model_bytes.h"

namespace dramatis::extract {
namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

const std::string& text() {
  static const std::string text = [] {
    if (const char* file = std::getenv("DRAMATIS_BENCH_TEXT")) return read(file);
    std::string all;
    for (const auto& entry : std::filesystem::directory_iterator(DRAMATIS_EXAMPLES))
      all += read(entry.path()) + "\n\n";
    return all;
  }();
  return text;
}

const std::string& model_bytes() {
  static const std::string bytes = [] {
    const char* file = std::getenv("DRAMATIS_BENCH_MODEL");
    return file != nullptr ? read(file) : std::string(embedded_model());
  }();
  return bytes;
}

size_t words_of(const Document& document) {
  size_t words = 0;
  for (const Sentence& sentence : document.sentences) words += sentence.tokens.size();
  return words;
}

// The text in batches as Parser makes them.
struct Prepared {
  ModelFile model = ModelFile::read(model_bytes()).value();
  Network network{model};
  Document document = Segmenter().segment(text());
  std::vector<Piece> pieces;
  std::vector<std::span<const Piece>> batches;
  uint64_t multiplications = 0;  // of encoding all batches

  Prepared() {
    pieces = pieces_of(document, Parser::kLongestSentence);
    batches = batches_of(pieces);
    for (const auto& each : batches) count(Batch(each));
  }

  void count(const Batch& batch) {
    for (const LstmWeights& layer : model.lstm) {
      const bool first = &layer == &model.lstm.front();
      multiplications += (first ? batch.distinct().size() : batch.words()) * layer.input.weights.rows() *
                         layer.input.weights.columns();
      // All words but the first of a piece, seen from either end.
      for (const QuantisedTable& recurrent : layer.recurrent)
        multiplications += (batch.words() - batch.pieces().size()) * recurrent.rows() * recurrent.columns();
    }
  }
};

Prepared& prepared() {
  static Prepared prepared;
  return prepared;
}

void count_words(benchmark::State& state, size_t words) {
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations() * words));
  state.SetLabel("words");
}

void BM_Segment(benchmark::State& state) {
  size_t words = 0;
  for (auto _ : state) words = words_of(Segmenter().segment(text()));
  count_words(state, words);
}

// The best rate seen in half a second, in multiplications and additions a second.
double measured_peak() {
  constexpr size_t kRows = 48, kInputs = 256, kOutputs = 256;
  LinearLayer layer;
  layer.resize(kOutputs, kInputs);
  const std::vector<int8_t> weights(kInputs, 3);
  for (size_t i = 0; i < kOutputs; ++i) layer.set_output(i, weights.data(), 1, 0);
  Codes x;
  x.resize(kRows, kInputs);
  const std::vector<float> numbers(kInputs, 1);
  for (size_t i = 0; i < kRows; ++i) x.set_row(i, numbers.data());
  Matrix out;
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
  Prepared& all = prepared();
  const double peak = measured_peak();
  Workspace workspace;
  const std::clock_t begin = std::clock();  // processor time, as the rates
  for (auto _ : state)
    for (const auto& pieces : all.batches) all.network.encode(Batch(pieces), workspace);
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  count_words(state, words_of(all.document));
  const double operations = 2.0 * static_cast<double>(all.multiplications * state.iterations());
  state.counters["op/s"] = operations / seconds;
  state.counters["peak_op/s"] = peak;
  state.counters["of_peak"] = operations / seconds / peak;
}

void BM_Decode(benchmark::State& state) {
  Prepared& all = prepared();
  std::vector<Batch> batches;
  std::vector<Workspace> encoded(all.batches.size());
  for (size_t i = 0; i < all.batches.size(); ++i) {
    batches.emplace_back(all.batches[i]);
    all.network.encode(batches[i], encoded[i]);
  }
  for (auto _ : state)
    for (size_t i = 0; i < batches.size(); ++i) all.network.decode(batches[i], encoded[i]);
  count_words(state, words_of(all.document));
}

// All of it, lemmas and labels filled in.
void BM_SegmentAndParse(benchmark::State& state) {
  const auto parser = Parser::from_bytes(model_bytes());
  size_t words = 0;
  for (auto _ : state) {
    Document document = Segmenter().segment(text());
    (*parser)->parse(document);
    words = words_of(document);
  }
  count_words(state, words);
}

void BM_Load(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Parser::from_bytes(model_bytes()));
}

BENCHMARK(BM_Segment)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Encode)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Decode)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_SegmentAndParse)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Load)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dramatis::extract
