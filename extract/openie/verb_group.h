// VerbGroup: the words of a clause's relation: auxiliaries, negation, adverbs, particles, and the verbs that
// it opens with ("has had to close", "tries to woo").
#pragma once

#include <cstdint>
#include <vector>

#include "extract/openie/clause.h"
#include "extract/syntax/sentence_tree.h"

namespace dramatis::extract {

class VerbGroups {
 public:
  VerbGroups(const SentenceTree& tree, const std::vector<Clause>& clauses) : tree_(tree), clauses_(clauses) {}

  // True if the clause's words open the relation of its infinitive or participle ("tries" in "tries to woo").
  bool opens_another(const Clause& clause) const;
  // The clause and those that open it, innermost first: {woo, tries}.
  std::vector<const Clause*> chain(const Clause& clause) const;
  // All words of the relation, those that a conjoined verb shares with the first included ("was sold and
  // renamed").
  std::vector<int32_t> words(const Clause& clause) const;

 private:
  const Clause* governor(const Clause& clause) const;
  // The governor whose words open this clause's relation, or nullptr.
  const Clause* opener(const Clause& clause) const;
  std::vector<int32_t> own_words(const Clause& clause) const;
  // What stands before the clause's own words.
  std::vector<int32_t> lead(const Clause& clause) const;
  std::vector<int32_t> shared_auxiliaries(const Clause& first, const Clause& conjunct) const;

  const SentenceTree& tree_;
  const std::vector<Clause>& clauses_;
};

}  // namespace dramatis::extract
