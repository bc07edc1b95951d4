// Resolves the names and nominals of an article to actors; pronouns are left to coreference.h, which it calls
// in reading order, since "its army" needs "its" first.
#pragma once

#include "extract/actors/article.h"
#include "extract/actors/roles.h"

namespace dramatis::extract {

// Sets the actor, confidence and as_place of every draft that it can resolve; the rest keep -1.
void resolve(Article& article, const std::vector<RoleLink>& links);

}  // namespace dramatis::extract
