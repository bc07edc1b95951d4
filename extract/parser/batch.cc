#include "extract/parser/batch.h"

#include <string_view>
#include <unordered_map>

namespace dramatis::extract {

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
