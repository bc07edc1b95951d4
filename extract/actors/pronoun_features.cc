#include "extract/actors/pronoun_features.h"

#include <algorithm>
#include <initializer_list>
#include <unordered_set>

#include "extract/actors/antecedent_describer.h"
#include "extract/actors/text_forms.h"

namespace dramatis::extract {
namespace {

using graph::ActorType;

constexpr uint32_t kSentencesBack = 9;
constexpr uint32_t kNounSentencesBack = 1;  // for nouns that are no actors
constexpr size_t kMostCandidates = 80;
constexpr uint32_t kTokensAhead = 20;
constexpr double kSure = 0.5;  // a mention that is surer than this keeps its actor from being meant beside it

std::string_view name_of(PronounClass kind) {
  static constexpr std::string_view kNames[] = {"he", "she", "it", "they"};
  return kNames[static_cast<size_t>(kind)];
}

bool any_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

int32_t likeliest_member(const MentionDraft& draft) {
  int32_t member = draft.mention.actor;
  double highest = 0;
  for (const auto& [guess, chance] : draft.guesses)
    if (chance > highest) {
      member = guess;
      highest = chance;
    }
  return member;
}

// Collects whom a pronoun may mean, nearest first.
class CandidateFinder {
 public:
  CandidateFinder(const Article& article, uint32_t pronoun, ThirdPerson person)
      : draft_(pronoun),
        site_{article,
              article.parse_of(article.drafts[pronoun]),
              person,
              name_of(person.kind),
              article.drafts[pronoun].mention.sentence,
              article.drafts[pronoun].mention.head,
              {}} {}

  std::vector<AntecedentCandidate> find() {
    count_mentions();
    find_coarguments();
    for (uint32_t d = draft_ + 1; d < site_.article.sentence_start[site_.sentence + 1]; ++d)
      consider_ahead(d);
    for (uint32_t d = draft_; d-- > 0 && out_.size() < kMostCandidates;) {
      if (site_.sentence - site_.article.drafts[d].mention.sentence > kSentencesBack) break;
      consider(d);
    }
    if (site_.person.kind == PronounClass::kIt || site_.person.kind == PronounClass::kThey) add_nouns();
    add_nothing();
    return std::move(out_);
  }

 private:
  void count_mentions() {
    for (uint32_t d = 0; d < draft_; ++d)
      if (const int32_t member = likeliest_member(site_.article.drafts[d]); member >= 0)
        ++site_.mentions[member];
    for (const auto& [member, count] : site_.mentions)
      if (may_be_member(member)) site_.most = std::max(site_.most, count);
  }

  // Who takes part in the same event cannot be meant, by whatever mention: "He asked Khan to see him"
  // (Principle B).
  void find_coarguments() {
    const std::string_view mine = role_class(site_.parse.role(site_.head));
    const int32_t verb = site_.parse.governor(site_.head);
    if (site_.person.reflexive || verb < 0 || site_.parse[static_cast<uint32_t>(verb)].upos != Upos::kVerb)
      return;
    const auto excludes = [&](uint32_t head) {
      const std::string_view role = role_class(site_.parse.role(head));
      if (mine == "obj") return static_cast<int32_t>(head) == subject_of(static_cast<uint32_t>(verb));
      return mine == "subj" && role == "obj" && site_.parse.governor(head) == verb;
    };
    for (uint32_t d = site_.article.sentence_start[site_.sentence];
         d < site_.article.sentence_start[site_.sentence + 1]; ++d) {
      const MentionDraft& other = site_.article.drafts[d];
      if (d == draft_ || (d > draft_ && other.kind != DraftKind::kName)) continue;
      if (other.mention.actor >= 0 && other.mention.confidence >= kSure && excludes(other.mention.head))
        coarguments_.insert(other.mention.actor);
    }
  }

  // Who does it: the verb's subject, or what the verb above lends it: "Khan offered to see him", "asked Khan
  // to see him".
  int32_t subject_of(uint32_t verb) const {
    for (uint32_t steps = 0; steps < site_.parse.size(); ++steps) {
      if (const int32_t subject = site_.parse.child(verb, "nsubj"); subject >= 0) return subject;
      const bool complement = site_.parse.is(verb, "xcomp");
      if ((!complement && !site_.parse.is(verb, "conj")) || site_.parse[verb].head < 0) return -1;
      verb = static_cast<uint32_t>(site_.parse[verb].head);
      if (!complement) continue;
      for (const std::string_view object : {"obj", "iobj"})
        if (const int32_t controller = site_.parse.child(verb, object); controller >= 0) return controller;
    }
    return -1;
  }

  // By the gender and type of the actor, as far as they are known.
  bool may_be_member(int32_t index) const {
    const CastMember& member = site_.article.cast[index];
    const bool person = member.actor.type == ActorType::kPerson;
    switch (site_.person.kind) {
      case PronounClass::kHe:
        return person && member.gender != Gender::kFemale;
      case PronounClass::kShe:
        return person && member.gender != Gender::kMale;
      case PronounClass::kIt:
        return !person;
      case PronounClass::kThey:
        return !person || member.gender == Gender::kUnknown;
    }
    return false;
  }

