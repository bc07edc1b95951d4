#include "extract/text/segmenter.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/text/layout.h"
#include "extract/text/sentence_boundary.h"
#include "extract/text/tokenizer.h"

namespace dramatis::extract {
namespace {

// Paragraphs are worked on in blocks of this size, so that buffers stay small; the end of a block ends a
// sentence.
constexpr size_t kMaxBlockSize = 1 << 16;

// The end of a block of text[begin, end): the last space within the limit, else the last character that ends
// there.
size_t block_end(std::string_view text, size_t begin, size_t end) {
  if (end - begin <= kMaxBlockSize) return end;
  const size_t limit = begin + kMaxBlockSize;
  const size_t space = text.find_last_of(" \t\n\r", limit - 1);
  if (space != std::string_view::npos && space > begin) return space;
  size_t at = limit;
  while (at > limit - 4 && (text[at] & 0xC0) == 0x80) --at;
  return at;
}

class ParagraphSegmenter {
 public:
  explicit ParagraphSegmenter(Document& document) : document_(document), text_(document.text) {}

  void segment(graph::TextSpan paragraph) {
    bool paragraph_start = true;
    for (size_t at = paragraph.begin; at < paragraph.end;) {
      const size_t end = block_end(text_, at, paragraph.end);
      segment_block(at, end, paragraph_start);
      at = end;
    }
  }

 private:
  void segment_block(size_t begin, size_t end, bool& paragraph_start) {
    pieces_.clear();
    tokenizer_.tokenize(text_, begin, end, pieces_);
    if (pieces_.empty()) return;
    words_.clear();
    for (const Piece& piece : pieces_) words_.push_back(traits_of(text_, piece));
    for (size_t i = 0; i + 1 < pieces_.size(); ++i)
      words_[i].space_after = pieces_[i].end < pieces_[i + 1].begin;
    const BoundaryFinder finder(words_);
    for (size_t first = 0; first < pieces_.size();) {
      const size_t last = sentence_last(finder, first);
      add_sentence(first, last, paragraph_start);
      paragraph_start = false;
      first = last + 1;
    }
  }

  // The last word of the sentence that begins with word `first`.
  size_t sentence_last(const BoundaryFinder& finder, size_t first) const {
    float best_score = -std::numeric_limits<float>::infinity();
    size_t best = 0;
    for (size_t word = first; word + 1 < words_.size(); ++word) {
      if (!finder.is_candidate(word)) continue;
      if (finder.is_certain(word)) return word;
      const float score = finder.score(word, first);
      if (score > 0) return word;
      // A sentence without end is cut in its second half, so that every word is looked at a bounded number of
      // times.
      const size_t length = word + 1 - first;
      if (length > Segmenter::kMaxWordsPerSentence) break;
      if (length > Segmenter::kMaxWordsPerSentence / 2 && score > best_score) {
        best_score = score;
        best = word;
      }
    }
    const size_t limit = first + Segmenter::kMaxWordsPerSentence - 1;
    if (words_.size() - 1 <= limit) return words_.size() - 1;
    size_t cut = best_score > -std::numeric_limits<float>::infinity() ? best : limit;
    while (cut > first && words_[cut + 1].joined) --cut;
    return cut;
  }

  void add_sentence(size_t first, size_t last, bool paragraph_start) {
    Sentence sentence;
    sentence.paragraph_start = paragraph_start;
    sentence.span = {pieces_[first].begin, pieces_[last].end};
    sentence.tokens.reserve(last + 2 - first);
    for (size_t i = first; i <= last; ++i) add_token(sentence, pieces_[i]);
    // "in the U.S." at the end of a sentence: the stop does both, and the treebanks make it a word.
    const Piece& end = pieces_[last];
    if (end.abbreviation && end.end - end.begin > 2) {
      Token& word = sentence.tokens.back();
      word.form.pop_back();
      --word.span.end;
      word.space_after = false;
      add_token(sentence, {word.span.end, end.end});
    }
    for (Token& token : sentence.tokens) {
      const bool ends = &token == &sentence.tokens.back();
      const uint32_t next = !ends                       ? (&token + 1)->span.begin
                            : last + 1 < pieces_.size() ? pieces_[last + 1].begin
                                                        : 0;
      token.space_after = next != token.span.end;
    }
    document_.sentences.push_back(std::move(sentence));
  }

  void add_token(Sentence& sentence, const Piece& piece) const {
    Token token;
    token.span = {piece.begin, piece.end};
    token.form = text_.substr(piece.begin, piece.end - piece.begin);
    if (piece.joined && !sentence.tokens.empty()) {
      size_t head = sentence.tokens.size() - 1;
      while (head > 0 && sentence.tokens[head].surface_words == 0) --head;
      ++sentence.tokens[head].surface_words;
      token.surface_words = 0;
    }
    sentence.tokens.push_back(std::move(token));
  }

  Document& document_;
  std::string_view text_;
  Tokenizer tokenizer_;
  std::vector<Piece> pieces_;
  std::vector<WordTraits> words_;
};

}  // namespace

Document Segmenter::segment(std::string text, size_t body_begin) const {
  Document document;
  document.text = std::move(text);
  ParagraphSegmenter segmenter(document);
  for (const graph::TextSpan& paragraph : find_paragraphs(document.text, body_begin))
    segmenter.segment(paragraph);
  return document;
}

}  // namespace dramatis::extract
