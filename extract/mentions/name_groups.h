// Names in a parse: the words that make up one name, as known (name_matcher.h) or as the parse joins proper
// nouns.
#pragma once

#include <vector>

#include "extract/knowledge/knowledge.h"
#include "extract/mentions/mention_draft.h"
#include "extract/syntax/sentence_tree.h"

namespace dramatis::extract {

// Drafts of every name of the sentence: known names wherever they stand, other proper names that can be
// actors by their EntityType. Institutions and offices written with capitals ("Foreign Ministry") are left to
// read_noun().
std::vector<MentionDraft> find_names(const SentenceTree& parse, const Knowledge& knowledge);

// Fills in the noun of a nominal headed by `token`; false if the noun stands for no actor.
bool read_noun(const SentenceTree& parse, uint32_t token, const ActorNouns& nouns, MentionDraft& draft);

}  // namespace dramatis::extract