  bool may_be(const MentionDraft& candidate) const {
    const ParseIndex& parse = site_.article.parse_of(candidate);
    if (candidate.kind == DraftKind::kRelative) return false;
    if (candidate.kind == DraftKind::kPronoun) {
      const auto other = third_person(parse[candidate.mention.head]);
      return other && other->kind == site_.person.kind;
    }
    const int32_t member = candidate.mention.actor;
    const bool plural = candidate.number == Number::kPlural;
    if (site_.person.kind == PronounClass::kThey) {
      if (candidate.kind == DraftKind::kNominal && !plural && candidate.entity == EntityType::kPerson)
        return false;
      return member < 0 || may_be_member(member);
    }
    if (plural && candidate.kind == DraftKind::kNominal) return false;
    if (member >= 0 && may_be_member(member)) return true;
    // "the official ... he": one of a collective.
    const bool one = candidate.kind == DraftKind::kNominal &&
                     (candidate.entity == EntityType::kPerson ||
                      (candidate.noun && candidate.noun->kind == NounKind::kPeople));
    return site_.person.kind == PronounClass::kIt
               ? member < 0 && !one
               : one && (member < 0 || site_.article.cast[member].actor.type != ActorType::kPerson);
  }

  // "In his speech, Obama said": names only.
  void consider_ahead(uint32_t d) {
    const MentionDraft& candidate = site_.article.drafts[d];
    if (candidate.kind != DraftKind::kName || candidate.mention.head <= site_.head ||
        candidate.mention.head - site_.head > kTokensAhead || candidate.mention.actor < 0)
      return;
    if (!may_be(candidate) || role_class(site_.parse.role(candidate.mention.head)) != "subj") return;
    AntecedentCandidate& ahead =
        add(site_.sentence, candidate.mention.head, static_cast<int32_t>(d), candidate.mention.actor);
    AntecedentDescriber(site_, ahead.features).name_ahead(candidate);
  }

  void consider(uint32_t d) {
    const MentionDraft& candidate = site_.article.drafts[d];
    if (!may_be(candidate)) return;
    const uint32_t s = candidate.mention.sentence, head = candidate.mention.head;
    if (s == site_.sentence && head >= site_.head) return;
    const int32_t member = likeliest_member(candidate);
    if (coarguments_.contains(member)) return;
    AntecedentCandidate& made = add(s, head, static_cast<int32_t>(d), member);
    AntecedentDescriber(site_, made.features).mention(candidate, member);
    if (member < 0 || seen_.insert(member).second) ++site_.between;
  }

  void add_nouns() {
    const uint32_t from = site_.sentence > kNounSentencesBack ? site_.sentence - kNounSentencesBack : 0;
    for (uint32_t s = site_.sentence + 1; s-- > from;) {
      const ParseIndex& parse = site_.article.parses[s];
      for (uint32_t t = 0; t < parse.size() && (s < site_.sentence || t < site_.head); ++t) {
        const Token& token = parse[t];
        if (token.upos != Upos::kNoun || token.entity == EntityType::kTime ||
            parse.is_any(t, {"compound", "flat", "amod"}) || site_.article.draft_at(s, t) >= 0)
          continue;
        const bool plural = token.xpos == "NNS" || token.xpos == "NNPS";
        if (plural != (site_.person.kind == PronounClass::kThey)) continue;
        if (out_.size() >= kMostCandidates + 40) return;
        AntecedentDescriber(site_, add(s, t, -1, -1).features).noun(s, t);
      }
    }
  }

  void add_nothing() {
    AntecedentCandidate& nothing = add(site_.sentence, site_.head, -1, -1);
    nothing.nothing = true;
    AntecedentDescriber(site_, nothing.features).nothing();
  }

  AntecedentCandidate& add(uint32_t sentence, uint32_t head, int32_t draft, int32_t member) {
    out_.push_back({sentence, head, draft, member, false, {}});
    return out_.back();
  }

  const uint32_t draft_;
  PronounSite site_;
  std::vector<AntecedentCandidate> out_;
  std::unordered_set<int32_t> coarguments_;  // members
  std::unordered_set<int32_t> seen_;         // members that are candidates already
};

}  // namespace

std::optional<ThirdPerson> third_person(const Token& token) {
  const std::string form = fold(token.form);
  ThirdPerson out;
  if (any_of(form, {"he", "him", "his", "himself"}))
    out.kind = PronounClass::kHe;
  else if (any_of(form, {"she", "her", "hers", "herself"}))
    out.kind = PronounClass::kShe;
  else if (any_of(form, {"it", "its", "itself"}))
    out.kind = PronounClass::kIt;
  else if (any_of(form, {"they", "them", "their", "theirs", "themselves", "themself"}))
    out.kind = PronounClass::kThey;
  else
    return std::nullopt;
  out.reflexive = form.ends_with("self") || form.ends_with("selves");
  out.possessive = token.xpos == "PRP$" || token.deprel == "nmod:poss";
  return out;
}

std::string to_string(const Feature& feature) {
  std::string out(feature[0]);
  for (size_t i = 1; i < feature.size(); ++i) {
    out += '|';
    out += feature[i];
  }
  while (out.ends_with('|')) out.pop_back();
  return out;
}

std::vector<AntecedentCandidate> antecedent_candidates(const Article& article, uint32_t pronoun) {
  const MentionDraft& mention = article.drafts[pronoun];
  const auto person = third_person(article.parse_of(mention)[mention.mention.head]);
  if (!person) return {};
  return CandidateFinder(article, pronoun, *person).find();
}

}  // namespace dramatis::extract
