#include "extract/actors/coreference.h"

#include <algorithm>
#include <array>
#include <map>

#include "extract/knowledge/text_forms.h"

namespace dramatis::extract {
namespace {

using graph::ActorType;

constexpr double kLeastConfidence = 0.35;
constexpr double kLeastConfidenceOfNoun = 0.5;

bool is_first_person(const Token& token) {
  static constexpr std::array<std::string_view, 5> kForms = {"i", "me", "my", "mine", "myself"};
  return std::find(kForms.begin(), kForms.end(), fold(token.form)) != kForms.end();
}

// "I" in a quotation: the subject of the verb of saying above or beside it.
Antecedent speaker(const Article& article, const MentionDraft& mention) {
  const SentenceTree& parse = article.parse_of(mention);
  uint32_t t = mention.mention.head;
  const auto subject_of = [&](uint32_t verb) -> int32_t {
    const int32_t subject = parse.child(verb, "nsubj");
    if (subject < 0 || static_cast<uint32_t>(subject) == mention.mention.head) return -1;
    const int32_t d = article.draft_at(mention.mention.sentence, static_cast<uint32_t>(subject));
    return d < 0 ? -1 : article.drafts[static_cast<uint32_t>(d)].mention.actor;
  };
  for (int32_t steps = 0; steps < parse.size(); ++steps) {
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

// Whether a pronoun's number, gender and kind allow the actor.
bool agrees(const Token& pronoun, const CastMember& member) {
  static constexpr std::array<std::string_view, 4> kHe = {"he", "him", "his", "himself"};
  static constexpr std::array<std::string_view, 4> kShe = {"she", "her", "hers", "herself"};
  static constexpr std::array<std::string_view, 3> kIt = {"it", "its", "itself"};
  const std::string form = fold(pronoun.form);
  const auto among = [&](const auto& forms) {
    return std::find(forms.begin(), forms.end(), form) != forms.end();
  };
  const ActorType type = member.actor.type;
  const bool thing =
      type == ActorType::kCountry || type == ActorType::kPlace || type == ActorType::kOrganisation;
  if (among(kHe)) return !thing && member.gender != Gender::kFemale;
  if (among(kShe)) return !thing && member.gender != Gender::kMale;
  if (among(kIt)) return type != ActorType::kPerson;
  return true;
}

// Which actors the language model's antecedents of a mention are, with their probabilities; those that do not
// agree leave theirs to the others. A pronoun passes on those of its own.
std::map<int32_t, double> read_antecedents(const Article& article, const MentionDraft& draft) {
  std::map<int32_t, double> probability;
  double barred = 0;
  const Token& token = article.parse_of(draft)[draft.mention.head];
  const auto add = [&](int32_t member, double chance) {
    if (draft.kind == DraftKind::kPronoun && !agrees(token, article.cast[member]))
      barred += chance;
    else
      probability[member] += chance;
  };
  const SentenceReading& reading = article.reading_of(draft.mention.sentence);
  for (const AntecedentReading& antecedent : reading.antecedents_of(draft.mention.head)) {
    const int32_t d = article.draft_covering(antecedent.sentence, antecedent.token);
    if (d < 0) continue;
    const MentionDraft& before = article.drafts[static_cast<uint32_t>(d)];
    if (before.kind == DraftKind::kPronoun) {
      for (const auto& [member, chance] : before.guesses) add(member, antecedent.probability * chance);
    } else if (before.mention.actor >= 0) {
      add(before.mention.actor, antecedent.probability);
    }
  }
  if (barred > 0 && barred < 1)
    for (auto& [member, chance] : probability) chance = std::min(1.0, chance / (1 - barred));
  return probability;
}

Antecedent likeliest(const std::map<int32_t, double>& probability, double least) {
  Antecedent best;
  for (const auto& [member, chance] : probability)
    if (chance >= least && chance > best.confidence) best = {member, std::min(chance, 1.0)};
  return best;
}

}  // namespace

void resolve_pronoun(Article& article, uint32_t d) {
  MentionDraft& draft = article.drafts[d];
  const std::map<int32_t, double> probability = read_antecedents(article, draft);
  Antecedent antecedent = likeliest(probability, kLeastConfidence);
  if (is_first_person(article.parse_of(draft)[draft.mention.head]))
    if (const Antecedent said_by = speaker(article, draft); said_by.member >= 0) antecedent = said_by;
  draft.guesses.assign(probability.begin(), probability.end());
  if (antecedent.member < 0) return;
  draft.mention.actor = antecedent.member;
  draft.mention.confidence = antecedent.confidence;
}

Antecedent nominal_antecedent(const Article& article, const MentionDraft& draft) {
  return likeliest(read_antecedents(article, draft), kLeastConfidenceOfNoun);
}

}  // namespace dramatis::extract
