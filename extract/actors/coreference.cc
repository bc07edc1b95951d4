#include "extract/actors/coreference.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>

#include "extract/actors/text_forms.h"

namespace dramatis::extract {
namespace {

using graph::ActorType;

constexpr uint32_t kSentencesBack = 4;
constexpr double kLeastScore = -2.2;       // below, no candidate is good enough
constexpr double kLeastConfidence = 0.52;  // two candidates closer than this are a doubt

struct Pronoun {
  enum class Kind { kOther, kPerson, kThing, kPlural, kSpeaker } kind = Kind::kOther;
  Gender gender = Gender::kUnknown;
  bool reflexive = false;
  bool possessive = false;
};

Pronoun read_pronoun(const Token& token) {
  const std::string form = fold(token.form);
  const auto any = [&](std::initializer_list<std::string_view> forms) {
    return std::find(forms.begin(), forms.end(), form) != forms.end();
  };
  Pronoun out;
  out.reflexive = form.ends_with("self") || form.ends_with("selves");
  out.possessive = token.xpos == "PRP$" || token.deprel == "nmod:poss";
  if (any({"he", "him", "his", "himself"})) {
    out.kind = Pronoun::Kind::kPerson;
    out.gender = Gender::kMale;
  } else if (any({"she", "her", "hers", "herself"})) {
    out.kind = Pronoun::Kind::kPerson;
    out.gender = Gender::kFemale;
  } else if (any({"it", "its", "itself"})) {
    out.kind = Pronoun::Kind::kThing;
  } else if (any({"they", "them", "their", "theirs", "themselves"})) {
    out.kind = Pronoun::Kind::kPlural;
  } else if (any({"i", "me", "my", "mine", "myself"})) {
    out.kind = Pronoun::Kind::kSpeaker;
  }
  return out;
}

// How well a member's type and number agree with the pronoun; nothing if they cannot.
std::optional<double> agreement(const Pronoun& pronoun, const CastMember& member,
                                const MentionDraft& mention) {
  const ActorType type = member.actor.type;
  switch (pronoun.kind) {
    case Pronoun::Kind::kPerson:
      if (type != ActorType::kPerson) {
        // "the official ... he": a singular nominal of a collective.
        const bool one = mention.kind == DraftKind::kNominal && mention.number == Number::kSingular &&
                         mention.noun && mention.noun->kind == NounKind::kPeople;
        return one ? std::optional(-0.3) : std::nullopt;
      }
      if (member.gender != Gender::kUnknown && member.gender != pronoun.gender) return std::nullopt;
      return member.gender == pronoun.gender ? 0.6 : 0.0;
    case Pronoun::Kind::kThing:
      if (type == ActorType::kPerson) return std::nullopt;
      if (mention.number == Number::kPlural) return std::nullopt;
      if (type == ActorType::kGroup)
        return mention.kind == DraftKind::kNominal && mention.noun && mention.noun->kind == NounKind::kPeople
                   ? std::nullopt
                   : std::optional(0.2);
      return type == ActorType::kPlace ? -0.4 : 0.3;
    case Pronoun::Kind::kPlural:
      if (mention.number == Number::kPlural) return 0.9;
      if (type == ActorType::kPerson) return std::nullopt;
      if (type == ActorType::kGroup) return 0.6;
      return type == ActorType::kOrganisation ? std::optional(-0.3) : std::optional(-1.2);
    default:
      return std::nullopt;
  }
}

double role_weight(std::string_view deprel) {
  if (deprel.starts_with("nsubj")) return 1.0;
  if (deprel == "obj" || deprel == "iobj") return 0.35;
  if (deprel == "root" || deprel == "appos" || deprel == "vocative") return 0.2;
  if (deprel.starts_with("obl:agent")) return 0.4;
  if (deprel.starts_with("obl")) return -0.1;
  if (deprel == "nmod:poss") return 0.15;
  if (deprel.starts_with("nmod")) return -0.3;
  if (deprel == "amod" || deprel == "compound") return -1.2;
  return -0.2;
}

class Ranker {
 public:
  Ranker(const Article& article, uint32_t draft)
      : article_(article),
        draft_(draft),
        mention_(article.drafts[draft]),
        parse_(article.parse_of(mention_)) {}

