// The drafts of one article under resolution, found by place, and the cast that they are resolved to.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/document/reading.h"
#include "extract/knowledge/knowledge.h"
#include "extract/mentions/mention_draft.h"
#include "extract/syntax/sentence_tree.h"
#include "graph/vocabulary.h"

namespace dramatis::extract {

// An actor of the article, with what coreference needs to know of it.
struct CastMember {
  graph::Actor actor;
  Gender gender = Gender::kUnknown;
  Number number = Number::kSingular;
  int32_t known = -1;                // index into Knowledge
  bool named = false;                // has a name: known, or written in the text
  std::string noun;                  // made from a nominal: its canonical noun ("police")
  std::vector<std::string> offices;  // "foreign minister": titles that the article gives
  std::vector<std::string>
      called;  // what else they say, office by office: "democratic" of "Democratic candidate"
  std::vector<std::string> parts;  // persons: the folded words of the name
};

class Cast {
 public:
  explicit Cast(const Knowledge& knowledge) : knowledge_(knowledge) {}

  int32_t add_known(uint32_t known);
  // The member with the id, made if there is none yet.
  int32_t add(std::string id, std::string name, graph::ActorType type, graph::Sector sector,
              std::string code);
  int32_t find(std::string_view id) const;  // -1

  CastMember& operator[](int32_t member) { return members_[static_cast<size_t>(member)]; }
  const CastMember& operator[](int32_t member) const { return members_[static_cast<size_t>(member)]; }
  size_t size() const { return members_.size(); }

  // The country (government) that a member belongs to, added if need be; -1 if it has none.
  int32_t country_of(int32_t member);
  // "Russian" for Russia, "Hamas" for Hamas: how a member's name stands before a noun.
  std::string adjective(int32_t member) const;

 private:
  const Knowledge& knowledge_;
  std::deque<CastMember> members_;
  std::unordered_map<std::string, int32_t> by_id_;
};

struct Article {
  Article(const Document& document, const DocumentReading& reading, const Knowledge& knowledge,
          std::string_view date, std::string_view key);

  const Document& document;
  const DocumentReading& reading;
  const Knowledge& knowledge;
  std::string date;  // ISO, or empty
  std::string key;   // tells actors without a name of this article from those of others
  std::vector<SentenceTree> parses;
  std::vector<MentionDraft> drafts;      // by sentence, then head
  std::vector<uint32_t> sentence_start;  // index of each sentence's first draft; one more at the end
  Cast cast;

  const SentenceTree& parse_of(const MentionDraft& draft) const { return parses[draft.mention.sentence]; }
  // Nothing where the document was not read.
  const SentenceReading& reading_of(uint32_t sentence) const;
  // Index of the draft headed by a token, or -1.
  int32_t draft_at(uint32_t sentence, uint32_t token) const;
  // The draft whose words contain the token (names), else headed by it; -1.
  int32_t draft_covering(uint32_t sentence, uint32_t token) const;
};

// Whom a noun phrase belongs to, by its words: drafts of "Russian" and "its" in "its Russian allies", of
// "Jordan" in "the king of Jordan", of "Colombia" in "rebels in Colombia". Nearest and closest-bound first.
struct Owner {
  uint32_t draft = 0;
  bool by_place = false;     // "in Colombia"
  bool coordinated = false;  // one of several: "U.S. and Russian negotiators"
};
std::vector<Owner> find_owners(const Article& article, uint32_t sentence, uint32_t token);

}  // namespace dramatis::extract
