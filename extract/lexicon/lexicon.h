// Lexicon: which words make a relation, and in which one canonical form.
//
// Read from plain TSV (the format is docs/lexicon.md); the built-in files are compiled in. Const and
// thread-safe once loaded. A row's canonical predicate is a third-person verb phrase; its patterns say which
// verbs, light-verb phrases, adjectives and nouns express it and where the object stands.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/lexicon/actor_kinds.h"
#include "graph/result.h"
#include "graph/vocabulary.h"

namespace dramatis::extract {

struct PredicateEntry {
  std::string canonical;
  graph::EventClass event = graph::EventClass::kNone;
  bool symmetric = false;
  uint32_t line = 0;  // in the lexicon file, for `explain`
  bool own = false;   // of a user's file
};

enum class ObjectPlace : uint8_t { kDirect, kIndirect, kPrepositional };

// A noun as a pattern names it: a lemma and, in "bomb/petrol", the modifier it must have.
struct NounForm {
  std::string lemma;
  std::string modifier;
};

// Whom a pattern holds between.
struct ActorConditions {
  ActorKinds subject = 0;     // "^civil"
  ActorKinds object = 0;      // "@person": named itself
  bool through_nouns = true;  // "@person+": or something of theirs is
};

// Whether the verb governs an infinitive or the like ("ask X to leave"): "inf", "!inf".
enum class OpenComplement : uint8_t { kAny, kWanted, kUnwanted };

struct VerbPattern {
  uint32_t entry = 0;
  std::string particle;         // "out" in "hit out at"
  std::vector<NounForm> nouns;  // the light verb's object; empty: none needed
  bool any_object = false;      // "provide * to": whatever is provided becomes part of the predicate
  ObjectPlace place = ObjectPlace::kDirect;
  std::vector<std::string> prepositions;  // of a prepositional object
  // A further phrase that must stand there: "under pressure", "with" anything; or a predicative: "hostage".
  std::vector<std::string> phrase_prepositions;
  std::vector<NounForm> phrase_nouns;  // empty: any, and it becomes part of the predicate
  std::vector<std::string> predicatives;
  ActorConditions actors;
  OpenComplement complement = OpenComplement::kAny;

  bool is_conditional() const {
    return actors.subject != 0 || actors.object != 0 || complement != OpenComplement::kAny;
  }
  // More words, more weight.
  int specificity() const;
};

struct NounPattern {
  uint32_t entry = 0;
  std::string modifier;                   // "trade" in "trade talks"; empty: none needed
  std::vector<std::string> prepositions;  // that introduce the object; empty: the noun takes none
  bool agent_of = false;                  // an "of" complement is the agent ("withdrawal of troops")
  bool is_agent = false;                  // the noun names the subject itself ("critic of")
  ActorConditions actors;
};

class Lexicon {
 public:
  // Parses the tables; an error names the line and the reason. `wordings` adds patterns to rows of
  // `predicates`.
  static Result<Lexicon> parse(std::string_view predicates_tsv, std::string_view wordings_tsv = "",
                               std::string_view noun_predicates_tsv = "");
  static const Lexicon& built_in();
  // The built-in tables and a user's files in the format of predicates.tsv, whose rows come first.
  // kNotFound or kInvalidInput naming the file, the line and the reason.
  static Result<Lexicon> with_files(const std::vector<std::string>& files);

  const PredicateEntry& entry(uint32_t index) const { return entries_[index]; }
  size_t size() const { return entries_.size(); }
  // Patterns of a verb lemma, or of "be:critical" for a predicative adjective or noun.
  std::span<const VerbPattern> verb_patterns(std::string_view lemma) const;
  std::span<const NounPattern> noun_patterns(std::string_view lemma) const;
  // What a relation is usually called that the noun tells and no pattern names ("visits"); empty: not known.
  std::string_view usual_predicate(std::string_view noun) const;

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  template <typename T>
  using Table = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

  Status add_predicates(std::string_view tsv, bool own);
  Status add_wordings(std::string_view tsv);
  Status add_noun_predicates(std::string_view tsv);
  void sort_patterns();
  Status add_patterns(std::string_view verbs, std::string_view nouns, std::string_view phrases,
                      uint32_t entry);
  Status add_verb_pattern(std::string_view text, uint32_t entry);
  Status add_phrase_pattern(std::string_view text, uint32_t entry);
  void add_pattern(std::string_view lemmas, const VerbPattern& pattern);
  Status add_noun_pattern(std::string_view text, uint32_t entry);

  std::vector<PredicateEntry> entries_;
  Table<std::vector<VerbPattern>> verbs_;
  Table<std::vector<NounPattern>> nouns_;
  Table<std::string> noun_predicates_;
};

}  // namespace dramatis::extract
