// Short ways to write ArticleClaims in tests.
#pragma once

#include <initializer_list>
#include <string>

#include "graph/vocabulary.h"

namespace dramatis::testing {

// Builds the claims of one article sentence by sentence. Actors are made on first use: id "russia" is named
// "russia" unless actor() said otherwise. Offsets are consistent with a text that joins the sentences with
// spaces.
//
//   ArticleClaims claims = ClaimsBuilder("a1", "2023-11-12")
//                              .sentence("Russia criticised Israel.")
//                              .relation("russia", "criticises", "israel", EventClass::kAccuse)
//                              .build();
class ClaimsBuilder {
 public:
  explicit ClaimsBuilder(std::string id, std::string date = "");

  ClaimsBuilder& title(std::string title);
  ClaimsBuilder& actor(std::string id, std::string name, graph::ActorType type, std::string code = "",
                       graph::Sector sector = graph::Sector::kNone);
  // The following calls add to the current sentence, the last one given.
  ClaimsBuilder& sentence(std::string text);
  ClaimsBuilder& mention(const std::string& actor, std::string text,
                         graph::MentionKind kind = graph::MentionKind::kName);
  ClaimsBuilder& role(const std::string& actor, std::string role, const std::string& of);
  ClaimsBuilder& relation(const std::string& subject, std::string predicate, const std::string& object,
                          graph::EventClass event = graph::EventClass::kNone);
  ClaimsBuilder& statement(const std::string& speaker, std::string cue, std::string content,
                           std::initializer_list<std::string> about = {});
  // The last relation, statement: for what the calls above do not set.
  graph::Relation& last_relation() { return claims_.relations.back(); }
  graph::Statement& last_statement() { return claims_.statements.back(); }

  graph::ArticleClaims build() const { return claims_; }

 private:
  graph::Actor& find_or_make(const std::string& id);
  uint32_t current_sentence() const;
  graph::TextSpan find_in_sentence(const std::string& words) const;

  graph::ArticleClaims claims_;
};

}  // namespace dramatis::testing
