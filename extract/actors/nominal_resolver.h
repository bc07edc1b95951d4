// Resolves nouns that stand for actors: "the Russian government", "Hamas members", "Turkish police", "the
// president".
#pragma once

#include <string>
#include <vector>

#include "extract/actors/article.h"
#include "extract/actors/roles.h"

namespace dramatis::extract {

class NominalResolver {
 public:
  // Both must outlive it. Names must be resolved.
  NominalResolver(Article& article, const std::vector<RoleLink>& links);

  // Sets the draft's actor, or leaves -1 if the noun cannot be told.
  void resolve(uint32_t draft);

 private:
  // Whom the noun belongs to, resolved; member -1 if nobody. `several`: it belongs to more than one.
  struct Whose {
    int32_t member = -1;
    uint32_t draft = 0;  // that names it
    bool several = false;
    bool guessed = false;  // from the article as a whole, not from the phrase
  };

  void resolve_by_words(uint32_t draft);
  void make_nameless(MentionDraft& draft);
  bool resolve_by_name_beside(uint32_t draft);
  int32_t name_between_commas(const MentionDraft& draft) const;
  Whose owner_of(uint32_t draft);
  bool names_kind(const MentionDraft& draft, const Whose& whose) const;
  bool joined(uint32_t noun, uint32_t first, uint32_t second) const;
  bool resolve_owned(MentionDraft& draft, const Whose& whose);
  int32_t body_spoken_of(const MentionDraft& draft, const std::string& code) const;
  int32_t kin_spoken_of(uint32_t kin) const;
  bool held_before(const CastMember& member, const std::string& office) const;
  void resolve_office(MentionDraft& draft, const Whose& whose);
  void make(MentionDraft& draft, const std::string& adjective, const std::string& noun,
            const std::string& code);
  std::string title_of(const MentionDraft& draft) const;
  std::string noun_as_told(const MentionDraft& draft) const;
  int32_t holder_named(const MentionDraft& office, int32_t place) const;
  bool is_anothers(const MentionDraft& draft) const;
  static bool is_one_person(const MentionDraft& draft);
  bool is_bare(const MentionDraft& draft) const;
  bool is_indefinite(const MentionDraft& draft) const;
  bool is_definite(const MentionDraft& draft) const;
  void settle(MentionDraft& draft, int32_t member, double confidence);
  void resolve_anonymous(MentionDraft& draft);
  bool is_done_to(const MentionDraft& other, const MentionDraft& agent) const;
  int32_t country_around(const MentionDraft& draft);

  static constexpr double kAnonymous = 0.5;  // confidence, where nobody says who it is
  static constexpr double kByPhrase = 0.9;   // where the phrase itself tells whose the noun is

  Article& article_;
  const std::vector<RoleLink>& links_;
  std::string leading_code_;
};

}  // namespace dramatis::extract
