// Explanation: why each claim of an article was made, for `dramatis explain`.
//
// For every sentence with a claim: its words with their parse, the actors in it, and the language model's
// edges with their probabilities, told or not. Text for people; its layout may
// change.
#pragma once

#include <string>
#include <vector>

#include "extract/document/reading.h"
#include "extract/document/sentence.h"
#include "extract/mentions/actors_found.h"
#include "extract/relations/relation_writer.h"
#include "extract/statements/statement_writer.h"
#include "graph/vocabulary.h"

namespace dramatis::extract {

// All that was read in a document.
struct ReadDocument {
  Document document;
  DocumentReading reading;
  ActorsFound actors;
  RelationsFound relations;
  std::vector<TracedStatement> statements;
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
