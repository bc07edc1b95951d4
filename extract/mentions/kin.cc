#include "extract/mentions/kin.h"

#include <algorithm>
#include <array>

#include "extract/knowledge/text_forms.h"
#include "extract/mentions/name_groups.h"

namespace dramatis::extract {
namespace {

Kinship kinship_of(const SentenceTree& parse, uint32_t token, const ActorNouns& nouns) {
  MentionDraft draft;
  return read_noun(parse, token, nouns, draft) && draft.noun ? draft.noun->kinship : Kinship::kNone;
}

// "They had two children", "survived by a child"; not "the raid left two children dead".
bool is_had(const SentenceTree& parse, uint32_t head) {
  static constexpr std::array<std::string_view, 9> kHaving = {"adopt", "bear",   "father", "have",   "leave",
                                                              "marry", "mother", "raise",  "survive"};
  const int32_t governor = parse.governor(head);
  if (governor < 0) return false;
  const auto verb = static_cast<uint32_t>(governor);
  const std::string_view role = parse.role(head);
  if (role != "obj" && !role.starts_with("obl")) return false;
  if (parse.child(verb, "xcomp") >= 0 || parse.child(head, "amod") > static_cast<int32_t>(head)) return false;
  const std::string lemma = fold(parse[verb].lemma);
  return std::find(kHaving.begin(), kHaving.end(), lemma) != kHaving.end();
}

}  // namespace

bool means_kin(const SentenceTree& parse, const MentionDraft& nominal, const ActorNouns& nouns) {
  if (!nominal.noun || nominal.noun->kinship == Kinship::kNone) return false;
  if (nominal.noun->kinship == Kinship::kCertain) return true;
  const uint32_t head = nominal.mention.head;
  if (is_had(parse, head)) return true;
  // "the family" of the one spoken of
  const int32_t article = parse.child(head, "det");
  if (nominal.noun_words == "family" && nominal.number != Number::kPlural && article >= 0 &&
      fold(parse[static_cast<uint32_t>(article)].form) == "the")
    return true;
  // "a son and two children"
  if (parse.is(head, "conj") && parse[head].head >= 0 &&
      kinship_of(parse, static_cast<uint32_t>(parse[head].head), nouns) == Kinship::kCertain)
    return true;
  return std::ranges::any_of(parse.children(head), [&](uint32_t c) {
    return parse.is(c, "conj") && kinship_of(parse, c, nouns) == Kinship::kCertain;
  });
}

}  // namespace dramatis::extract
