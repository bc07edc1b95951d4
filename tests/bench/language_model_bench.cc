// How fast text is segmented and read, in words a second of processor time on one core, and how long the
// model takes to load. encoder_bench measures the encoder's layers.
//
// DRAMATIS_CPU=avx2 holds all of it to AVX2; DRAMATIS_BENCH_TEXT=FILE takes another text than the example
// articles, which are few, and DRAMATIS_BENCH_MODEL=FILE another model.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "extract/language_model.h"
#include "extract/text/segmenter.h"

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

const LanguageModel& model() {
  static const std::shared_ptr<const LanguageModel> model = [] {
    const char* file = std::getenv("DRAMATIS_BENCH_MODEL");
    return (file != nullptr ? LanguageModel::from_file(file) : LanguageModel::embedded()).value();
  }();
  return *model;
}

void count_words(benchmark::State& state, const Document& document) {
  size_t words = 0;
  for (const Sentence& sentence : document.sentences) words += sentence.tokens.size();
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations() * words));
  state.SetLabel("words");
}

void BM_Segment(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Segmenter().segment(text()));
  count_words(state, Segmenter().segment(text()));
}

void BM_Parse(benchmark::State& state) {
  Document document = Segmenter().segment(text());
  for (auto _ : state) model().parse(document);
  count_words(state, document);
}

void BM_Read(benchmark::State& state) {
  Document document = Segmenter().segment(text());
  for (auto _ : state) benchmark::DoNotOptimize(model().read(document));
  count_words(state, document);
}

void BM_Load(benchmark::State& state) {
  const std::string file = DRAMATIS_SOURCE "/models/language_model.bin";
  for (auto _ : state) benchmark::DoNotOptimize(LanguageModel::from_file(file));
}

BENCHMARK(BM_Segment)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Parse)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Read)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Load)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dramatis::extract
