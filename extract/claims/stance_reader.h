// StanceReader: how the speaker of a statement stands to what he speaks about.
//
// The cue tells it ("condemned the attack", "urged Israel to withdraw"); else the predicate of the content,
// where it is plainly the speaker's own ("said that Norway welcomes the truce", Norway speaking) or judges
// the matter
// ("said the attack was unacceptable", "“Russia must withdraw,” he said"). Denied words show none. Const and
// thread-safe.
#pragma once

#include "extract/actors/actors_found.h"
#include "extract/claims/cue_lexicon.h"
#include "extract/claims/quotation.h"
#include "extract/claims/stance_lexicon.h"
#include "extract/claims/tree.h"
#include "extract/sentence.h"
#include "graph/vocabulary.h"

namespace dramatis::extract {

class StanceReader {
 public:
  // All must outlive it.
  StanceReader(const Document& document, const ActorsFound& actors, const CueLexicon& cues,
               const StanceLexicon& stances = StanceLexicon::built_in())
      : document_(document), actors_(actors), cues_(cues), stances_(stances) {}

  // `cue` is the head word of the statement's cue. Speaker and spans of the statement must be set.
  graph::Stance read(const graph::Statement& statement, TokenPlace cue) const;

 private:
  graph::Stance of_word(const SentenceTree& tree, int32_t word, StancePlace place) const;
  graph::Stance of_content(const graph::Statement& statement, TokenPlace cue) const;
  graph::Stance of_predicate(const SentenceTree& tree, uint32_t sentence, int32_t head,
                             const graph::Statement& statement) const;
  bool is_speaker(const SentenceTree& tree, uint32_t sentence, int32_t subject,
                  const graph::Statement& statement) const;

  const Document& document_;
  const ActorsFound& actors_;
  const CueLexicon& cues_;
  const StanceLexicon& stances_;
};

}  // namespace dramatis::extract