  Antecedent rank(const Pronoun& pronoun) {
    std::unordered_map<int32_t, int> seen;
    for (uint32_t d = draft_; d-- > 0;) {
      const MentionDraft& candidate = article_.drafts[d];
      const uint32_t back = mention_.mention.sentence - candidate.mention.sentence;
      if (back > kSentencesBack) break;
      const int32_t member = candidate.mention.actor;
      if (member < 0) {
        if (candidate.kind == DraftKind::kNominal)
          rival(pronoun, candidate.mention.sentence, candidate.mention.head);
        continue;
      }
      ++seen[member];
      const auto fit = agreement(pronoun, article_.cast[member], candidate);
      if (!fit || excluded(pronoun, candidate)) continue;
      double score = *fit + place_score(candidate.mention.sentence, candidate.mention.head);
      if (candidate.kind == DraftKind::kPronoun && fold(form(candidate)) == fold(form(mention_)))
        score += 0.5;
      if (candidate.mention.as_place) score -= 0.9;
      propose(member, score);
    }
    // Frequent actors are talked about.
    for (auto& [member, score] : scores_)
      score += 0.35 * std::log(static_cast<double>(std::max(seen[member], 1)));
    if (pronoun.kind == Pronoun::Kind::kThing || pronoun.kind == Pronoun::Kind::kPlural) add_things(pronoun);
    return best();
  }

 private:
  const std::string& form(const MentionDraft& draft) const {
    return article_.parse_of(draft)[draft.mention.head].form;
  }

  double place_score(uint32_t sentence, uint32_t head) const {
    const uint32_t back = mention_.mention.sentence - sentence;
    const ParseIndex& parse = article_.parses[sentence];
    double score = -1.1 * back + role_weight(parse.role(head));
    const int32_t governor = parse.governor(head);
    if (governor >= 0 && parse[static_cast<uint32_t>(governor)].head < 0)
      score += 0.25;  // of the main clause
    if (back == 0) score -= 0.015 * std::abs(static_cast<double>(mention_.mention.head) - head);
    if (parse.role(head).starts_with("nsubj") && parse_.role(mention_.mention.head).starts_with("nsubj"))
      score += 0.3;
    return score;
  }

  // The same clause's other arguments, and the phrase that the pronoun stands in.
  bool excluded(const Pronoun& pronoun, const MentionDraft& candidate) const {
    if (candidate.mention.sentence != mention_.mention.sentence) return pronoun.reflexive;
    const uint32_t mine = mention_.mention.head, other = candidate.mention.head;
    if (pronoun.reflexive) return false;
    if (parse_.dominates(other, mine) && candidate.kind != DraftKind::kName) {
      // "the official's account of his trip": only the head of its own phrase is out.
      if (parse_[mine].head == static_cast<int32_t>(other)) return true;
    }
    if (pronoun.possessive) return parse_[mine].head == static_cast<int32_t>(other);
    const int32_t governor = parse_.governor(mine);
    return governor >= 0 && parse_.governor(other) == governor;
  }

  void propose(int32_t member, double score) {
    const auto [entry, fresh] = scores_.try_emplace(member, score);
    if (!fresh) entry->second = std::max(entry->second, score);
  }

  void rival(const Pronoun& pronoun, uint32_t sentence, uint32_t head) {
    const Token& token = article_.parses[sentence][head];
    const bool plural = token.xpos == "NNS" || token.xpos == "NNPS";
    if (plural != (pronoun.kind == Pronoun::Kind::kPlural)) return;
    if (pronoun.kind == Pronoun::Kind::kPerson && token.entity != EntityType::kPerson) return;
    if (sentence == mention_.mention.sentence &&
        parse_.governor(head) == parse_.governor(mention_.mention.head) && !pronoun.possessive)
      return;
    nothing_ = std::max(nothing_, place_score(sentence, head));
  }

