// Features of the candidates for one third-person pronoun (pronoun_features.h); internal to its resolution.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/actors/pronoun_features.h"

namespace dramatis::extract {

// The pronoun, and what its candidates are measured against.
struct PronounSite {
  const Article& article;
  const ParseIndex& parse;  // of its sentence
  ThirdPerson person;
  std::string_view name;  // of its class: "he"
  uint32_t sentence = 0, head = 0;
  std::unordered_map<int32_t, uint32_t> mentions;  // of each member before the pronoun
  uint32_t most = 0;                               // of those of a member that may be meant
  size_t between = 0;                              // candidates nearer by than the one described
};

// Writes what speaks for one candidate; both must outlive it.
class AntecedentDescriber {
 public:
  AntecedentDescriber(const PronounSite& site, std::vector<Feature>& to) : site_(site), to_(to) {}

  void mention(const MentionDraft& candidate, int32_t member);
  // A name that comes after the pronoun.
  void name_ahead(const MentionDraft& candidate);
  // A noun that is no actor.
  void noun(uint32_t sentence, uint32_t token);
  void nothing();

 private:
  void put(std::string_view name, std::string_view a = {}, std::string_view b = {}, std::string_view c = {}) {
    to_.push_back({name, a, b, c});
  }
  void describe_place(uint32_t sentence, uint32_t head, std::string_view kind);
  void describe_clause(uint32_t head);
  void describe_use(std::string_view kind, std::string_view type);
  void describe_member(const MentionDraft& candidate, int32_t member, std::string_view kind);
  bool governs(uint32_t head) const;

  const PronounSite& site_;
  std::vector<Feature>& to_;
};

// "subj", "obj", "obl" ...: relations that speak alike for an antecedent.
std::string_view role_class(std::string_view deprel);

}  // namespace dramatis::extract
