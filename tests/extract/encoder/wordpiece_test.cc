#include "extract/encoder/wordpiece.h"

#include <gtest/gtest.h>

#include <charconv>
#include <fstream>
#include <string>
#include <vector>

namespace dramatis::extract {
namespace {

using Pieces = std::vector<uint32_t>;

constexpr uint32_t kUnknown = 1;

WordPiece small() {
  return WordPiece::create({"[PAD]", "[UNK]", "un", "##aff", "##able", "a", "##a", "war", "wars", "##s", "'",
                            "-", "\xE2\x80\x94", "e", "\xE4\xB8\xAD", "##ab"})
      .value();
}

Pieces pieces_of(const WordPiece& of, std::string_view word) {
  Pieces pieces;
  of.append_pieces(word, pieces);
  return pieces;
}

std::vector<std::string> lines_of(const std::string& name) {
  std::ifstream file(std::string(DRAMATIS_SOURCE_DIR) + "/tests/extract/encoder/" + name, std::ios::binary);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

uint32_t hash_of(const Pieces& pieces) {
  uint32_t hash = 2166136261u;
  for (const uint32_t piece : pieces)
    for (int shift = 0; shift < 32; shift += 8) hash = (hash ^ (piece >> shift & 0xFF)) * 16777619u;
  return hash;
}

std::string unescaped(std::string_view line) {
  std::string text;
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '\\') {
      text += line[i];
      continue;
    }
    unsigned value = 0;
    std::from_chars(line.data() + i + 1, line.data() + i + 3, value, 16);
    text += static_cast<char>(value);
    i += 2;
  }
  return text;
}

TEST(WordPiece, TakesTheLongestPieces) {
  EXPECT_EQ(pieces_of(small(), "unaffable"), (Pieces{2, 3, 4}));
  EXPECT_EQ(pieces_of(small(), "wars"), (Pieces{8}));
  EXPECT_EQ(pieces_of(small(), "unwars"), (Pieces{kUnknown}));
}

TEST(WordPiece, PutsAwayCaseAndAccents) {
  EXPECT_EQ(pieces_of(small(), "WAR"), (Pieces{7}));
  EXPECT_EQ(pieces_of(small(), "\u00C9"), (Pieces{13}));
  EXPECT_EQ(pieces_of(small(), "e\u0301"), (Pieces{13}));
}

TEST(WordPiece, CutsAtBlanksAndPunctuation) {
  EXPECT_EQ(pieces_of(small(), "war's\u00A0a-a"), (Pieces{7, 10, kUnknown, 5, 11, 5}));
  EXPECT_EQ(pieces_of(small(), "war\u2014war"), (Pieces{7, 12, 7}));
  EXPECT_EQ(pieces_of(small(), "a\u4E2Da"), (Pieces{5, 14, 5}));
}

TEST(WordPiece, AWordHasOnePieceAtLeast) {
  EXPECT_EQ(pieces_of(small(), ""), (Pieces{kUnknown}));
  EXPECT_EQ(pieces_of(small(), " \x01\u0301\u200B"), (Pieces{kUnknown}));
  EXPECT_EQ(pieces_of(small(), "\xFF\xC3"), (Pieces{kUnknown}));
}

TEST(WordPiece, SpecialPiecesAreNotRead) {
  EXPECT_EQ(pieces_of(small(), "[PAD]"), (Pieces{kUnknown, kUnknown, kUnknown}));
  EXPECT_EQ(small().find("[PAD]"), 0u);
  EXPECT_EQ(small().find("##able"), 4u);
  EXPECT_EQ(small().find("able"), std::nullopt);
}

TEST(WordPiece, LongPartsAreUnknown) {
  EXPECT_EQ(pieces_of(small(), std::string(100, 'a')).size(), 100u);
  EXPECT_EQ(pieces_of(small(), std::string(101, 'a')), (Pieces{kUnknown}));
}

TEST(WordPiece, NeedsAnUnknownPiece) { EXPECT_FALSE(WordPiece::create({"a"}).ok()); }

// Written by make_wordpiece_golden.py with the reference tokenizer.
TEST(WordPiece, AgreesWithTheReference) {
  const std::vector<std::string> vocabulary = lines_of("wordpiece_vocabulary.txt");
  const WordPiece pieces = WordPiece::create({vocabulary.begin(), vocabulary.end()}).value();
  const std::vector<std::string> golden = lines_of("wordpiece_golden.txt");
  ASSERT_GE(golden.size(), 10000u);
  for (const std::string& line : golden) {
    const size_t blank = line.find(' ');
    uint32_t hash = 0;
    std::from_chars(line.data(), line.data() + blank, hash, 16);
    EXPECT_EQ(hash_of(pieces_of(pieces, unescaped(line.substr(blank + 1)))), hash) << line;
  }
}

}  // namespace
}  // namespace dramatis::extract
