#include "extract/encoder/chunks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace dramatis::extract {
namespace {

constexpr uint32_t kBegin = 1, kEnd = 2, kA = 3;

Chunker chunker() {
  return Chunker::create(WordPiece::create({"[UNK]", "[CLS]", "[SEP]", "a", "-", "b"}).value()).value();
}

// A word of so many pieces: "a", "a-", "a-a" ...
std::string word_of(size_t pieces) {
  std::string word;
  for (size_t i = 0; i < pieces; ++i) word += i % 2 == 0 ? 'a' : '-';
  return word;
}

// Sentences by the numbers of pieces of their words.
Document document_of(const std::vector<std::vector<size_t>>& sentences) {
  Document document;
  for (const std::vector<size_t>& words : sentences) {
    document.sentences.emplace_back();
    for (const size_t pieces : words) document.sentences.back().tokens.emplace_back().form = word_of(pieces);
  }
  return document;
}

std::vector<Chunk> chunks_of(const Document& document) {
  std::vector<Chunk> chunks;
  chunker().for_each(document, [&](const Chunk& chunk) { chunks.push_back(chunk); });
  return chunks;
}

// What train/batches.py does too: pieces of a stretch with the mark behind it.
size_t pieces_of(const Document& document, const Stretch& stretch) {
  size_t pieces = 1;
  for (uint32_t t = stretch.first; t < stretch.last; ++t)
    pieces += document.sentences[stretch.sentence].tokens[t].form.size();
  return std::min(pieces, Chunker::kMostPieces + 1);
}

TEST(Chunks, AShortDocumentIsOneChunk) {
  const auto chunks = chunks_of(document_of({{1, 2}, {1}}));
  ASSERT_EQ(chunks.size(), 1u);
  const std::vector<uint32_t> pieces = {kBegin, kA, kA, kA + 1, kEnd, kA, kEnd};
  EXPECT_EQ(chunks[0].pieces, pieces);
  EXPECT_EQ(chunks[0].word_starts, (std::vector<uint32_t>{1, 2, 5}));
  const auto lower = static_cast<uint8_t>(WordShape::kLower);
  EXPECT_EQ(chunks[0].shapes, (std::vector<uint8_t>{0, lower, lower, lower, 0, lower, 0}));
  ASSERT_EQ(chunks[0].stretches.size(), 2u);
  EXPECT_EQ(chunks[0].stretches[1].sentence, 1u);
}

TEST(Chunks, SentencesGoTogetherAsLongAsTheyFit) {
  // Of 10 pieces and a mark each: the mark before them and 17 of them are 188.
  const auto chunks = chunks_of(document_of(std::vector(40, std::vector<size_t>(10, 1))));
  std::vector<size_t> sizes;
  for (const Chunk& chunk : chunks) sizes.push_back(chunk.stretches.size());
  EXPECT_EQ(sizes, (std::vector<size_t>{17, 17, 6}));
}

TEST(Chunks, ExactlyFullIsNotTooFull) {
  const size_t size = Chunker::kPieces - 1 - 11 - 1;  // beside a mark, 10 pieces and a mark, and its mark
  for (const size_t more : {0, 1}) {
    const auto chunks =
        chunks_of(document_of({std::vector<size_t>(10, 1), std::vector<size_t>(size + more, 1)}));
    EXPECT_EQ(chunks.size(), 1 + more);
    EXPECT_EQ(chunks[0].pieces.size(), more == 0 ? Chunker::kPieces : 12);
  }
}

TEST(Chunks, ALongSentenceIsCutAfterSoManyWords) {
  const auto chunks = chunks_of(document_of({std::vector<size_t>(600, 1)}));
  std::vector<uint32_t> sizes;
  for (const Chunk& chunk : chunks)
    for (const Stretch& stretch : chunk.stretches) sizes.push_back(stretch.size());
  EXPECT_EQ(sizes, (std::vector<uint32_t>{256, 256, 88}));
}

TEST(Chunks, ASentenceOfManyPiecesIsCutBetweenWords) {
  const auto chunks = chunks_of(document_of({std::vector<size_t>(200, 3)}));
  ASSERT_EQ(chunks.size(), 2u);
  EXPECT_EQ(chunks[0].stretches[0].last, 166u);  // 498 pieces
  EXPECT_EQ(chunks[0].pieces.size(), 1 + 498 + 1u);
  EXPECT_EQ(chunks[1].stretches[0].size(), 34u);
}

TEST(Chunks, OneWordOfHundredsOfPiecesIsCutShort) {
  const auto chunks = chunks_of(document_of({{1, 1, 800, 1, 1}}));
  ASSERT_EQ(chunks.size(), 3u);
  EXPECT_EQ(chunks[0].stretches[0].last, 2u);
  EXPECT_EQ(chunks[1].stretches[0].size(), 1u);
  EXPECT_EQ(chunks[1].pieces.size(), 1 + Chunker::kMostPieces + 1);
  EXPECT_EQ(chunks[1].pieces.back(), kEnd);
  EXPECT_EQ(chunks[1].shapes.size(), chunks[1].pieces.size());
  EXPECT_EQ(chunks[2].stretches[0].first, 3u);
}

TEST(Chunks, NothingIsInNoChunk) {
  EXPECT_TRUE(chunks_of(Document()).empty());
  EXPECT_TRUE(chunks_of(document_of({{}, {}})).empty());
  const auto chunks = chunks_of(document_of({{}, {1}, {}}));
  ASSERT_EQ(chunks.size(), 1u);
  ASSERT_EQ(chunks[0].stretches.size(), 1u);
  EXPECT_EQ(chunks[0].stretches[0].sentence, 1u);
}

TEST(Chunks, AWordOfNoLettersHasAPieceToo) {
  Document document = document_of({{1}});
  document.sentences[0].tokens.emplace_back().form = "";
  document.sentences[0].tokens.emplace_back().form = "\xff";
  const auto chunks = chunks_of(document);
  ASSERT_EQ(chunks.size(), 1u);
  EXPECT_EQ(chunks[0].word_starts, (std::vector<uint32_t>{1, 2, 3}));
  EXPECT_EQ(chunks[0].pieces.size(), 5u);
}

// Whatever the words: all tokens once and in order, the sizes kept, and nothing left for the next chunk that
// would have fitted.
TEST(Chunks, HoldEveryTokenOnceAndNoMoreThanFits) {
  std::mt19937 random(11);
  for (int round = 0; round < 60; ++round) {
    std::vector<std::vector<size_t>> sentences(1 + random() % 12);
    for (auto& words : sentences) {
      words.resize(random() % (random() % 4 == 0 ? 700 : 60));
      for (size_t& pieces : words)
        pieces = random() % 200 == 0 ? 400 + random() % 400 : 1 + (random() % 9 == 0 ? random() % 20 : 0);
    }
    const Document document = document_of(sentences);
    const auto chunks = chunks_of(document);
    std::vector<std::pair<uint32_t, uint32_t>> seen, all;
    for (uint32_t s = 0; s < sentences.size(); ++s)
      for (uint32_t t = 0; t < sentences[s].size(); ++t) all.emplace_back(s, t);
    for (size_t c = 0; c < chunks.size(); ++c) {
      const Chunk& chunk = chunks[c];
      size_t words = 0, pieces = 1;
      for (const Stretch& stretch : chunk.stretches) {
        for (uint32_t t = stretch.first; t < stretch.last; ++t) seen.emplace_back(stretch.sentence, t);
        words += stretch.size();
        EXPECT_LE(stretch.size(), Chunker::kLongestStretch);
        EXPECT_GT(stretch.size(), 0u);
        pieces += pieces_of(document, stretch);
      }
      ASSERT_EQ(chunk.pieces.size(), pieces);
      ASSERT_EQ(chunk.shapes.size(), pieces);
      ASSERT_EQ(chunk.word_starts.size(), words);
      EXPECT_TRUE(std::is_sorted(chunk.word_starts.begin(), chunk.word_starts.end()));
      for (const uint32_t start : chunk.word_starts) EXPECT_EQ(chunk.pieces[start], kA);
      EXPECT_EQ(chunk.pieces.front(), kBegin);
      EXPECT_EQ(chunk.pieces.back(), kEnd);
      EXPECT_LE(pieces, chunk.stretches.size() > 1 ? Chunker::kPieces : Chunker::kMostPieces + 2);
      if (c > 0) {
        EXPECT_GT(chunks[c - 1].pieces.size() + pieces_of(document, chunk.stretches.front()),
                  Chunker::kPieces);
      }
    }
    EXPECT_EQ(seen, all);
  }
}

TEST(Chunks, NeedTheMarksOfTheVocabulary) {
  for (const std::vector<std::string_view>& vocabulary :
       {std::vector<std::string_view>{"[UNK]", "[CLS]"}, std::vector<std::string_view>{"[UNK]", "[SEP]"}}) {
    const auto chunker = Chunker::create(WordPiece::create(vocabulary).value());
    ASSERT_FALSE(chunker.ok());
    EXPECT_EQ(chunker.error().kind, ErrorKind::kCorrupt);
  }
}

TEST(WordShapes, TellHowAWordIsWritten) {
  const std::vector<std::pair<const char*, WordShape>> cases = {
      {"", WordShape::kNoLetters},           {"...", WordShape::kNoLetters},
      {"“", WordShape::kNoLetters},          {"中文", WordShape::kNoLetters},
      {"\xff", WordShape::kNoLetters},       {"moscow", WordShape::kLower},
      {"don’t", WordShape::kLower},          {"é", WordShape::kLower},
      {"Moscow", WordShape::kCapitalised},   {"Élysée", WordShape::kCapitalised},
      {"“Moscow", WordShape::kCapitalised},  {"NATO", WordShape::kCapitals},
      {"U.S.", WordShape::kCapitals},        {"МОСКВА", WordShape::kCapitals},
      {"A", WordShape::kOneCapital},         {"É", WordShape::kOneCapital},
      {"McDonald", WordShape::kMixed},       {"iPhone", WordShape::kMixed},
      {"al-Qaeda", WordShape::kMixed},       {"2023", WordShape::kDigits},
      {"1,250.75", WordShape::kDigits},      {"G20", WordShape::kDigitsAndLetters},
      {"20th", WordShape::kDigitsAndLetters}};
  for (const auto& [word, shape] : cases) EXPECT_EQ(shape_of(word), shape) << word;
}

}  // namespace
}  // namespace dramatis::extract
