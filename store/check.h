// Whether a store is sound: every row against its check sum, and every table against the articles.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/result.h"

namespace dramatis::store {

class Reader;

// What a check found, in words; a sound store has no problems.
struct CheckReport {
  uint64_t rows = 0;  // read
  uint64_t problem_count = 0;
  std::vector<std::string> problems;  // the first hundred
  void add(std::string problem);
  bool sound() const { return problem_count == 0; }
};

// Reads everything. Damage is in the report; an error (kIo) means that the check could not be carried out.
// Memory does not grow with the store. Time does: every article is decoded once for each of its actors.
Result<CheckReport> check_tables(const Reader& reader);

}  // namespace dramatis::store
