#include "extract/claims/relation_confidence.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

extern "C" const char dramatis_relation_weights_begin[];
extern "C" const char dramatis_relation_weights_end[];

namespace dramatis::extract {

Result<RelationModel> RelationModel::parse(std::string_view weights_tsv) {
  auto weights = FeatureWeights::parse("relation_weights.tsv", weights_tsv);
  if (!weights) return weights.error();
  RelationModel out;
  out.weights_ = std::move(weights).value();
  out.bias_ = out.weights_.weight("bias");
  out.threshold_ = out.weights_.weight("threshold");
  out.threshold_of_few_ = out.weights_.weight("threshold of few");
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

double RelationModel::weight(const std::string& feature) const { return weights_.weight(feature); }

double RelationModel::score(const std::vector<std::string>& features) const {
  double z = bias_;
  for (const std::string& name : features) z += weight(name);
  return 1 / (1 + std::exp(-z));
}

bool RelationModel::tells(double score, const std::vector<std::string>& features) const {
  const auto has = [&](std::string_view name) {
    return std::find(features.begin(), features.end(), name) != features.end();
  };
  const bool few = has("actors few") || (has("actors some") && has("news of states"));
  return score >= (few ? threshold_of_few_ : threshold_);
}

}  // namespace dramatis::extract
