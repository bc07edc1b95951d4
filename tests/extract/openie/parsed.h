// Parsed sentences for tests, in one line: "form/XPOS/head/deprel" or "form:lemma/XPOS/head/deprel" a word,
// heads counted from 1. A word that begins with a "~" follows the last one without a blank: "Israel ~'s".
#pragma once

#include <string>
#include <string_view>

#include "extract/document/sentence.h"

namespace dramatis::extract {

// A document of one sentence.
Document parsed(std::string_view words);

}  // namespace dramatis::extract
