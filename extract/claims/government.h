// Government: what the words above a predicate make of it.
//
// "attacks" is a fact in "X attacked Y", a threat in "X threatened to attack Y", denied in "X denies
// attacking Y", asked for in "Z urged X to attack Y" and somebody's claim in "Z accused X of attacking Y".
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/claims/clause.h"
#include "extract/claims/lexicon.h"
#include "extract/claims/tree.h"

namespace dramatis::extract {

struct Government {
  ClauseStatus status;
  std::string prefix;  // "threatens to"; empty: the predicate stands by itself
  graph::EventClass event = graph::EventClass::kNone;  // that prefix and predicate have together
  std::vector<int32_t> words;
  int32_t claimed_by = kNoToken;  // head of the one who claims it ("accused X of bombing Y")
  bool purpose = false;           // "to prevent a war, X ...": what it is done for
  bool requested = false;         // somebody else is asked to do it: no relation of the one who is asked
};

// Joins what two words say of the same predicate.
void add_status(ClauseStatus& status, const ClauseStatus& more);

// A view on one sentence; what it refers to must outlive it.
class GovernmentFinder {
 public:
  GovernmentFinder(const Lexicon& lexicon, const SentenceTree& tree, const std::vector<Clause>& clauses)
      : lexicon_(lexicon), tree_(tree), clauses_(clauses) {}

  Government of_clause(const Clause& clause) const;
  // An event noun as the object of "deny", "demand", "plan" ... has their status.
  Government of_noun(int32_t noun) const;
  // The subject with the control of the governing verb: "promised Israel to stop" leaves it to the promiser.
  const Argument* subject_of(const Clause& clause) const;
  // The entry of the word that governs a clause with this mark ("to", "that").
  const ComplementEntry* complement_of(const Clause& governor, const std::string& mark) const;

 private:
  void govern(const Clause& governed, const Clause& inner, const Clause& outer, const ComplementEntry& entry,
              Government& government) const;

  const Lexicon& lexicon_;
  const SentenceTree& tree_;
  const std::vector<Clause>& clauses_;
};

}  // namespace dramatis::extract
