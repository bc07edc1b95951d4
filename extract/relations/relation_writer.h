// RelationWriter: the triples that the language model reads as relations and roles between actors.
//
// It decides whom each word means, what the predicate is called and when it happened; who vouches for it is
// left to statements (attribution.h). Const and thread-safe.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extract/document/reading.h"
#include "extract/document/sentence.h"
#include "extract/mentions/actors_found.h"
#include "extract/relations/predicate_namer.h"
#include "graph/vocabulary.h"

namespace dramatis::extract {

// What is less likely right is not told unless asked for; docs/relations.md has what each level gives.
inline constexpr double kDefaultLeastConfidence = 0.4;

// A relation and what it was read from, for attribution and `dramatis explain`.
struct TracedRelation {
  graph::Relation relation;
  TripleReading triple;
  TextSpan words;             // that carry it
  uint32_t lexicon_line = 0;  // in predicates.tsv; 0: the predicate is not listed
};

struct RelationsFound {
  std::vector<TracedRelation> relations;  // by sentence, then span; no two alike
  std::vector<graph::Role> roles;         // by sentence; each (actor, role, of) once a sentence
};

class RelationWriter {
 public:
  // The lexicon must outlive it.
  explicit RelationWriter(std::optional<double> least_confidence = {},
                          const Lexicon& lexicon = Lexicon::built_in())
      : namer_(lexicon), least_confidence_(least_confidence.value_or(kDefaultLeastConfidence)) {}

  // `article_date` is ISO 8601 or empty: what "on Tuesday" counts from.
  RelationsFound write(const Document& document, const DocumentReading& reading, const ActorsFound& actors,
                       std::string_view article_date) const;

 private:
  PredicateNamer namer_;
  double least_confidence_;
};

}  // namespace dramatis::extract
