// RelationFinder: who does what to whom in a parsed document.
//
// Walks the clauses and the event nouns of every sentence, looks each predicate up in the Lexicon, reaches
// the actors behind its arguments and prints the predicate in its canonical third-person form. Attribution is
// not decided here: see statement_finder.h. Const and thread-safe.
#pragma once

#include <vector>

#include "extract/actors/actors_found.h"
#include "extract/claims/lexicon.h"
#include "extract/sentence.h"
#include "graph/vocabulary.h"

namespace dramatis::extract {

class RelationFinder {
 public:
  // The lexicon must outlive it.
  explicit RelationFinder(const Lexicon& lexicon) : lexicon_(lexicon) {}

  // By sentence, then span; no two alike.
  std::vector<graph::Relation> find(const Document& document, const ActorsFound& actors) const;

 private:
  const Lexicon& lexicon_;
};

}  // namespace dramatis::extract
