// What is known of a relation when it is found that bears on whether it is right: names of
// data/relation_weights.tsv, shown by `dramatis explain`.
//
// They name constructions, kinds of actors, ways to them and rows of predicates.tsv, never words of a text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/actors/actors_found.h"
#include "extract/claims/reach.h"
#include "extract/claims/reading.h"
#include "extract/claims/tree.h"
#include "graph/vocabulary.h"

namespace dramatis::extract {

// A relation between two actors with what it was read from.
struct RelationEvidence {
  const Reading& reading;
  const ReachedActor& subject;
  const ReachedActor& object;
  int32_t object_token;
  const graph::Relation& relation;  // `confidence`: the product of its parts
};

class RelationFeatures {
 public:
  // All must outlive it.
  RelationFeatures(const SentenceTree& tree, const ActorReach& reach, const ActorsFound& actors);

  std::vector<std::string> of(const RelationEvidence& evidence) const;

 private:
  const graph::Actor& actor(const ReachedActor& end) const;
  void add_end(const std::string& name, const ReachedActor& end, std::vector<std::string>& out) const;
  void add_pair(const RelationEvidence& evidence, std::vector<std::string>& out) const;
  void add_predicate(const RelationEvidence& evidence, std::vector<std::string>& out) const;
  void add_clause(const RelationEvidence& evidence, std::vector<std::string>& out) const;
  void add_certainty(const std::string& name, int32_t verb, int32_t end, std::vector<std::string>& out) const;
  void add_sentence(std::vector<std::string>& out) const;
  void add_article(std::vector<std::string>& out) const;

  const SentenceTree& tree_;
  const ActorReach& reach_;
  const ActorsFound& actors_;
  int64_t named_;  // actors of the article that have a name
  bool of_states_;
};

}  // namespace dramatis::extract
