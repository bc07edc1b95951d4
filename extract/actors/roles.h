// Which person holds which office of whom, as the words say it: "Russian Foreign Minister Sergei Lavrov",
// "Lavrov, the foreign minister of Russia,", "Lavrov is Russia's foreign minister".
#pragma once

#include <string>
#include <vector>

#include "extract/actors/article.h"

namespace dramatis::extract {

struct RoleLink {
  uint32_t person = 0;           // draft of the name
  int32_t nominal = -1;          // draft of the apposition or predicate that tells the role, if it is one
  int32_t owner = -1;            // draft of whom the office is of
  std::string office;            // "foreign minister", "former president"
  std::string qualifier;         // qualifier_of() its noun
  uint32_t first = 0, last = 0;  // tokens of the words that say it
};

// The capitalised words before the noun of an office, folded: "democratic" in "Democratic presidential
// candidate".
std::string qualifier_of(const SentenceTree& parse, uint32_t noun);

// By the parse alone, before any mention is resolved.
std::vector<RoleLink> find_role_links(const Article& article);

}  // namespace dramatis::extract
