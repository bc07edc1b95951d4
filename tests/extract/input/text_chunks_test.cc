#include "extract/input/text_chunks.h"

#include <gtest/gtest.h>

#include "tests/extract/input/input_files.h"

namespace dramatis::extract {
namespace {

std::vector<std::string> chunks_of(const std::string& text, size_t max_size) {
  InputFiles files;
  Result<std::unique_ptr<ByteSource>> source = ByteSource::open(files.add("a.txt", text));
  EXPECT_TRUE(source.ok());
  TextChunks chunks(std::move(source).value(), max_size);
  std::vector<std::string> result;
  while (true) {
    auto chunk = chunks.next();
    EXPECT_TRUE(chunk.ok()) << chunk.error().message;
    if (!chunk.ok() || !chunk->has_value()) return result;
    result.push_back(**chunk);
  }
}

TEST(TextChunks, EndBehindBlankLines) {
  EXPECT_EQ(chunks_of("one two\n\nthree\nfour five six", 12),
            (std::vector<std::string>{"one two\n\n", "three\nfour ", "five six"}));
}

TEST(TextChunks, AddUpToTheText) {
  std::string text;
  for (int i = 0; i < 5'000; ++i) text += i % 97 == 0 ? "\n\n" : i % 13 == 0 ? " " : "\xE2\x80\x99";
  for (const size_t size : {7U, 64U, 1000U}) {
    std::string all;
    for (const std::string& chunk : chunks_of(text, size)) {
      EXPECT_LE(chunk.size(), size);
      all += chunk;
    }
    EXPECT_EQ(all, text);
  }
}

}  // namespace
}  // namespace dramatis::extract
