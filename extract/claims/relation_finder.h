// RelationFinder: who does what to whom in a parsed document.
//
// Walks the clauses and the event nouns of every sentence, looks each predicate up in the Lexicon, reaches
// the actors behind its arguments and prints the predicate in its canonical third-person form. Attribution is
// not decided here: see statement_finder.h. Const and thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/actors/actors_found.h"
#include "extract/claims/lexicon.h"
#include "extract/sentence.h"
#include "graph/vocabulary.h"

namespace dramatis::extract {

// Why a relation was found, for `dramatis explain`.
struct RelationTrace {
  std::string rule;                 // "clause", "event noun", "demand", ...
  uint32_t lexicon_line = 0;        // in data/predicates.tsv; 0: the predicate is not listed
  std::string clause;               // the clause as clause.h prints it; empty for an event noun
  std::string governed_by;          // "threatens to": what stands above the predicate
  graph::TextSpan words;            // the predicate's words
  graph::TextSpan subject, object;  // the words by which they are meant there, be it "I" or "who"
  // What only says of whom or when something is told: the relative clause, participle or clause of time that
  // the relation stands in; empty for none.
  graph::TextSpan aside;
  // Between two actors: what the confidence is made of (relation_features.h).
  std::vector<std::string> features;
};

struct TracedRelation {
  graph::Relation relation;
  RelationTrace trace;
};

class RelationFinder {
 public:
  // The lexicon must outlive it. `least_confidence`: what is less likely right of two actors is not told;
  // without it the thresholds of relation_confidence.h hold.
  explicit RelationFinder(const Lexicon& lexicon, std::optional<double> least_confidence = {})
      : lexicon_(lexicon), least_confidence_(least_confidence) {}

  // By sentence, then span; no two alike. `article_date` is ISO 8601 or empty: what "on Tuesday" counts from.
  std::vector<TracedRelation> find_traced(const Document& document, const ActorsFound& actors,
                                          std::string_view article_date = "") const;
  // Also what is too doubtful to be told, with the confidence before the model's (relation_confidence.h).
  std::vector<TracedRelation> candidates(const Document& document, const ActorsFound& actors,
                                         std::string_view article_date = "") const;

 private:
  const Lexicon& lexicon_;
  std::optional<double> least_confidence_;
};

}  // namespace dramatis::extract
