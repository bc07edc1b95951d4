// HedgeLexicon: words and phrases by which a text does not vouch for what it says ("reportedly", "by all
// accounts", "by no means", "on condition that"), from data/hedges.tsv (docs/lexicon.md). Const and
// thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/syntax/sentence_tree.h"
#include "graph/result.h"
#include "graph/vocabulary.h"

namespace dramatis::extract {

// What the clause's own words say of its truth. What governs the clause ("denies ...") is not in here.
struct ClauseStatus {
  bool negated = false;
  bool hedged = false;
  graph::Modality modality = graph::Modality::kAsserted;
};

class HedgeLexicon {
 public:
  // An error names the line and the reason.
  static Result<HedgeLexicon> parse(std::string_view tsv);
  static const HedgeLexicon& built_in();

  // What a single word adds to what it modifies; nullptr if it adds nothing.
  const ClauseStatus* word(std::string_view lower_case) const;

  struct Match {
    int32_t first = 0, last = 0;  // tokens
    ClauseStatus status;
  };
  // The phrases of two words and more in a sentence, in text order.
  std::vector<Match> phrases_in(const SentenceTree& tree) const;

 private:
  struct Phrase {
    std::vector<std::string> words;
    ClauseStatus status;
  };
  std::unordered_map<std::string, ClauseStatus> words_;
  std::unordered_map<std::string, std::vector<Phrase>> phrases_;  // by first word, longest first
};

}  // namespace dramatis::extract
