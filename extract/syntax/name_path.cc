#include "extract/syntax/name_path.h"

#include <algorithm>
#include <limits>
#include <string>

namespace dramatis::extract {
namespace {

constexpr float kNever = -std::numeric_limits<float>::infinity();

}  // namespace

NameGrammar::NameGrammar(const std::vector<std::string_view>& tags, const std::vector<float>& steps)
    : steps_(steps) {
  for (size_t i = 0; i < tags.size(); ++i) {
    begin_of_.push_back(-1);
    if (!tags[i].starts_with("I-")) continue;
    const auto begin = std::find(tags.begin(), tags.end(), "B-" + std::string(tags[i].substr(2)));
    begin_of_.back() = static_cast<int32_t>(begin == tags.end() ? i : begin - tags.begin());
    for (size_t before = 0; before < tags.size(); ++before)
      if (before != i && static_cast<int32_t>(before) != begin_of_.back())
        steps_[before * tags.size() + i] = kNever;
  }
}

const std::vector<uint32_t>& NamePath::best(const NameGrammar& grammar, const Matrix& scores, size_t begin,
                                            size_t words) {
  const size_t tags = grammar.tags();
  path_.assign(words, 0);
  if (words == 0) return path_;
  sums_.assign(tags, kNever);
  from_.resize(words * tags);
  for (uint32_t t = 0; t < tags; ++t)
    if (grammar.may_begin(t)) sums_[t] = scores.row(begin)[t];
  for (size_t i = 1; i < words; ++i) {
    sums_before_ = sums_;
    for (uint32_t t = 0; t < tags; ++t) {
      uint32_t best = 0;
      float sum = kNever;
      for (uint32_t b = 0; b < tags; ++b) {
        const float so_far = sums_before_[b] + grammar.step(b, t);
        if (!(so_far > sum)) continue;
        best = b;
        sum = so_far;
      }
      from_[i * tags + t] = best;
      sums_[t] = sum + scores.row(begin + i)[t];
    }
  }
  path_.back() = static_cast<uint32_t>(std::max_element(sums_.begin(), sums_.end()) - sums_.begin());
  for (size_t i = words - 1; i > 0; --i) path_[i - 1] = from_[i * tags + path_[i]];
  return path_;
}

}  // namespace dramatis::extract
