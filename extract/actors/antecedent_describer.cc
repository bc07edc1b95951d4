#include "extract/actors/antecedent_describer.h"

#include <algorithm>
#include <initializer_list>

#include "extract/actors/text_forms.h"

namespace dramatis::extract {
namespace {

bool any_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Numbers by their order of magnitude.
std::string_view bucket(size_t n) {
  if (n <= 3) {
    static constexpr std::string_view kSmall[] = {"0", "1", "2", "3"};
    return kSmall[n];
  }
  return n <= 5 ? "4-5" : n <= 8 ? "6-8" : n <= 13 ? "9-13" : n <= 21 ? "14-21" : "22+";
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

std::string_view determiner(const ParseIndex& parse, uint32_t head) {
  for (const uint32_t c : parse.children(head)) {
    if (parse[c].deprel == "nmod:poss") return "poss";
    if (!parse.is(c, "det")) continue;
    const std::string word = fold(parse[c].form);
    return word == "the" ? "the" : any_of(word, {"this", "that", "these", "those"}) ? "this" : "a";
  }
  return "none";
}

}  // namespace

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

void AntecedentDescriber::mention(const MentionDraft& candidate, int32_t member) {
  const std::string_view kind = kind_name(candidate);
  describe_place(candidate.mention.sentence, candidate.mention.head, kind);
  describe_member(candidate, member, kind);
}

void AntecedentDescriber::name_ahead(const MentionDraft& candidate) {
  put("ahead", site_.name, site_.head < 12 ? "first" : "later",
      site_.mentions.contains(candidate.mention.actor) ? "known" : "new");
  put("ahead-clause", governs(candidate.mention.head) ? "governs" : "apart",
      site_.person.possessive ? "poss" : "");
  describe_member(candidate, candidate.mention.actor, "ahead");
}

void AntecedentDescriber::noun(uint32_t sentence, uint32_t token) {
  const std::string_view type = extract::name_of(site_.article.parses[sentence][token].entity);
  describe_place(sentence, token, "noun");
  put("entity", site_.name, type, "noun");
  describe_use("noun", type);
}

void AntecedentDescriber::nothing() {
  const std::string_view role = role_class(site_.parse.role(site_.head));
  put("nothing", site_.name, role);
  put("nothing", site_.name, site_.person.possessive ? "poss" : site_.person.reflexive ? "self" : "plain");
  put("nothing-sentence", bucket(std::min(site_.sentence, 3u)), site_.name);
  put("nothing-rivals", site_.name, bucket(site_.between));
  const int32_t governor = site_.parse.governor(site_.head);
  if (governor < 0) return;
  const auto g = static_cast<uint32_t>(governor);
  const bool copula = site_.parse.child(g, "cop") >= 0;
  const bool clause = site_.parse.child(g, "ccomp") >= 0 || site_.parse.child(g, "csubj") >= 0 ||
                      site_.parse.child(g, "xcomp") >= 0 || site_.parse.child(g, "acl") >= 0;
  put("nothing-governor", site_.name, extract::name_of(site_.parse[g].upos),
      copula   ? "cop"
      : clause ? "clause"
               : "");
  if (copula && clause) put("nothing-cleft", site_.name);
}

void AntecedentDescriber::describe_place(uint32_t s, uint32_t head, std::string_view kind) {
  const uint32_t back = site_.sentence - s;
  const ParseIndex& parse = site_.article.parses[s];
  const std::string_view role = role_class(parse.role(head));
  const std::string_view mine = role_class(site_.parse.role(site_.head));
  const std::string_view distance = bucket(back);
  const std::string_view near = back == 0 ? "here" : back == 1 ? "before" : "far";
  put("kind", kind, site_.name);
  put("back", distance, site_.name);
  put("back", distance, kind);
  put("between", bucket(site_.between), site_.name);
  put("between", bucket(site_.between), near);
  put("role", role, kind);
  put("role", role, near, site_.name == "it" || site_.name == "they" ? "thing" : "person");
  put("roles", role, mine, near);
  if (back == 0) {
    put("tokens", bucket(site_.head - head), kind);
    put("tokens", bucket(site_.head - head),
        site_.person.possessive  ? "poss"
        : site_.person.reflexive ? "self"
                                 : "plain");
    describe_clause(head);
  } else if (site_.article.document.sentences[site_.sentence].paragraph_start && back == 1) {
    put("new-paragraph", site_.name);
  }
  const int32_t governor = parse.governor(head);
  if (governor >= 0 && parse[static_cast<uint32_t>(governor)].head < 0) put("main-clause", role, near);
  if (parse.is(head, "conj") || parse.child(head, "conj") >= 0) put("conjunct", site_.name);
}

// Within one sentence: binding, and who reports what.
void AntecedentDescriber::describe_clause(uint32_t head) {
  const std::string_view use = site_.person.possessive ? "poss" : site_.person.reflexive ? "self" : "plain";
  const int32_t mine = site_.parse.governor(site_.head), other = site_.parse.governor(head);
  if (mine >= 0 && mine == other) put("same-governor", use);
  if (site_.person.possessive && mine >= 0 && site_.parse.governor(static_cast<uint32_t>(mine)) == other &&
      other >= 0)
    put("of-coargument", role_class(site_.parse.role(head)));
  if (site_.parse.dominates(head, site_.head))
    put("inside", use, site_.parse[site_.head].head == static_cast<int32_t>(head) ? "own" : "");
  if (site_.parse.dominates(site_.head, head)) put("contains", use);
  if (!governs(head)) return;
  put("commands", use, role_class(site_.parse.role(head)));
  // The speaker of a quotation is "I" in it, and "he" in reported speech.
  bool quoted = false;
  for (uint32_t t = std::min(head, site_.head); t < std::max(head, site_.head); ++t)
    quoted = quoted || is_quote(site_.parse[t]);
  put("commands", quoted ? "quote" : "plain", site_.name);
}

// The governor of the candidate's phrase dominates the pronoun.
bool AntecedentDescriber::governs(uint32_t head) const {
  const int32_t governor = site_.parse.governor(head);
  return governor >= 0 && site_.parse.dominates(static_cast<uint32_t>(governor), site_.head);
}

void AntecedentDescriber::describe_use(std::string_view kind, std::string_view type) {
  const int32_t governor = site_.parse.governor(site_.head);
  if (governor < 0) return;
  const auto g = static_cast<uint32_t>(governor);
  const bool subject = role_class(site_.parse.role(site_.head)) == "subj";
  if (subject && site_.parse.child(g, "ccomp") >= 0)
    put("says", type, site_.name);
  else if (subject && site_.parse[g].upos == Upos::kVerb)
    put("does", type, kind, site_.parse.child(g, "obj") >= 0 ? "obj" : "");
  else
    put("is", type, role_class(site_.parse.role(site_.head)));
}

void AntecedentDescriber::describe_member(const MentionDraft& candidate, int32_t index,
                                          std::string_view kind) {
  const ParseIndex& parse = site_.article.parse_of(candidate);
  put("entity", site_.name, extract::name_of(candidate.entity), kind);
  if (candidate.locative) put("locative", site_.name, kind);
  if (candidate.kind == DraftKind::kNominal) {
    put("determiner", determiner(parse, candidate.mention.head), site_.name);
    put("number", candidate.number == Number::kPlural ? "plural" : "singular", site_.name);
  }
  if (candidate.kind == DraftKind::kPronoun &&
      fold(parse[candidate.mention.head].form) == fold(site_.parse[site_.head].form))
    put("same-form", site_.name);
  if (index < 0) {
    put("unresolved", site_.name, kind);
    describe_use(kind, extract::name_of(candidate.entity));
    return;
  }
  const CastMember& member = site_.article.cast[index];
  const std::string_view type = graph::name_of(member.actor.type);
  put("type", site_.name, type, kind);
  put("named", member.named ? "named" : "unnamed", site_.name);
  if (member.gender != Gender::kUnknown) put("gender-fits", kind);
  if (member.number != Number::kUnknown && candidate.kind == DraftKind::kName)
    put("member-number", member.number == Number::kPlural ? "plural" : "singular", site_.name);
  const auto count = site_.mentions.find(index);
  const uint32_t times = count == site_.mentions.end() ? 0 : count->second;
  put("times", bucket(times), site_.name);
  if (times == site_.most && site_.most > 1) put("most-mentioned", site_.name);
  if (candidate.mention.as_place) put("as-place", site_.name);
  describe_use(kind, type);
}

}  // namespace dramatis::extract
