#include "extract/parser/batch.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace dramatis::extract {

std::vector<Piece> pieces_of(Document& document, size_t longest) {
  std::vector<Piece> pieces;
  for (Sentence& sentence : document.sentences) {
    const std::span tokens(sentence.tokens);
    for (size_t begin = 0; begin < tokens.size(); begin += longest)
      pieces.push_back({tokens.subspan(begin, std::min(longest, tokens.size() - begin))});
  }
  std::stable_sort(pieces.begin(), pieces.end(),
                   [](const Piece& a, const Piece& b) { return a.tokens.size() > b.tokens.size(); });
  return pieces;
}

std::vector<std::span<const Piece>> batches_of(std::span<const Piece> pieces) {
  constexpr size_t kMostWords = 1024;
  std::vector<std::span<const Piece>> batches;
  for (size_t begin = 0; begin < pieces.size();) {
    size_t end = begin, words = 0;
    do words += pieces[end++].tokens.size();
    while (end < pieces.size() && words + pieces[end].tokens.size() <= kMostWords);
    batches.push_back(pieces.subspan(begin, end - begin));
    begin = end;
  }
  return batches;
}

Batch::Batch(std::span<const Piece> pieces) : pieces_(pieces) {
  const size_t steps = pieces.empty() ? 0 : pieces.front().tokens.size();
  step_begin_.reserve(steps + 1);
  step_begin_.push_back(0);
  size_t running = pieces.size();
  for (size_t t = 0; t < steps; ++t) {
    while (running > 0 && pieces[running - 1].tokens.size() <= t) --running;
    step_begin_.push_back(step_begin_.back() + running);
  }
  const size_t words = step_begin_.back();
  word_of_row_.resize(words);
  row_at_.reserve(words);
  std::unordered_map<std::string_view, uint32_t> seen;
  seen.reserve(words);
  for (size_t p = 0; p < pieces.size(); ++p) {
    piece_begin_.push_back(row_at_.size());
    for (size_t t = 0; t < pieces[p].tokens.size(); ++t) {
      const size_t row = step_begin_[t] + p;
      const std::string& form = pieces[p].tokens[t].form;
      const auto [entry, is_new] = seen.try_emplace(form, static_cast<uint32_t>(distinct_.size()));
      if (is_new) distinct_.emplace_back(form);
      word_of_row_[row] = entry->second;
      row_at_.push_back(row);
    }
  }
}

}  // namespace dramatis::extract
