// Reading and cutting text of growing size: the time for each byte must not grow with it. Names end in the
// size in KiB; "bytes_per_second" is the figure to compare.
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "extract/input/article_reader.h"
#include "extract/text/segmenter.h"

namespace {

using namespace dramatis::extract;

constexpr const char* kSentence =
    "On Monday, Norway's foreign minister thanked Sweden (again) for its help in the north. ";

std::string repeated(const std::string& piece, size_t size) {
  std::string text;
  text.reserve(size + piece.size());
  while (text.size() < size) text += piece;
  return text;
}

// A file that goes when the benchmark ends.
class InputFile {
 public:
  InputFile(const std::string& extension, const std::string& bytes)
      : path_(std::filesystem::temp_directory_path() /
              ("dramatis-bench-" + std::to_string(::getpid()) + "." + extension)) {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~InputFile() { std::filesystem::remove(path_); }
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

void read(benchmark::State& state, const std::string& extension, const std::string& bytes) {
  const InputFile file(extension, bytes);
  size_t articles = 0;
  for (auto _ : state) {
    ArticleReader reader({file.path()});
    while (true) {
      const auto item = reader.next();
      if (!item.ok()) std::abort();
      if (!item->has_value()) break;
      ++articles;
    }
  }
  if (articles == 0) std::abort();
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * bytes.size()));
}

size_t bytes_of(const benchmark::State& state) { return static_cast<size_t>(state.range(0)) << 10; }

void BM_ReadOneLongLine(benchmark::State& state) { read(state, "txt", repeated(kSentence, bytes_of(state))); }

void BM_ReadOneLongRecord(benchmark::State& state) {
  read(state, "jsonl", "{\"text\": \"" + repeated(kSentence, bytes_of(state)) + "\"}\n");
}

void BM_ReadManyRecords(benchmark::State& state) {
  std::string dump;
  for (size_t i = 0; dump.size() < bytes_of(state); ++i)
    dump += "{\"id\": " + std::to_string(i) + ", \"text\": \"" + repeated(kSentence, 2'000) + "\"}\n";
  read(state, "jsonl", dump);
}

void BM_ReadOneLineOfManyRecords(benchmark::State& state) {
  std::string dump = "{\"status\": \"ok\", \"articles\": [";
  for (size_t i = 0; dump.size() < bytes_of(state); ++i)
    dump += std::string(i > 0 ? ", " : "") + "{\"id\": " + std::to_string(i) + ", \"content\": \"" +
            repeated(kSentence, 2'000) + "\"}";
  read(state, "json", dump + "]}");
}

void BM_ReadRows(benchmark::State& state) {
  std::string csv = "id,date,text\n";
  for (size_t i = 0; csv.size() < bytes_of(state); ++i)
    csv += std::to_string(i) + ",2024-03-03,\"" + repeated(kSentence, 2'000) + "\"\n";
  read(state, "csv", csv);
}

void BM_ReadPage(benchmark::State& state) {
  read(state, "html",
       "<html><body>" +
           repeated(std::string("<div class=\"story\"><p>") + kSentence + "</p></div>", bytes_of(state)) +
           "</body></html>");
}

void segment(benchmark::State& state, const std::string& piece) {
  const std::string text = repeated(piece, bytes_of(state));
  const Segmenter segmenter;
  for (auto _ : state) benchmark::DoNotOptimize(segmenter.segment(text));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * text.size()));
}

// Text, and what makes a scanner look far ahead again and again.
void BM_SegmentSentences(benchmark::State& state) { segment(state, kSentence); }
void BM_SegmentLines(benchmark::State& state) { segment(state, std::string(kSentence) + "\n"); }
void BM_SegmentWithoutEnds(benchmark::State& state) { segment(state, "and so they went on "); }
void BM_SegmentOneWord(benchmark::State& state) { segment(state, "a"); }
void BM_SegmentPlusSigns(benchmark::State& state) { segment(state, "a+"); }
void BM_SegmentDots(benchmark::State& state) { segment(state, "a."); }
void BM_SegmentHyphens(benchmark::State& state) { segment(state, "a-"); }
void BM_SegmentDigitGroups(benchmark::State& state) { segment(state, "1-"); }
void BM_SegmentBrackets(benchmark::State& state) { segment(state, "www.a("); }
void BM_SegmentClosingBrackets(benchmark::State& state) { segment(state, "http://a)))))))))"); }
void BM_SegmentQuotes(benchmark::State& state) { segment(state, "\"'"); }
void BM_SegmentBlankLines(benchmark::State& state) { segment(state, "\n \n"); }

}  // namespace

// From 1 to 16 MiB.
#define SIZES RangeMultiplier(4)->Range(1 << 10, 1 << 14)->Unit(benchmark::kMillisecond)
BENCHMARK(BM_ReadOneLongLine)->SIZES;
BENCHMARK(BM_ReadOneLongRecord)->SIZES;
BENCHMARK(BM_ReadManyRecords)->SIZES;
BENCHMARK(BM_ReadOneLineOfManyRecords)->SIZES;
BENCHMARK(BM_ReadRows)->SIZES;
BENCHMARK(BM_ReadPage)->SIZES;
BENCHMARK(BM_SegmentSentences)->SIZES;
BENCHMARK(BM_SegmentLines)->SIZES;
BENCHMARK(BM_SegmentWithoutEnds)->SIZES;
BENCHMARK(BM_SegmentOneWord)->SIZES;
BENCHMARK(BM_SegmentPlusSigns)->SIZES;
BENCHMARK(BM_SegmentDots)->SIZES;
BENCHMARK(BM_SegmentHyphens)->SIZES;
BENCHMARK(BM_SegmentDigitGroups)->SIZES;
BENCHMARK(BM_SegmentBrackets)->SIZES;
BENCHMARK(BM_SegmentClosingBrackets)->SIZES;
BENCHMARK(BM_SegmentQuotes)->SIZES;
BENCHMARK(BM_SegmentBlankLines)->SIZES;
#undef SIZES
