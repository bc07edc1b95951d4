// Whether the name of a capital is the city or the government in it: "protests in Moscow", "Moscow denies".
#pragma once

#include "extract/mentions/mention_draft.h"
#include "extract/syntax/sentence_tree.h"

namespace dramatis::extract {

bool means_city(const SentenceTree& parse, const MentionDraft& capital);

}  // namespace dramatis::extract
