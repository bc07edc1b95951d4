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

// "bank" in "Bank of England"
bool has_word(std::string_view name, std::string_view word) {
  const std::string folded = fold(name);
  const auto is_edge = [&](size_t at) { return at >= folded.size() || folded[at] == ' '; };
  for (size_t at = folded.find(word); at != std::string::npos; at = folded.find(word, at + 1))
    if ((at == 0 || is_edge(at - 1)) && is_edge(at + word.size())) return true;
  return false;
}

bool stands_for(const ActorNoun& noun, const std::string& words, const CastMember& member) {
  const ActorType type = member.actor.type;
  switch (noun.kind) {
    case NounKind::kPlace:
      if (noun.type == ActorType::kCountry) return type == ActorType::kCountry;
      return type == ActorType::kPlace;
    case NounKind::kBody:
      if (member.noun == noun.canonical || (member.named && has_word(member.actor.name, words))) return true;
      if (!member.named) return false;
      if (noun.sector != graph::Sector::kNone && member.actor.sector != graph::Sector::kNone &&
          noun.sector != member.actor.sector)
        return noun.canonical == "armed group" && member.actor.sector == graph::Sector::kParty;
      return type == ActorType::kOrganisation || type == ActorType::kGroup;
    case NounKind::kOffice:
      return type == ActorType::kPerson &&
             std::any_of(member.offices.begin(), member.offices.end(), [&](const std::string& office) {
               return office == noun.canonical || office.ends_with(words) ||
                      (words == "leader" && member.actor.sector == graph::Sector::kGovernment);
             });
    case NounKind::kInstitution:  // "the court" after "the International Criminal Court"
      return member.noun == noun.canonical ||
             (member.named && type == ActorType::kOrganisation && has_word(member.actor.name, words));
    default:
      return member.noun == noun.canonical;
  }
}

bool is_former(const ParseIndex& parse, uint32_t noun) {
  for (const uint32_t c : parse.children(noun))
    if (parse.is(c, "amod") && fold(parse[c].form) == "former") return true;
  return false;
}

// "The minister" is the finance minister of the sentence before.
bool is_called(const MentionDraft& mention, const CastMember& member) {
  if (mention.number == Number::kPlural || member.actor.type != ActorType::kPerson) return false;
  return std::any_of(member.offices.begin(), member.offices.end(), [&](const std::string& office) {
    return office == mention.noun_words || office.ends_with(" " + mention.noun_words);
  });
}

}  // namespace

namespace {

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

Antecedent nominal_antecedent(const Article& article, uint32_t draft) {
  const MentionDraft& mention = article.drafts[draft];
  if (!mention.noun) return {};
  const bool former = is_former(article.parse_of(mention), mention.mention.head);
  for (uint32_t d = draft; d-- > 0;) {
    const MentionDraft& candidate = article.drafts[d];
    const int32_t member = candidate.mention.actor;
    if (member < 0 || candidate.kind == DraftKind::kPronoun || candidate.kind == DraftKind::kRelative)
      continue;
    const auto relation = article.parse_of(candidate)[candidate.mention.head].deprel;
    // A modifier of this very phrase is no antecedent.
    if (candidate.mention.sentence == mention.mention.sentence &&
        article.parse_of(mention).dominates(mention.mention.head, candidate.mention.head))
      continue;
    if (former && mention.noun->kind == NounKind::kOffice) {
      const auto& offices = article.cast[member].offices;
      if (std::find(offices.begin(), offices.end(), "former " + mention.noun_words) == offices.end())
        continue;
    } else if (!stands_for(*mention.noun, mention.noun_words, article.cast[member]) &&
               !is_called(mention, article.cast[member])) {
      continue;
    }
    const uint32_t back = mention.mention.sentence - candidate.mention.sentence;
    const double nearness = std::max(0.0, 0.85 - 0.05 * back) - (relation == "amod" ? 0.15 : 0.0);
    if (nearness < 0.5) return {};
    return {member, nearness};
  }
  return {};
}

}  // namespace dramatis::extract
