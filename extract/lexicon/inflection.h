// English verb forms, just enough to print predicates: "criticise" -> "criticises", "criticising".
#pragma once

#include <string>
#include <string_view>

namespace dramatis::extract {

std::string third_person(std::string_view lemma);         // "deny" -> "denies", "be" -> "is"
std::string base_of_third_person(std::string_view form);  // "denies" -> "deny"
std::string gerund(std::string_view lemma);               // "deny" -> "denying", "stop" -> "stopping"

}  // namespace dramatis::extract
