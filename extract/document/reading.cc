#include "extract/document/reading.h"

#include <algorithm>

namespace dramatis::extract {

const std::vector<AntecedentReading>& SentenceReading::antecedents_of(uint32_t token) const {
  static const std::vector<AntecedentReading> kNone;
  const auto found = std::lower_bound(anaphors.begin(), anaphors.end(), token,
                                      [](const AnaphorReading& a, uint32_t t) { return a.token < t; });
  return found != anaphors.end() && found->token == token ? found->antecedents : kNone;
}

}  // namespace dramatis::extract
