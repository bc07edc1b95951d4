// PredicateNamer: what a relation or role is called: the canonical predicate of the lexicon where it knows
// the words in this sense, else the words themselves in the third person ("votes against", "foreign minister
// of"). The sense is the event class that the language model gives; where that is in doubt, the lexicon's.
// Const and thread-safe.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "extract/document/reading.h"
#include "extract/lexicon/lexicon.h"
#include "extract/syntax/sentence_tree.h"

namespace dramatis::extract {

struct PredicateName {
  std::string text;
  TextSpan words;  // that carry it
  graph::EventClass event = graph::EventClass::kNone;
  uint32_t lexicon_line = 0;  // in predicates.tsv; 0: not from there, or a user's own
};

class PredicateNamer {
 public:
  // The lexicon must outlive it.
  explicit PredicateNamer(const Lexicon& lexicon = Lexicon::built_in()) : lexicon_(lexicon) {}

  PredicateName of_relation(const SentenceTree& tree, const TripleReading& triple) const;
  // `is_actor` tells of a token whether it names an actor: "Russian" is no part of "foreign minister".
  PredicateName of_role(const SentenceTree& tree, const TripleReading& triple,
                        const std::function<bool(int32_t)>& is_actor) const;

 private:
  // How the object hangs on the predicate's word.
  struct Place {
    bool below = false;          // anywhere below it
    std::string preposition;     // by which it is reached
    int32_t through = kNoToken;  // the verb's own object or complement, if the actor stands below that
    std::string before_through;  // its preposition
  };
  static Place place_of(const SentenceTree& tree, const TripleReading& triple);
  // The row whose pattern stands there; of several one of the class, if given.
  const PredicateEntry* find(const SentenceTree& tree, int32_t word, const Place& place,
                             std::optional<graph::EventClass> event) const;
  const PredicateEntry* find_verb(const SentenceTree& tree, int32_t verb, const std::string& lemma,
                                  const Place& place, std::optional<graph::EventClass> event) const;
  const PredicateEntry* find_noun(const SentenceTree& tree, int32_t noun, const Place& place,
                                  std::optional<graph::EventClass> event) const;

  const Lexicon& lexicon_;
};

}  // namespace dramatis::extract
