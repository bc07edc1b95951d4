// Rolling a graph up: who acts for a country is shown as the country.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "graph/curation.h"
#include "graph/view.h"

namespace dramatis::graph {

struct CountryName {
  std::string id, name;
};
// By ISO 3166 alpha-3 code.
using CountryNames = std::function<std::optional<CountryName>(const std::string& code)>;

// The given curation, and on top of it every actor of the view whose sector is government, military or
// judiciary and whose code tells its country merged into that country: ministers, ministries, parliaments,
// armies, courts. The country is the most mentioned actor of type country with the code, or, if the graph has
// none, one named as `names` says; without either the actor stays. The view must be the one seen through the
// given curation. Errors: the view's.
Result<Curation> roll_up_to_countries(const GraphView& view, Curation curation, const CountryNames& names);

}  // namespace dramatis::graph
