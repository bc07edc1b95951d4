#include "extract/actors/pronoun_weights.h"

#include <algorithm>
#include <charconv>
#include <cmath>

extern "C" const char dramatis_pronoun_weights_begin[], dramatis_pronoun_weights_end[];

namespace dramatis::extract {
namespace {

// FNV-1a, so that a feature is looked up without being written out.
class Hash {
 public:
  void add(std::string_view text) {
    for (const char c : text) {
      value_ ^= static_cast<unsigned char>(c);
      value_ *= 1099511628211u;
    }
  }
  uint64_t value() const { return value_; }

 private:
  uint64_t value_ = 14695981039346656037u;
};

uint64_t hash_of(const Feature& feature) {
  size_t parts = feature.size();
  while (parts > 1 && feature[parts - 1].empty()) --parts;
  Hash hash;
  for (size_t i = 0; i < parts; ++i) {
    if (i > 0) hash.add("|");
    hash.add(feature[i]);
  }
  return hash.value();
}

}  // namespace

PronounWeights::PronounWeights(std::string_view tsv) {
  while (!tsv.empty()) {
    const size_t end = std::min(tsv.find('\n'), tsv.size());
    const std::string_view line = tsv.substr(0, end);
    tsv.remove_prefix(std::min(end + 1, tsv.size()));
    const size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string_view::npos) continue;
    double weight = 0;
    std::from_chars(line.data() + tab + 1, line.data() + line.size(), weight);
    Hash hash;
    hash.add(line.substr(0, tab));
    weights_.emplace(hash.value(), weight);
  }
}

const PronounWeights& PronounWeights::built_in() {
  static const PronounWeights weights(
      {dramatis_pronoun_weights_begin,
       static_cast<size_t>(dramatis_pronoun_weights_end - dramatis_pronoun_weights_begin)});
  return weights;
}

std::vector<double> PronounWeights::chances(const std::vector<AntecedentCandidate>& candidates) const {
  std::vector<double> out;
  double highest = -1e9, sum = 0;
  for (const AntecedentCandidate& candidate : candidates) {
    double score = 0;
    for (const Feature& feature : candidate.features)
      if (const auto weight = weights_.find(hash_of(feature)); weight != weights_.end())
        score += weight->second;
    out.push_back(score);
    highest = std::max(highest, score);
  }
  for (double& score : out) sum += score = std::exp(score - highest);
  for (double& score : out) score /= sum;
  return out;
}

}  // namespace dramatis::extract
