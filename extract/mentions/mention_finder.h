// Finds the mentions of one parsed sentence: names, nouns that stand for actors, pronouns. Who they are is
// decided later (resolver.h, coreference.h), with the whole article in view.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/document/reading.h"
#include "extract/knowledge/knowledge.h"
#include "extract/mentions/mention_draft.h"
#include "extract/syntax/sentence_tree.h"

namespace dramatis::extract {

class MentionFinder {
 public:
  // The knowledge must outlive it.
  explicit MentionFinder(const Knowledge& knowledge) : knowledge_(knowledge) {}

  // Drafts by head token; each token heads at most one. Thread-safe.
  std::vector<MentionDraft> find(const SentenceTree& parse, const SentenceReading& reading,
                                 uint32_t sentence) const;

 private:
  const Knowledge& knowledge_;
};

}  // namespace dramatis::extract
