#include "extract/encoder/chunks.h"

#include "extract/text/characters.h"
#include "extract/text/utf8.h"

namespace dramatis::extract {

WordShape shape_of(std::string_view word) {
  size_t upper = 0, lower = 0, digits = 0;
  bool begins_upper = false;
  for (size_t at = 0; at < word.size();) {
    const CodePoint code = decode_utf8(word, at);
    at += code.size;
    if (code.value >= '0' && code.value <= '9') {
      ++digits;
      continue;
    }
    const CharKind kind = kind_of(code.value);
    if (kind == CharKind::kUpper) {
      begins_upper = begins_upper || upper + lower == 0;
      ++upper;
    } else if (kind == CharKind::kLower) {
      ++lower;
    }
  }
  if (digits > 0) return upper + lower > 0 ? WordShape::kDigitsAndLetters : WordShape::kDigits;
  if (upper + lower == 0) return WordShape::kNoLetters;
  if (lower == 0) return upper == 1 ? WordShape::kOneCapital : WordShape::kCapitals;
  if (upper == 0) return WordShape::kLower;
  return begins_upper && upper == 1 ? WordShape::kCapitalised : WordShape::kMixed;
}

Result<Chunker> Chunker::create(WordPiece vocabulary) {
  const auto begin = vocabulary.find("[CLS]"), end = vocabulary.find("[SEP]");
  if (!begin || !end) return corrupt("the language model's vocabulary lacks [CLS] or [SEP]");
  return Chunker(std::move(vocabulary), *begin, *end);
}

Chunk Chunker::read(const Sentence& sentence, uint32_t number, uint32_t first) const {
  Chunk chunk;
  const auto tokens = static_cast<uint32_t>(sentence.tokens.size());
  uint32_t last = first;
  while (last < tokens && last - first < kLongestStretch) {
    const auto start = static_cast<uint32_t>(chunk.pieces.size());
    const std::string& form = sentence.tokens[last].form;
    vocabulary_.append_pieces(form, chunk.pieces);
    if (chunk.pieces.size() > kMostPieces && last > first) {
      chunk.pieces.resize(start);
      break;
    }
    if (chunk.pieces.size() > kMostPieces)
      chunk.pieces.resize(kMostPieces);  // one word of hundreds of pieces
    chunk.word_starts.push_back(start);
    chunk.shapes.resize(chunk.pieces.size(), static_cast<uint8_t>(shape_of(form)));
    ++last;
  }
  chunk.pieces.push_back(end_);
  chunk.shapes.push_back(0);
  chunk.stretches.push_back({number, first, last});
  return chunk;
}

void Chunker::append(const Chunk& stretch, Chunk& chunk) const {
  if (chunk.pieces.empty()) {
    chunk.pieces.push_back(begin_);
    chunk.shapes.push_back(0);
  }
  const auto offset = static_cast<uint32_t>(chunk.pieces.size());
  chunk.stretches.push_back(stretch.stretches.front());
  chunk.pieces.insert(chunk.pieces.end(), stretch.pieces.begin(), stretch.pieces.end());
  chunk.shapes.insert(chunk.shapes.end(), stretch.shapes.begin(), stretch.shapes.end());
  for (const uint32_t start : stretch.word_starts) chunk.word_starts.push_back(start + offset);
}

}  // namespace dramatis::extract
