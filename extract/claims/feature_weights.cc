#include "extract/claims/feature_weights.h"

#include <cmath>
#include <cstdlib>
#include <vector>

#include "extract/claims/tsv_table.h"

namespace dramatis::extract {

Result<FeatureWeights> FeatureWeights::parse(std::string_view table, std::string_view tsv) {
  FeatureWeights out;
  const Status status =
      for_each_row(table, tsv, 2, [&](const std::vector<std::string_view>& fields) -> std::string {
        const std::string number(fields[1]);
        char* end = nullptr;
        const double value = std::strtod(number.c_str(), &end);
        if (number.empty() || *end != '\0' || !std::isfinite(value)) return "bad weight " + number;
        out.weights_.emplace(fields[0], value);
        return "";
      });
  if (!status) return status.error();
  return out;
}

}  // namespace dramatis::extract
