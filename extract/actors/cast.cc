#include <algorithm>
#include <sstream>

#include "extract/actors/article.h"
#include "extract/knowledge/text_forms.h"
#include "extract/mentions/mention_finder.h"

namespace dramatis::extract {
namespace {

std::vector<std::string> words_of(const std::string& name) {
  std::istringstream in(fold(name));
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

}  // namespace

int32_t Cast::find(std::string_view id) const {
  const auto found = by_id_.find(std::string(id));
  return found == by_id_.end() ? -1 : found->second;
}

int32_t Cast::add(std::string id, std::string name, graph::ActorType type, graph::Sector sector,
                  std::string code) {
  const auto [entry, fresh] = by_id_.try_emplace(std::move(id), static_cast<int32_t>(members_.size()));
  if (!fresh) return entry->second;
  CastMember member;
  if (type == graph::ActorType::kPerson) {
    member.parts = words_of(name);
    if (!member.parts.empty()) member.gender = knowledge_.gender_of(member.parts.front());
  }
  member.actor = {entry->first, std::move(name), type, sector, std::move(code), {}};
  members_.push_back(std::move(member));
  return entry->second;
}

int32_t Cast::add_known(uint32_t known) {
  const KnownActor& actor = knowledge_[known];
  const int32_t index = add(actor.id, actor.name, actor.type, actor.sector, actor.code);
  CastMember& member = members_[static_cast<size_t>(index)];
  member.known = static_cast<int32_t>(known);
  member.named = true;
  if (actor.gender != Gender::kUnknown) member.gender = actor.gender;
  if (actor.type == graph::ActorType::kGroup) member.number = Number::kUnknown;
  return index;
}

int32_t Cast::country_of(int32_t member) {
  const CastMember& m = (*this)[member];
  if (m.actor.type == graph::ActorType::kCountry) return member;
  if (m.actor.code.empty()) return -1;
  const auto country = knowledge_.country(m.actor.code);
  return country ? add_known(*country) : -1;
}

std::string Cast::adjective(int32_t member) const {
  const CastMember& m = (*this)[member];
  if (m.known >= 0 && !knowledge_[static_cast<uint32_t>(m.known)].adjective.empty())
    return knowledge_[static_cast<uint32_t>(m.known)].adjective;
  return m.actor.name;
}

Article::Article(const Document& document_in, const DocumentReading& reading_in,
                 const Knowledge& knowledge_in, std::string_view date_in, std::string_view key_in)
    : document(document_in),
      reading(reading_in),
      knowledge(knowledge_in),
      date(date_in),
      key(key_in),
      cast(knowledge_in) {
  const MentionFinder finder(knowledge);
  parses.reserve(document.sentences.size());
  for (uint32_t s = 0; s < document.sentences.size(); ++s) {
    parses.emplace_back(document.sentences[s]);
    sentence_start.push_back(static_cast<uint32_t>(drafts.size()));
    for (MentionDraft& draft : finder.find(parses.back(), reading_of(s), s))
      drafts.push_back(std::move(draft));
  }
  sentence_start.push_back(static_cast<uint32_t>(drafts.size()));
}

const SentenceReading& Article::reading_of(uint32_t sentence) const {
  static const SentenceReading kNothing;
  return sentence < reading.sentences.size() ? reading.sentences[sentence] : kNothing;
}

int32_t Article::draft_at(uint32_t sentence, uint32_t token) const {
  for (uint32_t d = sentence_start[sentence]; d < sentence_start[sentence + 1]; ++d)
    if (drafts[d].mention.head == token) return static_cast<int32_t>(d);
  return -1;
}

int32_t Article::draft_covering(uint32_t sentence, uint32_t token) const {
  if (const int32_t headed = draft_at(sentence, token); headed >= 0) return headed;
  for (uint32_t d = sentence_start[sentence]; d < sentence_start[sentence + 1]; ++d)
    if (drafts[d].kind == DraftKind::kName && drafts[d].mention.first <= token &&
        token < drafts[d].mention.last)
      return static_cast<int32_t>(d);
  return -1;
}

namespace {

// "US-backed rebels" are not of the United States; "US-led forces" are.
bool only_helped(std::string_view participle) {
  static constexpr std::string_view kHelped[] = {"backed",   "supported", "sponsored", "made",     "built",
                                                 "brokered", "allied",    "funded",    "trained",  "supplied",
                                                 "born",     "educated",  "designed",  "produced", "imposed",
                                                 "based",    "bound",     "mediated"};
  return std::find(std::begin(kHelped), std::end(kHelped), participle) != std::end(kHelped);
}

bool turns_against(std::string_view form) {
  const std::string word = fold(form);
  return word.starts_with("anti") || word.starts_with("pro-") || word == "pro" || word.starts_with("non-");
}

}  // namespace

std::vector<Owner> find_owners(const Article& article, uint32_t sentence, uint32_t token) {
  const SentenceTree& parse = article.parses[sentence];
  std::vector<Owner> close, complements, places;
  const auto add = [&](std::vector<Owner>& to, uint32_t t, bool by_place, bool coordinated) {
    if (const int32_t d = article.draft_at(sentence, t); d >= 0)
      to.push_back({static_cast<uint32_t>(d), by_place, coordinated});
  };
  const auto against = [&](uint32_t t) {
    if (turns_against(parse[t].form)) return true;
    for (const uint32_t c : parse.children(t))
      if (turns_against(parse[c].form)) return true;
    return false;
  };
  for (const uint32_t c : parse.children(token)) {
    const bool nominal =
        parse.is(c, "nmod") && parse[c].deprel != "nmod:poss" && parse[c].deprel != "nmod:desc";
    const bool modifier = parse.is_any(c, {"amod", "compound", "det"}) || parse[c].deprel == "nmod:poss" ||
                          parse[c].deprel == "nmod:desc";
    if ((!nominal && !modifier) || against(c)) continue;
    std::string preposition;
    if (nominal) {
      preposition = parse.preposition(c);
      if (preposition != "of" && preposition != "from" && preposition != "in" && preposition != "at" &&
          preposition != "for" && preposition != "across" && preposition != "throughout" &&
          preposition != "near" && preposition != "with" && preposition != "by")
        continue;
      if ((preposition == "with" || preposition == "by" || preposition == "for") &&
          article.draft_at(sentence, c) < 0)
        continue;
    }
    const bool by_place = nominal && preposition != "of" && preposition != "from" && preposition != "for";
    std::vector<Owner>& to = modifier ? close : by_place ? places : complements;
    const size_t before = to.size();
    add(to, c, by_place, false);
    bool several = false;
    for (const uint32_t g : parse.children(c)) {
      if (parse.is(g, "conj")) {
        add(to, g, by_place, false);
        several = several || parse.child(g, "cc") >= 0;
      } else if (to.size() == before &&
                 parse.is_any(g, {"compound", "amod", "obl", "nmod", "obj", "advmod"}) &&
                 !only_helped(fold(parse[c].form)) && !against(g)) {
        add(to, g, by_place, false);  // "Hamas-run", "in southern Lebanon's villages"
      }
    }
    if (several)
      for (size_t i = before; i < to.size(); ++i) to[i].coordinated = true;
  }
  // Participles after the noun: "rebels fighting in Darfur", "a group based in Trinidad"; not "a judge whose
  // parents were born in Mexico".
  const auto of_another = [&](uint32_t clause) {
    const int32_t subject = parse.child(clause, "nsubj");
    return subject >= 0 && parse[static_cast<uint32_t>(subject)].upos != Upos::kPron;
  };
  for (const uint32_t c : parse.children(token))
    if (parse.is(c, "acl") && !of_another(c))
      for (const uint32_t g : parse.children(c))
        if (parse.is(g, "obl") && article.draft_at(sentence, g) >= 0 &&
            (parse.preposition(g) == "in" || parse.preposition(g) == "at" || parse.preposition(g) == "from"))
          add(places, g, true, false);
  close.insert(close.end(), complements.begin(), complements.end());
  close.insert(close.end(), places.begin(), places.end());
  return close;
}

}  // namespace dramatis::extract
