// DemandFinder: clauses whose content somebody demands of their own subject ("X said that Y must leave").
// A view on one sentence; what it refers to must outlive it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/claims/clause.h"
#include "extract/claims/government.h"
#include "extract/claims/lexicon.h"
#include "extract/claims/reach.h"
#include "extract/claims/tree.h"

namespace dramatis::extract {

class DemandFinder {
 public:
  DemandFinder(const Lexicon& lexicon, const SentenceTree& tree, const std::vector<Clause>& clauses,
               const GovernmentFinder& governments)
      : lexicon_(lexicon), tree_(tree), clauses_(clauses), governments_(governments) {}

  // The clause in which somebody demands what this clause says of its own subject: "X said that Y must
  // leave", "X demanded that Y leave".
  const Clause* demanding_clause(const Clause& clause) const;
  // The noun whose content the clause is: "its demand that Y leave".
  int32_t demanding_noun(const Clause& clause) const;

 private:
  const Clause* saying_clause_behind(const Clause& clause) const;
  bool is_obligation(const Clause& clause) const;
  // "that Hungary pay its debts": a plain verb after one subject.
  bool is_subjunctive(const Clause& clause) const;

  const Lexicon& lexicon_;
  const SentenceTree& tree_;
  const std::vector<Clause>& clauses_;
  const GovernmentFinder& governments_;
};

}  // namespace dramatis::extract
