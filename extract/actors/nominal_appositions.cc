// The part of NominalResolver for nouns with a name beside them: "Sina Lee, the leader of the group".
#include "extract/actors/nominal_resolver.h"
#include "extract/knowledge/text_forms.h"

namespace dramatis::extract {
namespace {

using graph::ActorType;

}  // namespace

// Appositions and predicates: the noun is whom the name beside it names.
bool NominalResolver::resolve_by_name_beside(uint32_t d) {
  MentionDraft& draft = article_.drafts[d];
  for (const RoleLink& link : links_)
    if (link.nominal == static_cast<int32_t>(d) && article_.drafts[link.person].mention.actor >= 0) {
      const int32_t person = article_.drafts[link.person].mention.actor;
      if (article_.cast[person].actor.type != ActorType::kPerson) continue;
      settle(draft, person, 0.95);
      return true;
    }
  const SentenceTree& parse = article_.parse_of(draft);
  const uint32_t head = draft.mention.head;
  std::vector<uint32_t> beside;
  // "Rep. Ada Lind", "front-runner Ada Lind", in a parse that does not see one phrase.
  if (draft.noun && std::cmp_less(head + 1, parse.size()) && draft.mention.last == head + 1 &&
      (draft.noun->type == ActorType::kPerson ||
       (draft.noun->kind == NounKind::kPeople && parse.child(head, "det") < 0)) &&
      draft.number != Number::kPlural)
    beside.push_back(head + 1);
  for (const uint32_t c : parse.children(head))
    if (parse.is_any(c, {"appos", "flat"}) || parse[c].deprel == "nmod:desc" ||
        (parse.is(c, "nmod") && draft.noun && draft.noun->kind == NounKind::kPlace &&
         parse.preposition(c) == "of"))
      beside.push_back(c);
  if (parse.is(head, "appos") && parse[head].head >= 0)
    beside.push_back(static_cast<uint32_t>(parse[head].head));
  if (const int32_t name = name_between_commas(draft); name >= 0)
    beside.push_back(static_cast<uint32_t>(name));
  for (const uint32_t token : beside) {
    const int32_t other = article_.draft_covering(draft.mention.sentence, token);
    if (other < 0) continue;
    const MentionDraft& name = article_.drafts[static_cast<uint32_t>(other)];
    if (name.kind != DraftKind::kName || name.mention.actor < 0) continue;
    const ActorType type = article_.cast[name.mention.actor].actor.type;
    const bool person = draft.noun
                            ? draft.noun->type == ActorType::kPerson || draft.noun->kind == NounKind::kPeople
                            : draft.entity == EntityType::kPerson;
    const bool place = draft.noun && draft.noun->kind == NounKind::kPlace;
    const bool place_name = type == ActorType::kPlace || type == ActorType::kCountry;
    if (person != (type == ActorType::kPerson) || place != place_name) continue;
    if (person && draft.number == Number::kPlural) continue;
    settle(draft, name.mention.actor, 0.9);
    return true;
  }
  return false;
}

// The head of the name in "Sina Lee, the leader of the group, said" and "his counterpart, Sina Lee, said",
// whatever the parse made of them; -1.
int32_t NominalResolver::name_between_commas(const MentionDraft& draft) const {
  if (draft.number == Number::kPlural || !is_definite(draft)) return -1;
  const SentenceTree& parse = article_.parse_of(draft);
  const uint32_t s = draft.mention.sentence, first = draft.mention.first, last = draft.mention.last;
  const auto is_comma = [&](uint32_t t) { return std::cmp_less(t, parse.size()) && parse[t].form == ","; };
  const auto ends = [&](uint32_t t) {
    return std::cmp_less(t, parse.size()) && (parse[t].upos == Upos::kPunct && !is_quotation_mark(parse[t]));
  };
  for (uint32_t d = article_.sentence_start[s]; d < article_.sentence_start[s + 1]; ++d) {
    const MentionDraft& name = article_.drafts[d];
    if (name.kind != DraftKind::kName) continue;
    const bool before = first > 0 && is_comma(first - 1) && name.mention.last == first - 1 && ends(last);
    const bool after = is_comma(last) && name.mention.first == last + 1 && ends(name.mention.last);
    if (before || after) return static_cast<int32_t>(name.mention.head);
  }
  return -1;
}

}  // namespace dramatis::extract
