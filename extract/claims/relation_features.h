// What is known of a relation when it is found that bears on whether it is right: names of
// data/relation_weights.tsv, shown by `dramatis explain`.
//
// They tell constructions, kinds of actors and ways to them, never words.
#pragma once

#include <string>
#include <vector>

#include "extract/actors/actors_found.h"
#include "extract/claims/reading.h"
#include "extract/claims/reach.h"
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
  RelationFeatures(const SentenceTree& tree, const ActorReach& reach, const ActorsFound& actors)
      : tree_(tree), reach_(reach), actors_(actors) {}

  std::vector<std::string> of(const RelationEvidence& evidence) const;

 private:
  std::string kind_of(const ReachedActor& end) const;
  void add_end(const std::string& name, const ReachedActor& end, std::vector<std::string>& out) const;
  void add_grammar(const RelationEvidence& evidence, std::vector<std::string>& out) const;
  void add_distances(const RelationEvidence& evidence, std::vector<std::string>& out) const;
  void add_sentence(std::vector<std::string>& out) const;

  const SentenceTree& tree_;
  const ActorReach& reach_;
  const ActorsFound& actors_;
};

}  // namespace dramatis::extract