  void add_things(const Pronoun& pronoun) {
    const uint32_t last = mention_.mention.sentence;
    for (uint32_t s = last > 1 ? last - 1 : 0; s <= last; ++s)
      for (uint32_t t = 0; t < article_.parses[s].size() && (s < last || t < mention_.mention.head); ++t)
        if (article_.parses[s][t].upos == Upos::kNoun && article_.parses[s][t].entity != EntityType::kTime &&
            !article_.parses[s].is_any(t, {"compound", "flat", "amod"}) && article_.draft_at(s, t) < 0)
          rival(pronoun, s, t);
  }

  Antecedent best() const {
    int32_t member = -1;
    double first = -1e9, second = nothing_;
    for (const auto& [candidate, score] : scores_) {
      if (score > first || (score == first && candidate < member)) {
        second = std::max(second, first);
        first = score;
        member = candidate;
      } else {
        second = std::max(second, score);
      }
    }
    if (member < 0 || first < kLeastScore) return {};
    const double margin = second < -1e8 ? 3.0 : first - second;
    const double confidence = 1.0 / (1.0 + std::exp(-1.6 * margin));
    if (confidence < kLeastConfidence) return {};
    return {member, std::min(confidence, 0.95)};
  }

  const Article& article_;
  const uint32_t draft_;
  const MentionDraft& mention_;
  const ParseIndex& parse_;
  std::unordered_map<int32_t, double> scores_;
  double nothing_ = -1e9;
};

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

bool stands_for(const ActorNoun& noun, const std::string& words, const CastMember& member) {
  const ActorType type = member.actor.type;
  switch (noun.kind) {
    case NounKind::kPlace:
      if (noun.type == ActorType::kCountry) return type == ActorType::kCountry;
      return type == ActorType::kPlace;
    case NounKind::kBody:
      if (member.noun == noun.canonical) return true;
      if (noun.sector != graph::Sector::kNone && member.actor.sector != graph::Sector::kNone &&
          noun.sector != member.actor.sector)
        return noun.canonical == "armed group" && member.actor.sector == graph::Sector::kParty;
      return type == ActorType::kOrganisation || (type == ActorType::kGroup && member.named);
    case NounKind::kOffice:
      return type == ActorType::kPerson &&
             std::any_of(member.offices.begin(), member.offices.end(), [&](const std::string& office) {
               return office == noun.canonical || office.ends_with(words) ||
                      (words == "leader" && member.actor.sector == graph::Sector::kGovernment);
             });
    default:
      return member.noun == noun.canonical;
  }
}

}  // namespace

Antecedent pronoun_antecedent(const Article& article, uint32_t draft) {
  const MentionDraft& mention = article.drafts[draft];
  const Pronoun pronoun = read_pronoun(article.parse_of(mention)[mention.mention.head]);
  if (pronoun.kind == Pronoun::Kind::kOther) return {};
  if (pronoun.kind == Pronoun::Kind::kSpeaker) return speaker(article, mention);
  return Ranker(article, draft).rank(pronoun);
}

Antecedent nominal_antecedent(const Article& article, uint32_t draft) {
  const MentionDraft& mention = article.drafts[draft];
  if (!mention.noun) return {};
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
    if (!stands_for(*mention.noun, mention.noun_words, article.cast[member])) continue;
    const uint32_t back = mention.mention.sentence - candidate.mention.sentence;
    const double nearness = std::max(0.0, 0.85 - 0.05 * back) - (relation == "amod" ? 0.15 : 0.0);
    if (nearness < 0.5) return {};
    return {member, nearness};
  }
  return {};
}

}  // namespace dramatis::extract
