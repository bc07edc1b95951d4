// Resolves names: to known actors, to fuller names in the same article, or to new actors.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/actors/article.h"
#include "extract/actors/roles.h"

namespace dramatis::extract {

class NameResolver {
 public:
  // Both must outlive it.
  NameResolver(Article& article, const std::vector<RoleLink>& links) : article_(article), links_(links) {}

  void resolve();
  // Gives persons with an office, and institutions, that have no country yet the one that the article is
  // about.
  void settle_codes();

 private:
  bool is_fuller(const MentionDraft& draft) const;
  void resolve_name(uint32_t d);
  bool resolve_known(uint32_t d);
  bool widen(MentionDraft& draft) const;
  void resolve_place_or_people(MentionDraft& draft, const KnownName& known);
  void resolve_person(uint32_t d);
  void resolve_other(uint32_t d);
  bool is_about(const std::string& code) const;
  std::optional<uint32_t> pick_surname(uint32_t d) const;
  bool means_party(const MentionDraft& draft, const KnownName& party) const;
  std::optional<KnownName> pick_sense(const MentionDraft& draft) const;
  // A person of the article whose name these words are a part of; member -1 if there is none.
  struct Namesake {
    int32_t member = -1;
    double trust = 0;
  };
  Namesake namesake(uint32_t draft, const std::vector<std::string>& parts) const;
  int32_t namesake_of_people(uint32_t draft) const;
  bool has_office(const CastMember& member, const MentionDraft& draft) const;
  // The draft is a full name of one of them.
  bool is_of(uint32_t draft, const std::vector<int32_t>& members) const;
  static bool is_part_of(const std::vector<std::string>& parts, const std::vector<std::string>& whole);
  // By a title or an apposition.
  Gender told_gender(const MentionDraft& draft) const;
  std::string code_within(const MentionDraft& draft) const;
  graph::Sector sector_of(const std::string& office, int32_t owner) const;
  void apply_links();

  Article& article_;
  const std::vector<RoleLink>& links_;
};

// The code that most of the article's countries and cities share, if one clearly leads; else empty.
std::string leading_code(const Article& article);

}  // namespace dramatis::extract
