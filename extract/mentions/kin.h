// Relatives of somebody, who are no civilians of an event: "She leaves a husband and two children".
#pragma once

#include "extract/mentions/mention_draft.h"
#include "extract/mentions/parse_index.h"

namespace dramatis::extract {

// The nominal means the family of somebody whom it does not name by itself; false for "three children" of a
// town.
bool means_kin(const ParseIndex& parse, const MentionDraft& nominal, const ActorNouns& nouns);

}  // namespace dramatis::extract
