// ActorFinder: who is mentioned in a parsed article, and which mentions are the same actor.
//
//   auto knowledge = Knowledge::load();
//   ActorFinder finder(*knowledge);
//   ActorsFound found = finder.find(document, "2023-11-12");
//
// The steps: names and actor nouns from the parse (mention_finder.h), links of office (roles.h), identity by
// knowledge and within the article (resolver.h), pronouns and definite nominals (coreference.h).
// docs/actors.md explains the ids.
#pragma once

#include <memory>
#include <string_view>

#include "extract/document/reading.h"
#include "extract/document/sentence.h"
#include "extract/knowledge/knowledge.h"
#include "extract/mentions/actors_found.h"

namespace dramatis::extract {

class ActorFinder {
 public:
  explicit ActorFinder(std::shared_ptr<const Knowledge> knowledge) : knowledge_(std::move(knowledge)) {}

  // `article_date` is ISO 8601 or empty; it decides who "the president" is. `key` becomes part of the ids of
  // those who are known by no name ("protesters-1f0c22aa"), so that articles do not share them; empty: they
  // do. Any parse and reading is accepted: a poor one gives fewer or wrong actors, never an error.
  // Thread-safe.
  ActorsFound find(const Document& document, const DocumentReading& reading, std::string_view article_date,
                   std::string_view key) const;

  const Knowledge& knowledge() const { return *knowledge_; }

 private:
  std::shared_ptr<const Knowledge> knowledge_;
};

}  // namespace dramatis::extract
