// ParsedQuestion: a question in the words and the tree of a parser (Universal Dependencies v2), as it is
// handed to the understanding of questions. Whoever wires a parser fills it; nothing here knows which.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "graph/vocabulary.h"

namespace dramatis::query {

struct QuestionWord {
  std::string form, lemma;
  std::string upos;    // "VERB"
  std::string deprel;  // "nsubj:pass"
  int32_t head = -1;   // index of the head; -1: the root
  bool name = false;   // the parser takes it for a part of a name
  bool space_after = true;
};

// An actor that the parser finds in the question.
struct QuestionMention {
  uint32_t first = 0, last = 0;  // words
  std::string id, name;
};

struct NamedPredicate {
  std::string text;  // canonical: "criticises"
  graph::EventClass event = graph::EventClass::kNone;
  bool symmetric = false;  // "meets": what holds one way holds the other way round
};

struct ParsedQuestion {
  std::string text;
  std::vector<QuestionWord> words;
  size_t sentences = 1;  // that the text has; a question is one
  std::vector<QuestionMention> mentions;
  // What a relation is called that the word `trigger` carries from one word to another.
  std::function<NamedPredicate(uint32_t trigger, uint32_t subject, uint32_t object)> predicate_of;
};

}  // namespace dramatis::query
