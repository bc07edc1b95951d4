// StanceLexicon: which words show how a speaker stands to what he speaks about (data/stances.tsv,
// docs/lexicon.md). Const and thread-safe once loaded.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "extract/document/sentence.h"
#include "graph/result.h"
#include "graph/vocabulary.h"

namespace dramatis::extract {

// Where a word must stand to show the stance.
enum class StancePlace : uint8_t {
  kCue,     // it is the cue: "condemned the attack"
  kSelf,    // what the speaker says of himself: "said that Norway condemned the attack"
  kMatter,  // what he says of the matter: "said that the attack was unacceptable"
};

class StanceLexicon {
 public:
  // An error names the table, the line and the reason.
  static Result<StanceLexicon> parse(std::string_view tsv);
  static const StanceLexicon& built_in();

  // The stance of a word, as the table writes it ("condemn", "call for", "lash +out"); kNone if it shows none
  // there.
  graph::Stance find(std::string_view word, Upos upos, StancePlace place) const;

 private:
  std::unordered_map<std::string, graph::Stance> stances_;  // "verb cue condemn"
};

}  // namespace dramatis::extract
