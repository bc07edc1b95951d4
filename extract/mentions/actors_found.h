// ActorsFound: who is mentioned in a parsed document, and which mentions are the same actor.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extract/document/sentence.h"
#include "graph/vocabulary.h"

namespace dramatis::extract {

// A mention with its place in the parse. Mentions may nest ("Russian" inside "Russian Foreign Minister Sergei
// Lavrov").
struct ActorMention {
  uint32_t sentence = 0;
  uint32_t head = 0;  // token that heads the mention
  uint32_t first = 0,
           last = 0;  // tokens [first, last) of the mention: the name or the noun phrase without its clauses
  graph::MentionKind kind = graph::MentionKind::kName;
  int32_t actor = -1;       // index into ActorsFound::actors; -1: not resolved
  double confidence = 1.0;  // of the resolution
  bool through = false;     // means whose it is: "Israel's actions"
  bool as_place = false;    // a country or city named as a location ("he lives in Israel"), not as an actor
};

// The bytes of a mention's words.
TextSpan span_of(const Document& document, const ActorMention& mention);

struct ActorsFound {
  std::vector<graph::Actor> actors;    // by first mention; their `mentions` are filled
  std::vector<ActorMention> mentions;  // by sentence, then head

  // The mention headed by a token, or nullptr. Every token heads at most one mention.
  const ActorMention* headed_by(uint32_t sentence, uint32_t token) const;
  // The resolved mention that a token stands in: the one it heads, else the shortest name around it;
  // nullptr if it means no actor.
  const ActorMention* meant_by(uint32_t sentence, uint32_t token) const;
};

}  // namespace dramatis::extract
