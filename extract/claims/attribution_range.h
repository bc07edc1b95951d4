// Where the parts of a statement begin and end, as PolNeAR's annotators draw them: the source without its
// relative clauses, the cue with its auxiliaries and adverbs, the content with "that" but without the
// punctuation around it (quotation marks excepted).
#pragma once

#include <string_view>
#include <vector>

#include "extract/claims/attribution_candidate.h"

namespace dramatis::extract {

// From the first to the last token under `roots`, leaving out all under `without` where that lies at an edge,
// and the preposition or subordinator at the front of an oblique. Empty (first > last) if nothing is left.
TokenRange content_range(const SentenceTree& tree, const std::vector<int32_t>& roots, int32_t without,
                         bool drop_preposition = false);

// Without a participial clause at its end: "mocked the plan, saying ..." says more than it mocks.
TokenRange without_participle(const SentenceTree& tree, TokenRange range);

// The noun phrase of a source; never reaches over the cue.
TokenRange source_range(const SentenceTree& tree, int32_t source, int32_t cue);

// The predicate with what stands around it: "has also refused to say", "called for".
TokenRange predicate_range(const SentenceTree& tree, int32_t predicate);
TokenRange cue_range(const SentenceTree& tree, int32_t cue, CueFrame frame, int32_t content);

// Whose view a noun such as "claim" or "criticism" tells.
struct NominalSource {
  int32_t source = kNoToken;
  int32_t verb = kNoToken;  // that gives the noun its source ("made a promise"): part of the cue
};
NominalSource source_of_noun(const SentenceTree& tree, const std::vector<Clause>& clauses, int32_t noun,
                             int32_t content);

// The head of the noun phrase that ends right before `token`, or kNoToken: a subject that the parse has
// missed.
int32_t nominal_before(const SentenceTree& tree, int32_t token);

// Verbs that leave it to their object to say what is done: "made a promise".
bool is_light_verb(std::string_view lemma);

bool is_quotation_mark(const Token& token);

}  // namespace dramatis::extract
