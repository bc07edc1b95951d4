// Explanation: why each claim of an article was made, for `dramatis explain`.
//
// For every sentence with a claim: its words with their parse, the actors in it, and under each relation the
// rule that made it, the clause it was read from and the row of the lexicon. Text for people; its layout may
// change.
#pragma once

#include <string>
#include <vector>

#include "extract/actors/actors_found.h"
#include "extract/claims/relation_finder.h"
#include "extract/claims/statement_finder.h"
#include "extract/sentence.h"
#include "graph/vocabulary.h"

namespace dramatis::extract {

// All that was read in a document. A view: everything must outlive it.
struct ReadDocument {
  const Document& document;
  const ActorsFound& actors;
  const Lexicon& lexicon;
  const std::vector<TracedRelation>& relations;
  const std::vector<TracedStatement>& statements;
};

// Every sentence that has a claim, and its claims.
std::string explain(const ReadDocument& read);

// One claim as a graph keeps it: a role or a relation, by its place in the article.
struct ClaimPlace {
  uint32_t sentence = 0;
  TextSpan span, subject_span, object_span;
  std::string predicate;
  bool negated = false;
  bool is_role = false;
};

// The sentence of the claim, the claim, and the statement that makes it somebody's. Where no such relation
// was read, says so, and tells what was.
std::string explain(const ReadDocument& read, const ClaimPlace& claim);

}  // namespace dramatis::extract
