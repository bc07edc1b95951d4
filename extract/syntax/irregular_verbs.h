// Irregular past tenses and participles of English. A model's lemmas are learnt from examples, and what is
// rare there comes out as "foughad" (fought) or "flead" (fled).
#pragma once

#include <string_view>

namespace dramatis::extract {

// The base of a past tense or participle in lower case: "fled" -> "flee"; empty if it is none of the listed.
std::string_view base_of_irregular(std::string_view form);

}  // namespace dramatis::extract
