// Whether the name of a capital is the city or the government in it: "protests in Moscow", "Moscow denies".
#pragma once

#include "extract/mentions/mention_draft.h"
#include "extract/mentions/parse_index.h"

namespace dramatis::extract {

bool means_city(const ParseIndex& parse, const MentionDraft& capital);

}  // namespace dramatis::extract
