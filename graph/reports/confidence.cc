#include "graph/reports/confidence.h"

#include <algorithm>
#include <cmath>

namespace dramatis::graph {
namespace {

constexpr double kUnits = 4294967296.0;

}  // namespace

uint64_t certainty_of(double confidence) {
  if (!(confidence > 0)) return 0;
  return static_cast<uint64_t>(std::llround(-std::log1p(-std::min(confidence, 1 - 1e-9)) * kUnits));
}

double confidence_of(uint64_t certainty) {
  return std::round(-std::expm1(-static_cast<double>(certainty) / kUnits) * 1e6) / 1e6;
}

}  // namespace dramatis::graph
