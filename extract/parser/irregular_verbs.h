// Irregular past tenses and participles of English, for forms that a model's dictionary of lemmas lacks:
// edit scripts learnt from examples make "foughad" of "fought".
#pragma once

#include <string_view>

namespace dramatis::extract {

// The base of a past tense or participle in lower case: "fled" -> "flee"; empty if it is none of the listed.
std::string_view base_of_irregular(std::string_view form);

}  // namespace dramatis::extract
