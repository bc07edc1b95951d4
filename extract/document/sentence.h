// Token, Sentence, Document: a text cut into words and parsed, the form in which every step of extraction
// sees it.
//
// Follows Universal Dependencies v2 (universaldependencies.org): a token here is a UD syntactic word. The two
// words of a contraction ("don't" -> do + n't) are tokens of their own with disjoint byte spans and share a
// surface token.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/vocabulary.h"

namespace dramatis::extract {

using graph::TextSpan;

enum class Upos : uint8_t {
  kAdj,
  kAdp,
  kAdv,
  kAux,
  kCconj,
  kDet,
  kIntj,
  kNoun,
  kNum,
  kPart,
  kPron,
  kPropn,
  kPunct,
  kSconj,
  kSym,
  kVerb,
  kX,
};
std::string_view name_of(Upos upos);
// kX for an unknown name.
Upos upos_from(std::string_view name);

// The type of the mention that a token heads: GUM's ten, and none.
enum class EntityType : uint8_t {
  kNone,
  kAbstract,
  kAnimal,
  kEvent,
  kObject,
  kOrganization,
  kPerson,
  kPlace,
  kPlant,
  kSubstance,
  kTime,
};
std::string_view name_of(EntityType type);  // "" for kNone
EntityType entity_type_from(std::string_view name);

// Where a token stands in a named entity (Ramshaw and Marcus 1995): outside of any, at its beginning, inside.
enum class NamePart : uint8_t { kOutside, kBegin, kInside };

struct NameTag {
  NamePart part = NamePart::kOutside;
  EntityType type = EntityType::kNone;  // kPerson, kOrganization or kPlace within a name
  bool operator==(const NameTag&) const = default;
};
std::string name_of(NameTag tag);  // "B-person", "I-person"; "O" outside
// Outside for an unknown name.
NameTag name_tag_from(std::string_view name);

constexpr float kGivenMargin = 100;  // a margin beyond what the network says

struct Token {
  TextSpan span;     // bytes of the document's text
  std::string form;  // the word as written (equal to the bytes of span unless read from CoNLL-U)
  std::string lemma;
  std::string_view xpos;    // Penn tag; points into static storage
  std::string_view feats;   // UD features "Number=Sing", "" for none; points into static storage
  std::string_view deprel;  // with subtype: "nsubj:pass", "obl:agent"; points into static storage
  int32_t head = -1;        // index of the head within the sentence; -1 is the root
  // How far the parser's scores (log-odds) of the head and of the relation are above the next best; negative
  // where the best tree needs another than a word's best head. A tree that is given is certain.
  float head_margin = kGivenMargin;
  float label_margin = kGivenMargin;
  Upos upos = Upos::kX;
  EntityType entity = EntityType::kNone;
  NameTag name;
  bool space_after = true;
  // > 1 on the first word of a multi-word surface token ("don't": 2 on "do"), 0 on its other words, 1
  // elsewhere.
  uint8_t surface_words = 1;
};

bool is_quotation_mark(const Token& token);  // in ASCII, typographic, or as treebanks write it

struct Sentence {
  TextSpan span;
  std::vector<Token> tokens;
  bool paragraph_start = false;
  std::string id;  // "# sent_id" when read from CoNLL-U, else empty
};

// A text and its sentences; owns both.
struct Document {
  std::string text;
  std::vector<Sentence> sentences;
};

// Interns a label in storage that lives as long as the program; thread-safe. For labels only: the views in
// Token come from here or from the model's own tables. Returns "" for a label over 1024 bytes and once 65,536
// labels are kept, so that hostile input cannot grow the table without end.
std::string_view intern_label(std::string_view label);

}  // namespace dramatis::extract
