// TripleDraft: a candidate open triple as tokens, with what is known of how it was made.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/openie/clause.h"
#include "extract/openie/open_triples.h"
#include "extract/openie/phrase.h"
#include "extract/syntax/sentence_tree.h"

namespace dramatis::extract {

enum class Construction : uint8_t {
  kTransitive,     // Hezbollah launched a series of attacks
  kPrepositional,  // She relocates to Florida
  kIntransitive,   // The army withdrew
  kReport,         // Officials believe this has left a loophole
  kPredicateNoun,  // Wallonia is home to ...
  kPredicateAdjective,
  kPredicatePhrase,  // The office is in Paris
  kApposition,       // Steve White, an engineer -> is
  kTitle,            // author Bill Bryson -> is
  kPossession,       // Russia's army -> has
  kComplement,       // a list of properties -> is of
  kExample,          // plants such as ferns -> are such as
  kQuality,          // a gaping loophole -> is gaping
};
constexpr size_t kConstructions = 13;
std::string_view name_of(Construction construction);

struct TripleDraft {
  Construction construction = Construction::kTransitive;
  Phrase subject, relation, object;
  std::vector<Phrase> more;
  int32_t head = kNoToken;  // the word that made it
  int32_t subject_head = kNoToken;
  int32_t object_head = kNoToken;
  const Clause* clause = nullptr;  // of a verbal triple
  int32_t subject_conjuncts = 1;   // how many the coordination gave a triple each
  int32_t object_conjuncts = 1;
};

// Candidates of the verbal and copular clauses; the drafts point into `clauses`.
std::vector<TripleDraft> draft_clauses(const SentenceTree& tree, const std::vector<Clause>& clauses);
// Candidates inside noun phrases.
std::vector<TripleDraft> draft_nouns(const SentenceTree& tree);
// Both, less those without a subject or relation.
std::vector<TripleDraft> draft_triples(const SentenceTree& tree, const std::vector<Clause>& clauses);
// A draft in words, with its confidence.
OpenTriple finish(std::string_view text, const SentenceTree& tree, const TripleDraft& draft);

}  // namespace dramatis::extract
