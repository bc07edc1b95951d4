#include "extract/actors/pronoun_features.h"

#include <algorithm>
#include <initializer_list>
#include <unordered_map>
#include <unordered_set>

#include "extract/actors/text_forms.h"

namespace dramatis::extract {
namespace {

using graph::ActorType;

constexpr uint32_t kSentencesBack = 9;
constexpr uint32_t kNounSentencesBack = 1;  // for nouns that are no actors
constexpr size_t kMostCandidates = 80;
constexpr uint32_t kTokensAhead = 20;
constexpr double kSure = 0.5;  // a mention that is surer than this keeps its actor from being meant beside it

bool any_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string_view name_of(PronounClass kind) {
  static constexpr std::string_view kNames[] = {"he", "she", "it", "they"};
  return kNames[static_cast<size_t>(kind)];
}

// Numbers by their order of magnitude.
std::string_view bucket(size_t n) {
  if (n <= 3) {
    static constexpr std::string_view kSmall[] = {"0", "1", "2", "3"};
    return kSmall[n];
  }
  return n <= 5 ? "4-5" : n <= 8 ? "6-8" : n <= 13 ? "9-13" : n <= 21 ? "14-21" : "22+";
}

std::string_view role_class(std::string_view deprel) {
  if (deprel == "nsubj:pass") return "subj-pass";
  if (deprel.starts_with("nsubj") || deprel.starts_with("csubj")) return "subj";
  if (deprel == "obj" || deprel == "iobj") return "obj";
  if (deprel == "obl:agent") return "agent";
  if (deprel.starts_with("obl")) return "obl";
  if (deprel == "nmod:poss") return "poss";
  if (deprel == "nmod:desc") return "mod";
  if (deprel.starts_with("nmod")) return "nmod";
  if (deprel == "amod" || deprel == "compound" || deprel == "det") return "mod";
  if (deprel == "root" || deprel == "vocative" || deprel == "appos" || deprel == "parataxis") return "free";
  return "other";
}

std::string_view kind_name(const MentionDraft& draft) {
  switch (draft.kind) {
    case DraftKind::kName:
      return "name";
    case DraftKind::kNominal:
      return "nominal";
    default:
      return "pronoun";
  }
}

bool is_quote(const Token& token) {
  return token.form == "\"" || token.form == "“" || token.form == "”" || token.form == "``" ||
         token.form == "''";
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

class Describer {
 public:
  Describer(const Article& article, uint32_t pronoun, ThirdPerson person)
      : article_(article),
        draft_(pronoun),
        mention_(article.drafts[pronoun]),
        parse_(article.parse_of(mention_)),
        person_(person),
        class_(name_of(person.kind)),
        head_(mention_.mention.head),
        sentence_(mention_.mention.sentence) {}

  std::vector<AntecedentCandidate> describe() {
    count_mentions();
    find_coarguments();
    for (uint32_t d = draft_ + 1; d < article_.sentence_start[sentence_ + 1]; ++d) consider_ahead(d);
    for (uint32_t d = draft_; d-- > 0 && out_.size() < kMostCandidates;) {
      if (sentence_ - article_.drafts[d].mention.sentence > kSentencesBack) break;
      consider(d);
    }
    if (person_.kind == PronounClass::kIt || person_.kind == PronounClass::kThey) add_nouns();
    add_nothing();
    return std::move(out_);
  }

 private:
  void count_mentions() {
    for (uint32_t d = 0; d < draft_; ++d)
      if (const int32_t member = likeliest_member(article_.drafts[d]); member >= 0) ++mentions_[member];
    for (const auto& [member, count] : mentions_)
      if (may_be_member(member)) most_ = std::max(most_, count);
  }

  // Who takes part in the same event cannot be meant, by whatever mention: "He asked Khan to see him"
  // (Principle B).
  void find_coarguments() {
    const std::string_view mine = role_class(parse_.role(head_));
    const int32_t verb = parse_.governor(head_);
    if (person_.reflexive || verb < 0 || parse_[static_cast<uint32_t>(verb)].upos != Upos::kVerb) return;
    const auto excludes = [&](uint32_t head) {
      const std::string_view role = role_class(parse_.role(head));
      if (mine == "obj") return static_cast<int32_t>(head) == subject_of(static_cast<uint32_t>(verb));
      return mine == "subj" && role == "obj" && parse_.governor(head) == verb;
    };
    for (uint32_t d = article_.sentence_start[sentence_]; d < article_.sentence_start[sentence_ + 1]; ++d) {
      const MentionDraft& other = article_.drafts[d];
      if (d == draft_ || (d > draft_ && other.kind != DraftKind::kName)) continue;
      if (other.mention.actor >= 0 && other.mention.confidence >= kSure && excludes(other.mention.head))
        coarguments_.insert(other.mention.actor);
    }
  }

  // Who does it: the verb's subject, or what the verb above lends it: "Khan offered to see him", "asked Khan
  // to see him".
  int32_t subject_of(uint32_t verb) const {
    for (uint32_t steps = 0; steps < parse_.size(); ++steps) {
      if (const int32_t subject = parse_.child(verb, "nsubj"); subject >= 0) return subject;
      const bool complement = parse_.is(verb, "xcomp");
      if ((!complement && !parse_.is(verb, "conj")) || parse_[verb].head < 0) return -1;
      verb = static_cast<uint32_t>(parse_[verb].head);
      if (!complement) continue;
      for (const std::string_view object : {"obj", "iobj"})
        if (const int32_t controller = parse_.child(verb, object); controller >= 0) return controller;
    }
    return -1;
  }

  // By the gender and type of the actor, as far as they are known.
  bool may_be_member(int32_t index) const {
    const CastMember& member = article_.cast[index];
    const bool person = member.actor.type == ActorType::kPerson;
    switch (person_.kind) {
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
    const ParseIndex& parse = article_.parse_of(candidate);
    if (candidate.kind == DraftKind::kRelative) return false;
    if (candidate.kind == DraftKind::kPronoun) {
      const auto other = third_person(parse[candidate.mention.head]);
      return other && other->kind == person_.kind;
    }
    const int32_t member = candidate.mention.actor;
    const bool plural = candidate.number == Number::kPlural;
    if (person_.kind == PronounClass::kThey) {
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
    return person_.kind == PronounClass::kIt
               ? member < 0 && !one
               : one && (member < 0 || article_.cast[member].actor.type != ActorType::kPerson);
  }

  // "In his speech, Obama said": names only.
  void consider_ahead(uint32_t d) {
    const MentionDraft& candidate = article_.drafts[d];
    if (candidate.kind != DraftKind::kName || candidate.mention.head <= head_ ||
        candidate.mention.head - head_ > kTokensAhead || candidate.mention.actor < 0)
      return;
    if (!may_be(candidate) || role_class(parse_.role(candidate.mention.head)) != "subj") return;
    AntecedentCandidate& ahead =
        add(sentence_, candidate.mention.head, static_cast<int32_t>(d), candidate.mention.actor);
    features_ = &ahead.features;
    const bool first = head_ < 12;
    put("ahead", class_, first ? "first" : "later",
        mentions_.contains(candidate.mention.actor) ? "known" : "new");
    put("ahead-clause", governs(candidate.mention.head) ? "governs" : "apart",
        person_.possessive ? "poss" : "");
    describe_member(candidate, candidate.mention.actor, "ahead");
  }

  void consider(uint32_t d) {
    const MentionDraft& candidate = article_.drafts[d];
    if (!may_be(candidate)) return;
    const uint32_t s = candidate.mention.sentence, head = candidate.mention.head;
    if (s == sentence_ && head >= head_) return;
    const int32_t member = likeliest_member(candidate);
    if (coarguments_.contains(member)) return;
    AntecedentCandidate& made = add(s, head, static_cast<int32_t>(d), member);
    features_ = &made.features;
    const std::string_view kind = kind_name(candidate);
    describe_place(s, head, kind);
    describe_member(candidate, member, kind);
    if (member < 0 || seen_.insert(member).second) ++between_;
  }

  void add_nouns() {
    const uint32_t from = sentence_ > kNounSentencesBack ? sentence_ - kNounSentencesBack : 0;
    for (uint32_t s = sentence_ + 1; s-- > from;) {
      const ParseIndex& parse = article_.parses[s];
      for (uint32_t t = 0; t < parse.size() && (s < sentence_ || t < head_); ++t) {
        const Token& token = parse[t];
        if (token.upos != Upos::kNoun || token.entity == EntityType::kTime ||
            parse.is_any(t, {"compound", "flat", "amod"}) || article_.draft_at(s, t) >= 0)
          continue;
        const bool plural = token.xpos == "NNS" || token.xpos == "NNPS";
        if (plural != (person_.kind == PronounClass::kThey)) continue;
        if (out_.size() >= kMostCandidates + 40) return;
        features_ = &add(s, t, -1, -1).features;
        describe_place(s, t, "noun");
        put("entity", class_, extract::name_of(token.entity), "noun");
        describe_use("noun", extract::name_of(token.entity));
      }
    }
  }

  void add_nothing() {
    AntecedentCandidate& nothing = add(sentence_, head_, -1, -1);
    nothing.nothing = true;
    features_ = &nothing.features;
    const std::string_view role = role_class(parse_.role(head_));
    put("nothing", class_, role);
    put("nothing", class_, person_.possessive ? "poss" : person_.reflexive ? "self" : "plain");
    put("nothing-sentence", bucket(std::min(sentence_, 3u)), class_);
    put("nothing-rivals", class_, bucket(between_));
    const int32_t governor = parse_.governor(head_);
    if (governor < 0) return;
    const auto g = static_cast<uint32_t>(governor);
    const bool copula = parse_.child(g, "cop") >= 0;
    const bool clause = parse_.child(g, "ccomp") >= 0 || parse_.child(g, "csubj") >= 0 ||
                        parse_.child(g, "xcomp") >= 0 || parse_.child(g, "acl") >= 0;
    put("nothing-governor", class_, extract::name_of(parse_[g].upos),
        copula   ? "cop"
        : clause ? "clause"
                 : "");
    if (copula && clause) put("nothing-cleft", class_);
  }

  AntecedentCandidate& add(uint32_t sentence, uint32_t head, int32_t draft, int32_t member) {
    out_.push_back({sentence, head, draft, member, false, {}});
    return out_.back();
  }

  void put(std::string_view name, std::string_view a = {}, std::string_view b = {}, std::string_view c = {}) {
    features_->push_back({name, a, b, c});
  }

  void describe_place(uint32_t s, uint32_t head, std::string_view kind) {
    const uint32_t back = sentence_ - s;
    const ParseIndex& parse = article_.parses[s];
    const std::string_view role = role_class(parse.role(head));
    const std::string_view mine = role_class(parse_.role(head_));
    const std::string_view distance = bucket(back);
    const std::string_view near = back == 0 ? "here" : back == 1 ? "before" : "far";
    put("kind", kind, class_);
    put("back", distance, class_);
    put("back", distance, kind);
    put("between", bucket(between_), class_);
    put("between", bucket(between_), near);
    put("role", role, kind);
    put("role", role, near, class_ == "it" || class_ == "they" ? "thing" : "person");
    put("roles", role, mine, near);
    if (back == 0) {
      put("tokens", bucket(head_ - head), kind);
      put("tokens", bucket(head_ - head), person_.possessive ? "poss" : person_.reflexive ? "self" : "plain");
      describe_clause(head);
    } else if (article_.document.sentences[sentence_].paragraph_start && back == 1) {
      put("new-paragraph", class_);
    }
    const int32_t governor = parse.governor(head);
    if (governor >= 0 && parse[static_cast<uint32_t>(governor)].head < 0) put("main-clause", role, near);
    if (parse.is(head, "conj") || parse.child(head, "conj") >= 0) put("conjunct", class_);
  }

  // Within one sentence: binding, and who reports what.
  void describe_clause(uint32_t head) {
    const std::string_view use = person_.possessive ? "poss" : person_.reflexive ? "self" : "plain";
    const int32_t mine = parse_.governor(head_), other = parse_.governor(head);
    if (mine >= 0 && mine == other) put("same-governor", use);
    if (person_.possessive && mine >= 0 && parse_.governor(static_cast<uint32_t>(mine)) == other &&
        other >= 0)
      put("of-coargument", role_class(parse_.role(head)));
    if (parse_.dominates(head, head_))
      put("inside", use, parse_[head_].head == static_cast<int32_t>(head) ? "own" : "");
    if (parse_.dominates(head_, head)) put("contains", use);
    if (!governs(head)) return;
    put("commands", use, role_class(parse_.role(head)));
    // The speaker of a quotation is "I" in it, and "he" in reported speech.
    bool quoted = false;
    for (uint32_t t = std::min(head, head_); t < std::max(head, head_); ++t)
      quoted = quoted || is_quote(parse_[t]);
    put("commands", quoted ? "quote" : "plain", class_);
  }

  // The governor of the candidate's phrase dominates the pronoun.
  bool governs(uint32_t head) const {
    const int32_t governor = parse_.governor(head);
    return governor >= 0 && parse_.dominates(static_cast<uint32_t>(governor), head_);
  }

  void describe_use(std::string_view kind, std::string_view type) {
    const int32_t governor = parse_.governor(head_);
    if (governor < 0) return;
    const auto g = static_cast<uint32_t>(governor);
    const bool subject = role_class(parse_.role(head_)) == "subj";
    if (subject && parse_.child(g, "ccomp") >= 0)
      put("says", type, class_);
    else if (subject && parse_[g].upos == Upos::kVerb)
      put("does", type, kind, parse_.child(g, "obj") >= 0 ? "obj" : "");
    else
      put("is", type, role_class(parse_.role(head_)));
  }

  void describe_member(const MentionDraft& candidate, int32_t index, std::string_view kind) {
    const ParseIndex& parse = article_.parse_of(candidate);
    put("entity", class_, extract::name_of(candidate.entity), kind);
    if (candidate.locative) put("locative", class_, kind);
    if (candidate.kind == DraftKind::kNominal) {
      put("determiner", determiner(parse, candidate.mention.head), class_);
      put("number", candidate.number == Number::kPlural ? "plural" : "singular", class_);
    }
    if (candidate.kind == DraftKind::kPronoun &&
        fold(parse[candidate.mention.head].form) == fold(parse_[head_].form))
      put("same-form", class_);
    if (index < 0) {
      put("unresolved", class_, kind);
      describe_use(kind, extract::name_of(candidate.entity));
      return;
    }
    const CastMember& member = article_.cast[index];
    const std::string_view type = graph::name_of(member.actor.type);
    put("type", class_, type, kind);
    put("named", member.named ? "named" : "unnamed", class_);
    if (member.gender != Gender::kUnknown) put("gender-fits", kind);
    if (member.number != Number::kUnknown && candidate.kind == DraftKind::kName)
      put("member-number", member.number == Number::kPlural ? "plural" : "singular", class_);
    const auto count = mentions_.find(index);
    const uint32_t times = count == mentions_.end() ? 0 : count->second;
    put("times", bucket(times), class_);
    if (times == most_ && most_ > 1) put("most-mentioned", class_);
    if (candidate.mention.as_place) put("as-place", class_);
    describe_use(kind, type);
  }

  static std::string_view determiner(const ParseIndex& parse, uint32_t head) {
    for (const uint32_t c : parse.children(head)) {
      if (parse[c].deprel == "nmod:poss") return "poss";
      if (!parse.is(c, "det")) continue;
      const std::string word = fold(parse[c].form);
      return word == "the" ? "the" : any_of(word, {"this", "that", "these", "those"}) ? "this" : "a";
    }
    return "none";
  }

  const Article& article_;
  const uint32_t draft_;
  const MentionDraft& mention_;
  const ParseIndex& parse_;
  const ThirdPerson person_;
  const std::string_view class_;
  const uint32_t head_, sentence_;
  std::vector<AntecedentCandidate> out_;
  std::vector<Feature>* features_ = nullptr;
  std::unordered_map<int32_t, uint32_t> mentions_;  // of each member before the pronoun
  std::unordered_set<int32_t> coarguments_;         // members
  std::unordered_set<int32_t> seen_;                // members that are candidates already
  uint32_t most_ = 0;
  size_t between_ = 0;  // other candidates nearer by
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
  return Describer(article, pronoun, *person).describe();
}

}  // namespace dramatis::extract
