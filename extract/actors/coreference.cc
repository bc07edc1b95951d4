#include "extract/actors/coreference.h"

#include <algorithm>
#include <array>
#include <map>

#include "extract/actors/pronoun_features.h"
#include "extract/actors/pronoun_weights.h"
#include "extract/actors/text_forms.h"

namespace dramatis::extract {
namespace {

using graph::ActorType;

constexpr double kLeastConfidence = 0.35;
constexpr double kTellsGender = 0.8;  // a pronoun as sure as this tells its person's

// What a pronoun passes on to later ones. Squares make up for the chance that every link of a chain loses to
// rivals that cannot all be right.
std::vector<std::pair<int32_t, double>> sharpened(const std::map<int32_t, double>& probability) {
  double rest = 1.0, whole = 0;
  for (const auto& [member, chance] : probability) {
    rest -= chance;
    whole += chance * chance;
  }
  if (rest > 0) whole += rest * rest;
  std::vector<std::pair<int32_t, double>> out;
  for (const auto& [member, chance] : probability) out.emplace_back(member, chance * chance / whole);
  return out;
}

bool is_first_person(const Token& token) {
  static constexpr std::array<std::string_view, 5> kForms = {"i", "me", "my", "mine", "myself"};
  return std::find(kForms.begin(), kForms.end(), fold(token.form)) != kForms.end();
}

// "I" in a quotation: the subject of the verb of saying above or beside it.
Antecedent speaker(const Article& article, const MentionDraft& mention) {
  const ParseIndex& parse = article.parse_of(mention);
  uint32_t t = mention.mention.head;
  const auto subject_of = [&](uint32_t verb) -> int32_t {
    const int32_t subject = parse.child(verb, "nsubj");
    if (subject < 0 || static_cast<uint32_t>(subject) == mention.mention.head) return -1;
    const int32_t d = article.draft_at(mention.mention.sentence, static_cast<uint32_t>(subject));
    return d < 0 ? -1 : article.drafts[static_cast<uint32_t>(d)].mention.actor;
  };
  for (uint32_t steps = 0; steps < parse.size(); ++steps) {
    for (const uint32_t c : parse.children(t))
      if (parse.is(c, "parataxis"))
        if (const int32_t member = subject_of(c); member >= 0) return {member, 0.8};
    if (parse[t].head < 0) return {};
    const bool clause = parse.is_any(t, {"ccomp", "parataxis"});
    t = static_cast<uint32_t>(parse[t].head);
    if (clause)
      if (const int32_t member = subject_of(t); member >= 0) return {member, 0.85};
  }
  return {};
}

void learn_gender(CastMember& member, const Token& pronoun) {
  if (member.actor.type != ActorType::kPerson || member.gender != Gender::kUnknown) return;
  const PronounClass kind = third_person(pronoun)->kind;
  if (kind == PronounClass::kHe) member.gender = Gender::kMale;
  if (kind == PronounClass::kShe) member.gender = Gender::kFemale;
}

}  // namespace

void resolve_pronoun(Article& article, uint32_t d) {
  MentionDraft& draft = article.drafts[d];
  const Token& token = article.parse_of(draft)[draft.mention.head];
  if (is_first_person(token)) {
    const Antecedent said_by = speaker(article, draft);
    draft.mention.actor = said_by.member;
    draft.mention.confidence = said_by.confidence;
    return;
  }
  const std::vector<AntecedentCandidate> candidates = antecedent_candidates(article, d);
  if (candidates.empty()) return;
  const std::vector<double> chances = PronounWeights::built_in().chances(candidates);
  std::map<int32_t, double> probability;  // of an actor, over its mentions
  for (size_t c = 0; c < candidates.size(); ++c) {
    if (candidates[c].draft < 0) continue;
    const MentionDraft& mention = article.drafts[static_cast<uint32_t>(candidates[c].draft)];
    if (mention.kind != DraftKind::kPronoun) {
      if (mention.mention.actor >= 0) probability[mention.mention.actor] += chances[c];
    } else {
      for (const auto& [member, chance] : mention.guesses) probability[member] += chances[c] * chance;
    }
  }
  draft.guesses = sharpened(probability);
  for (const auto& [member, chance] : probability)
    if (chance >= kLeastConfidence && (draft.mention.actor < 0 || chance > draft.mention.confidence)) {
      draft.mention.actor = member;
      draft.mention.confidence = std::min(chance, 1.0);
    }
  if (draft.mention.actor >= 0 && draft.mention.confidence >= kTellsGender)
    learn_gender(article.cast[draft.mention.actor], token);
}

}  // namespace dramatis::extract
