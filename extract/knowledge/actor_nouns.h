// Common nouns that stand for actors: "government", "rebels", "foreign minister", "the ministry".
//
// A table (extract/actors/data/nouns.tsv) maps a lemma, or a lemma with the word before it ("prime
// minister"), to how it is resolved. Const and thread-safe after reading.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "graph/result.h"
#include "graph/vocabulary.h"

namespace dramatis::extract {

enum class NounKind : uint8_t {
  kGovernment,   // is its country: "the Russian government"
  kEnvoys,       // stands for whom it belongs to, country or organisation: "a Hamas delegation"
  kInstitution,  // one a country: "parliament", "foreign ministry", "police"
  kOffice,       // held by one person at a time: "president"
  kPeople,       // a collective or somebody of it: "protesters", "a soldier"
  kBody,         // one of many: "company", "newspaper", "group"
  kMateriel,     // acts for its owner, and is no actor without one: "warships"
  kPlace,        // "country", "city"
  kPart,         // is those it is a part of: "thousands of Nigerians"
};

// Of people: whether the noun tells whose relative somebody is.
enum class Kinship : uint8_t {
  kNone,
  kPossible,  // "two children" of somebody, or in a bombed town
  kCertain,   // "daughters"
};

struct ActorNoun {
  NounKind kind = NounKind::kPeople;
  std::string canonical;  // what is named alike: "soldier" -> "military", "premier" -> "prime minister"
  graph::ActorType type = graph::ActorType::kGroup;
  graph::Sector sector = graph::Sector::kNone;
  Kinship kinship = Kinship::kNone;
};

class ActorNouns {
 public:
  static Result<ActorNouns> read(std::string_view table, const std::string& source);

  // By folded lemma or lemmas ("security force"); nullptr if none.
  const ActorNoun* find(std::string_view lemma) const;

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::unordered_map<std::string, ActorNoun, Hash, std::equal_to<>> nouns_;
};

}  // namespace dramatis::extract
