// What speaks for an earlier mention as the antecedent of a third-person pronoun.
//
// A mention-ranking model: every mention before the pronoun (and the names after it in its sentence), every
// noun near it that is no actor, and "nothing" are candidates; each is described by features, and the weights
// that fit GUM's coreference annotation (data/pronoun_weights.tsv, train/actors/fit_pronouns.py) rank them.
// After Durrett & Klein 2013 ("Easy victories and uphill battles in coreference resolution"), with the
// features of Lappin & Leass 1994. Features name constructions, classes and distances, never words of
// content.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/actors/article.h"

namespace dramatis::extract {

enum class PronounClass : uint8_t { kHe, kShe, kIt, kThey };

struct ThirdPerson {
  PronounClass kind = PronounClass::kIt;
  bool reflexive = false;
  bool possessive = false;
};

// Nothing for other pronouns.
std::optional<ThirdPerson> third_person(const Token& token);

// The parts of a feature's name; views of static storage, unused ones empty.
using Feature = std::array<std::string_view, 4>;
std::string to_string(const Feature& feature);  // "role|subj|name"

struct AntecedentCandidate {
  uint32_t sentence = 0, head = 0;  // head of the mention; of the pronoun itself for "nothing"
  int32_t draft = -1;               // of the article; -1 for "nothing" and for nouns that are no actors
  int32_t member = -1;              // of the cast, the likeliest for a pronoun; -1 for what is no actor
  bool nothing = false;             // stands for all that is not listed
  std::vector<Feature> features;
};

// Mentions before the pronoun must be resolved already, as far as they will be, and names everywhere.
std::vector<AntecedentCandidate> antecedent_candidates(const Article& article, uint32_t pronoun);

}  // namespace dramatis::extract
