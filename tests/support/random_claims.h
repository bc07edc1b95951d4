// Seeded random articles for property tests, and a printed form of a graph to compare graphs by.
#pragma once

#include <cstdint>
#include <random>
#include <string>

#include "graph/view.h"
#include "graph/vocabulary.h"

namespace dramatis::testing {

struct RandomClaimsOptions {
  uint32_t articles = 40;   // distinct ids; the same id comes with varying content
  uint32_t actors = 12;     // distinct ids over all articles; few, so that articles meet
  uint32_t sentences = 8;   // at most, an article
  uint32_t relations = 12;  // at most, an article
  uint32_t words = 12;      // a sentence
  uint32_t wire_texts = 0;  // that many texts, of which half of the articles print one, a little changed
};

// Claims that satisfy find_problem(). Names, types, codes and dates of the same actor differ between
// articles; some dates are missing, some speakers and objects unresolved, some ids hold bytes that need
// escaping in keys. The same generator state gives the same claims on every platform.
graph::ArticleClaims random_claims(std::mt19937& random, const RandomClaimsOptions& options = {});

// Claims of the given article with about ten actors, twenty relations and full-length sentences, as news has
// them.
graph::ArticleClaims news_like_claims(std::mt19937& random, const std::string& article,
                                      uint32_t known_actors);

// All that the view shows, in its order, one line a fact. Failures appear in the text.
std::string print(const graph::GraphView& view);

}  // namespace dramatis::testing
