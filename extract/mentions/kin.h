// Relatives of somebody, who are no civilians of an event: "She leaves a husband and two children".
#pragma once

#include "extract/mentions/mention_draft.h"
#include "extract/syntax/sentence_tree.h"

namespace dramatis::extract {

// The nominal means the family of somebody whom it does not name by itself; false for "three children" of a
// town.
bool means_kin(const SentenceTree& parse, const MentionDraft& nominal, const ActorNouns& nouns);

}  // namespace dramatis::extract
