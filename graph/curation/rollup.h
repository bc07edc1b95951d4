// Rolling a graph up: who acts for a country is shown as the country.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "graph/curation/curation.h"
#include "graph/view.h"

namespace dramatis::graph {

struct CountryName {
  std::string id, name;
};
// By ISO 3166 alpha-3 code.
using CountryNames = std::function<std::optional<CountryName>(const std::string& code)>;

// The given curation, and on top of it every actor of the view whose sector is government, military or
// judiciary and whose code tells its country merged into that country: ministers, ministries, parliaments,
// armies, courts. The country is the actor that `names` gives for the code, or, if the view has none of this
// id, the most mentioned actor of type country with the code; if there is none either, the first is made;
// without any the actor stays. Its type is country, and its name stays its own, however many are merged into
// it. The view must be the one seen through the given curation. Errors: the view's.
Result<Curation> roll_up_to_countries(const GraphView& view, Curation curation, const CountryNames& names);

}  // namespace dramatis::graph
