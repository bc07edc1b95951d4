// Whether a name that the tables do not know is a person's, an organisation's or a place's, by the evidence
// of the whole article: what the model takes each of its mentions for, the words it is made of, titles and
// first names, and the nouns that describe it ("Rolfson, a shipping company").
#pragma once

#include "extract/actors/article.h"

namespace dramatis::extract {

// Gives all mentions of one name the type that most speaks for; one without evidence keeps the model's.
void settle_name_types(Article& article);

}  // namespace dramatis::extract
