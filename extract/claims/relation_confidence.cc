#include "extract/claims/relation_confidence.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "extract/claims/tsv_table.h"

extern "C" const char dramatis_relation_weights_begin[];
extern "C" const char dramatis_relation_weights_end[];

namespace dramatis::extract {

Result<RelationModel> RelationModel::parse(std::string_view weights_tsv) {
  RelationModel out;
  const Status status = for_each_row("relation_weights.tsv", weights_tsv, 2,
                                     [&](const std::vector<std::string_view>& fields) -> std::string {
                                       const std::string number(fields[1]);
                                       char* end = nullptr;
                                       const double value = std::strtod(number.c_str(), &end);
                                       if (number.empty() || *end != '\0' || !std::isfinite(value))
                                         return "bad weight " + number;
                                       if (fields[0] == "bias")
                                         out.bias_ = value;
                                       else if (fields[0] == "threshold")
                                         out.threshold_ = value;
                                       else if (fields[0] == "threshold of states")
                                         out.threshold_of_states_ = value;
                                       else
                                         out.weights_.emplace(fields[0], value);
                                       return "";
                                     });
  if (!status) return status.error();
  return out;
}

const RelationModel& RelationModel::built_in() {
  static const RelationModel model = [] {
    auto parsed =
        parse({dramatis_relation_weights_begin,
               static_cast<size_t>(dramatis_relation_weights_end - dramatis_relation_weights_begin)});
    if (!parsed) {  // part of the program: a test keeps it well-formed
      std::fprintf(stderr, "built-in table: %s\n", parsed.error().message.c_str());
      std::abort();
    }
    return std::move(parsed).value();
  }();
  return model;
}

double RelationModel::weight(const std::string& feature) const {
  const auto it = weights_.find(feature);
  return it == weights_.end() ? 0 : it->second;
}

double RelationModel::score(const std::vector<std::string>& features) const {
  double z = bias_;
  for (const std::string& name : features) z += weight(name);
  return 1 / (1 + std::exp(-z));
}

bool RelationModel::tells(double score, const std::vector<std::string>& features) const {
  const bool of_states = std::any_of(features.begin(), features.end(), [](const std::string& f) {
    return f == "actors few" || f == "news of states";
  });
  return score >= (of_states ? threshold_of_states_ : threshold_);
}

}  // namespace dramatis::extract
