// The news of years, for measuring large stores: article by article, by number, the same on every platform.
//
// Actors, predicates and words are drawn by Zipf's law, so that a few are in most of the news and most are
// rare; what is new becomes rarer as articles go by, but never ceases. Articles come in the order of their
// dates, 274 a day. One in ten is a copy of an agency's report, which some ten papers print.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "graph/vocabulary.h"

namespace dramatis::testing {

// Numbers from 0 on, of which the n-th is drawn in proportion to 1 / (n + 1).
class ZipfNumbers {
 public:
  explicit ZipfNumbers(uint32_t count);
  uint32_t draw(std::mt19937& random) const;

 private:
  std::vector<double> up_to_;  // probability of this number and those before it
};

// Thread safety: article() may be called by many threads at once.
class ZipfNews {
 public:
  static constexpr uint32_t kActors = 300'000;
  static constexpr uint32_t kEvidence = 10;  // pieces of evidence an article

  ZipfNews();
  // Six actors, ten sentences, ten pieces of evidence, three statements.
  graph::ArticleClaims article(uint32_t number) const;
  // An actor, the busiest the most often.
  std::string actor(std::mt19937& random) const;
  static std::string busiest_actor();
  std::string name(std::mt19937& random) const;  // that an actor is called by, drawn in the same way

 private:
  graph::ArticleClaims text(uint32_t seed) const;

  ZipfNumbers actors_, predicates_, words_;
  std::vector<std::string> vocabulary_;
};

}  // namespace dramatis::testing
