#include "extract/actors/roles.h"

#include <algorithm>
#include <array>

#include "extract/knowledge/text_forms.h"
#include "extract/mentions/name_groups.h"

namespace dramatis::extract {
namespace {

// Words before an office that change what it is.
bool changes_office(std::string_view word) {
  static constexpr std::array<std::string_view, 10> kWords = {
      "deputy",          "vice",    "former", "ex",  "assistant", "acting",
      "president-elect", "interim", "ousted", "late"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

}  // namespace

std::string qualifier_of(const SentenceTree& parse, uint32_t noun) {
  std::string out;
  for (uint32_t t = noun; t-- > 0;) {
    const Token& token = parse[t];
    const bool joined = token.form == "-" || parse.is(t, "compound");
    if (token.upos != Upos::kAdj && token.upos != Upos::kPropn && token.upos != Upos::kNoun && !joined) break;
    const std::string word = fold(token.lemma.empty() ? token.form : token.lemma);
    const bool name =
        starts_with_capital(token.lemma.empty() ? token.form : token.lemma) && !changes_office(word);
    if (name) out += (word == "gop" ? "republican" : word == "democrat" ? "democratic" : word) + " ";
  }
  return out;
}

namespace {

class RoleFinder {
 public:
  explicit RoleFinder(const Article& article) : article_(article) {}

  std::vector<RoleLink> find() {
    for (uint32_t d = 0; d < article_.drafts.size(); ++d) {
      const MentionDraft& draft = article_.drafts[d];
      if (draft.kind == DraftKind::kName) read_name(d);
    }
    return std::move(links_);
  }

 private:
  std::string office(const SentenceTree& parse, const MentionDraft& noun, uint32_t head) const {
    std::string out = noun.noun_words;
    if (out.ends_with('.') && noun.noun) out = noun.noun->canonical;  // "Sen.", "Gov."
    for (const uint32_t c : parse.children(head))
      if (c < noun.noun_first && changes_office(fold(parse[c].form))) out = fold(parse[c].form) + " " + out;
    return out;
  }

  void add(uint32_t person, int32_t nominal, const MentionDraft& noun, uint32_t head,
           const std::vector<Owner>& owners, uint32_t first, uint32_t last) {
    const SentenceTree& parse = article_.parse_of(article_.drafts[person]);
    const std::string held = office(parse, noun, head);
    if (held.empty()) return;
    RoleLink link{person,
                  nominal,
                  -1,
                  held,
                  qualifier_of(parse, noun.noun_first),
                  std::min(first, head),
                  std::max(last, head + 1)};
    // A name before a pronoun: "her Peruvian counterpart" is of Peru.
    for (const Owner& owner : owners) {
      if (owner.draft == person) continue;
      const bool name = article_.drafts[owner.draft].kind == DraftKind::kName;
      if (link.owner < 0 || name) link.owner = static_cast<int32_t>(owner.draft);
      if (name) break;
    }
    links_.push_back(std::move(link));
  }

  void read_name(uint32_t d) {
    const MentionDraft& draft = article_.drafts[d];
    const uint32_t s = draft.mention.sentence;
    const uint32_t head = draft.mention.head;
    const SentenceTree& parse = article_.parses[s];
    for (const uint32_t title : draft.title) {
      MentionDraft noun;
      if (!read_noun(parse, title, article_.knowledge.nouns(), noun)) continue;
      std::vector<Owner> owners = title == head ? std::vector<Owner>{} : find_owners(article_, s, title);
      for (const Owner& owner : find_owners(article_, s, head)) owners.push_back(owner);
      if (owners.empty()) add_whole(s, head, owners);
      std::erase_if(owners, [&](const Owner& o) { return o.by_place; });
      add(d, -1, noun, title, owners, first_of(owners, title), draft.mention.last);
    }
    // Of any word of the name: parses of unknown names are loose.
    for (uint32_t t = draft.mention.first; t < draft.mention.last; ++t)
      for (const uint32_t c : parse.children(t))
        if (parse.is(c, "appos") && (c < draft.mention.first || c >= draft.mention.last))
          read_nominal(d, s, c);
    if (parse.is(head, "appos") && parse[head].head >= 0)
      read_nominal(d, s, static_cast<uint32_t>(parse[head].head));
    if (parse.is(head, "nsubj") && parse[head].head >= 0) {
      const auto predicate = static_cast<uint32_t>(parse[head].head);
      if (parse.child(predicate, "cop") >= 0) read_nominal(d, s, predicate);
    }
  }

  // "a Hamas delegation, including senior representative X": of whom the whole is.
  void add_whole(uint32_t s, uint32_t token, std::vector<Owner>& owners) const {
    const SentenceTree& parse = article_.parses[s];
    // "including", wherever the parse attached what follows it: the nominal right before.
    uint32_t t = token;
    while (t > 0 && fold(parse[t].form) != "including" && parse[t].upos != Upos::kPunct &&
           parse[t].upos != Upos::kVerb)
      --t;
    if (fold(parse[t].form) == "including") {
      for (uint32_t d = article_.sentence_start[s + 1]; d-- > article_.sentence_start[s];)
        if (article_.drafts[d].mention.head < t && article_.drafts[d].kind == DraftKind::kNominal)
          return owners.push_back({d, false, false});
      return;
    }
    const int32_t whole = parse.governor(token);
    if (whole < 0 || !parse.is_any(token, {"nmod", "appos"})) return;
    const int32_t d = article_.draft_at(s, static_cast<uint32_t>(whole));
    if (d >= 0 && article_.drafts[static_cast<uint32_t>(d)].kind == DraftKind::kNominal)
      owners.push_back({static_cast<uint32_t>(d), false, false});
  }

  uint32_t first_of(const std::vector<Owner>& owners, uint32_t token) const {
    uint32_t first = token;
    for (const Owner& owner : owners) first = std::min(first, article_.drafts[owner.draft].mention.first);
    return first;
  }

  void read_nominal(uint32_t person, uint32_t s, uint32_t token) {
    const int32_t d = article_.draft_at(s, token);
    if (d < 0) return;
    const MentionDraft& noun = article_.drafts[static_cast<uint32_t>(d)];
    if (noun.kind != DraftKind::kNominal || noun.number == Number::kPlural || !noun.noun) return;
    if (noun.noun->kind == NounKind::kPlace || noun.noun->kind == NounKind::kBody ||
        noun.noun->kind == NounKind::kGovernment)
      return;
    std::vector<Owner> owners = find_owners(article_, s, token);
    if (owners.empty()) add_whole(s, token, owners);
    add(person, d, noun, token, owners, noun.mention.first, noun.mention.last);
  }

  const Article& article_;
  std::vector<RoleLink> links_;
};

}  // namespace

std::vector<RoleLink> find_role_links(const Article& article) { return RoleFinder(article).find(); }

}  // namespace dramatis::extract
