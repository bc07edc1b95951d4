// Reading: one way to understand a clause or event noun, with what stands above it and who does it.
#pragma once

#include <string_view>
#include <vector>

#include "extract/claims/government.h"
#include "extract/claims/predicate_match.h"
#include "extract/claims/reach.h"

namespace dramatis::extract {

struct Reading {
  const PredicateMatch& match;
  const Government& government;
  ClauseStatus status;
  const Clause* clause = nullptr;  // null for an event noun
  std::vector<ReachedActor> subjects;
  int32_t subject_token = kNoToken;
  std::string_view rule;  // for `explain`
};

// The class of the whole: of the deed, or of the word that announces, refuses or threatens it.
graph::EventClass class_of(const SentenceTree& tree, const Reading& reading);
// The class that the words name, whoever does it and whenever.
graph::EventClass class_of_words(const Reading& reading);
// Whether the lexicon gives the words a class at all.
bool is_classed(const Reading& reading);
// "signed a treaty", "agreed to a ceasefire": what several do together they do with each other.
bool is_collective(const Lexicon& lexicon, const SentenceTree& tree, const PredicateMatch& match,
                   int32_t object);
// "said it would tighten the blockade": the "will" of what was said, not a doubt.
bool is_future_in_past(const SentenceTree& tree, const std::vector<Clause>& clauses, const Clause& clause);

}  // namespace dramatis::extract
