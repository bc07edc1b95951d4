#include "graph/reports/report.h"

#include <algorithm>
#include <numeric>

#include "graph/reports/confidence.h"

namespace dramatis::graph {

void Surest::include(double confidence) {
  all = std::max(all, confidence);
  if (counts_at(EvidenceLevel::kUsual, confidence)) usual = std::max(usual, confidence);
}

void Surest::include(const Surest& other) {
  all = std::max(all, other.all);
  usual = std::max(usual, other.usual);
}

std::vector<std::vector<size_t>> joined_by_bands(const std::vector<std::vector<TextBand>>& bands) {
  std::vector<size_t> parent(bands.size());
  std::iota(parent.begin(), parent.end(), size_t{0});
  const auto root = [&](size_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  };
  std::map<TextBand, size_t> first_with;
  for (size_t i = 0; i < bands.size(); ++i)
    for (const TextBand& band : bands[i]) {
      const auto [found, is_new] = first_with.try_emplace(band, i);
      if (!is_new) parent[root(i)] = root(found->second);
    }
  std::map<size_t, std::vector<size_t>> sets;
  for (size_t i = 0; i < bands.size(); ++i) sets[root(i)].push_back(i);
  std::vector<std::vector<size_t>> joined;
  for (auto& [at, set] : sets) joined.push_back(std::move(set));
  return joined;
}

}  // namespace dramatis::graph
