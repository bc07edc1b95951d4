// MentionDraft: a mention on its way from the parse to an actor.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extract/document/sentence.h"
#include "extract/knowledge/actor_nouns.h"
#include "extract/knowledge/name_matcher.h"
#include "extract/mentions/actors_found.h"

namespace dramatis::extract {

enum class DraftKind : uint8_t {
  kName,
  kNominal,
  kPronoun,
  kRelative,  // "who" in "the man who"
};

enum class Number : uint8_t { kUnknown, kSingular, kPlural };

struct MentionDraft {
  ActorMention mention;
  DraftKind kind = DraftKind::kName;
  Number number = Number::kUnknown;
  EntityType entity = EntityType::kNone;
  std::vector<KnownName> known;     // names: what the words can mean
  std::string name;                 // names: the words, blank-separated, without the article
  const ActorNoun* noun = nullptr;  // nominals: lives in Knowledge; null for a noun outside the table
  std::string noun_words;           // nominals: lemma or lemmas ("foreign minister")
  uint32_t noun_first = 0;          // nominals: the first token of those words
  std::vector<uint32_t> title;      // names of persons: heads of the titles before it ("Minister")
  std::vector<uint32_t>
      inside;  // names: heads of the known names within ("Nigerian" in "Nigerian Union ...")
  std::vector<KnownName>
      hints;  // names: what a word within means that is no mention of its own ("Air France")
  // Pronouns: the actors that it may be, with their probabilities; some of the whole may be left over for
  // none.
  std::vector<std::pair<int32_t, double>> guesses;
  std::optional<graph::ActorType> read_type;  // by the language model
  std::optional<graph::ActorType>
      sure_type;          // names: what the language model takes them for, where it is sure
  bool argument = false;  // an end of a likely relation, or a likely speaker, to the language model
  bool thing = false;     // read by the language model, but by its entity type no actor: "Israel's strike"
  bool locative = false;  // stands where a place would: "in Israel", "near Moscow"
};

}  // namespace dramatis::extract
