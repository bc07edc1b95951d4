// Parsed sentences for tests, one a line: "form/XPOS/head/deprel" or "form:lemma/XPOS/head/deprel" a word,
// heads counted from 1; the tag of a name may follow ("Ada/NNP/2/nsubj/B-person"). A word that begins with a
// "~" follows the last one without a blank: "Israel ~'s".
#pragma once

#include <string>
#include <string_view>

#include "extract/document/sentence.h"

namespace dramatis::extract {

// Empty lines are left out; the text joins the words and sentences with blanks.
Document parsed(std::string_view words);

}  // namespace dramatis::extract
