// The weights of a linear model by the names of its features, from a table "feature TAB weight". Const and
// thread-safe once read.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "graph/result.h"

namespace dramatis::extract {

class FeatureWeights {
 public:
  // An error names the table, the line and the reason.
  static Result<FeatureWeights> parse(std::string_view table, std::string_view tsv);

  // `absent` for a feature that is not in the table.
  double weight(const std::string& feature, double absent = 0) const {
    const auto it = weights_.find(feature);
    return it == weights_.end() ? absent : it->second;
  }

 private:
  std::unordered_map<std::string, double> weights_;
};

}  // namespace dramatis::extract
