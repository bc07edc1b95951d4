// The graph of tests/golden/claims.jsonl: three short articles about invented countries, with the hard cases
// of exports in it (markup characters, "INF", no date, a negated and an attributed relation, two roles).
#pragma once

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "export/claims_json.h"
#include "graph/memory_graph.h"
#include "tests/support/golden.h"

namespace dramatis::testing {

inline std::vector<graph::ArticleClaims> sample_claims() {
  std::vector<graph::ArticleClaims> all;
  std::istringstream lines(read_file(golden_path("claims.jsonl")));
  for (std::string line; std::getline(lines, line);) {
    auto claims = exporting::claims_from_json(line);
    EXPECT_TRUE(claims.ok()) << claims.error().message;
    if (claims) all.push_back(*claims);
  }
  return all;
}

inline graph::MemoryGraph sample_graph() {
  graph::MemoryGraph graph;
  for (const graph::ArticleClaims& claims : sample_claims()) EXPECT_TRUE(graph.add(claims).ok());
  return graph;
}

}  // namespace dramatis::testing
