// Open triples: every fact of a sentence as (subject, relation, object, further arguments) in the sentence's
// own words, actors or not (open information extraction: ClausIE, Del Corro and Gemulla 2013; MinIE,
// Gashteovski et al. 2017).
//
// Clauses give verbal triples; appositions, possessives, noun complements and titles give triples with an
// implied "is", "has" or "is in". Coordinated objects give a triple each. A triple's confidence is the
// estimated share of its words that an annotator would have put in the same slots (see confidence.h), so that
// a threshold trades recall for precision. All functions are thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document/sentence.h"

namespace dramatis::extract {

struct OpenTriple {
  std::string subject;
  std::string relation;
  std::string object;             // empty for a clause without complements ("the army withdrew")
  std::vector<std::string> more;  // further arguments, prepositions included
  double confidence = 0;
  // Bytes of the text from the first to the last word of the slot; words of other slots may lie between.
  // Empty where the slot is wholly implied.
  TextSpan subject_span, relation_span, object_span;
};

// The triples of one parsed sentence, by falling confidence, then in text order; no two alike. `text` is what
// the tokens' spans refer to: words are copied from it, so they come out as written.
std::vector<OpenTriple> find_open_triples(std::string_view text, const Sentence& sentence);

// "number<TAB>confidence<TAB>subject<TAB>relation<TAB>object[<TAB>more]..." without a newline. Tabs and line
// breaks inside a slot become blanks.
std::string to_tsv(size_t sentence_number, const OpenTriple& triple);

// A sentence already cut into words by blanks, ready to be tagged and parsed. Spans refer to `line`; a
// token's form is the word as a treebank of running text would have it: quotes and brackets written the Penn
// way (`` '' -LRB- \/) become characters.
Sentence pretokenized_sentence(std::string_view line);

}  // namespace dramatis::extract
