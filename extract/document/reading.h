// DocumentReading: what the language model says of a document beside its syntax, in its own tokens.
//
// Plain values. Which actor a word means, and how a predicate is called, is decided by those who use it.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/vocabulary.h"

namespace dramatis::extract {

// Of a word, as the head of an actor's mention: how likely it is one, and of which type.
struct ActorReading {
  float probability = 0;
  graph::ActorType type = graph::ActorType::kOther;
};

// Subject and object joined by the word that carries the relation or role. All are tokens of one sentence;
// subject and object differ.
struct TripleReading {
  uint32_t trigger = 0, subject = 0, object = 0;
  float probability = 0;
  bool is_role = false;
  graph::EventClass event = graph::EventClass::kNone;
  float event_probability = 1;
  graph::Modality modality = graph::Modality::kAsserted;
  bool negated = false;
  bool symmetric = false;
  bool claimed = true;  // by the speaker around it, not by the article itself
};

// Somebody's words: the tokens [first, last] of a sentence. The anchor is the cue's word, or the first of the
// words where they have no cue.
struct StatementReading {
  uint32_t anchor = 0;
  bool has_cue = false;
  int32_t speaker = -1;  // a token; -1: the sentence does not name him
  uint32_t first = 0, last = 0;
  bool direct = false;
  float probability = 0;
};

// An earlier word that a mention may refer to.
struct AntecedentReading {
  uint32_t sentence = 0, token = 0;
  float probability = 0;  // what is left to 1 is that of none of them
};

// A word that may refer back, with the likeliest antecedents, the nearest first.
struct AnaphorReading {
  uint32_t token = 0;
  std::vector<AntecedentReading> antecedents;
};

struct SentenceReading {
  std::vector<ActorReading> actors;  // one a token
  std::vector<TripleReading> triples;
  std::vector<StatementReading> statements;  // by anchor
  std::vector<AnaphorReading> anaphors;      // by token

  // The antecedents of a token; empty if it has none.
  const std::vector<AntecedentReading>& antecedents_of(uint32_t token) const;
};

struct DocumentReading {
  std::vector<SentenceReading> sentences;  // one a sentence of the document
};

}  // namespace dramatis::extract
