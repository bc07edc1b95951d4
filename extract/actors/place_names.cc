#include "extract/actors/place_names.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

#include "extract/knowledge/text_forms.h"

namespace dramatis::extract {
namespace {

bool modifies(std::string_view deprel) { return deprel == "amod" || deprel == "compound" || deprel == "det"; }

bool any_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_motion(std::string_view verb) {
  return any_of(verb,
                {"go",   "come",  "travel",  "fly",   "arrive",   "leave",  "return",  "depart",   "flee",
                 "head", "move",  "drive",   "sail",  "withdraw", "march",  "advance", "land",     "escape",
                 "send", "bring", "retreat", "expel", "evacuate", "deport", "invite",  "transfer", "journey",
                 "rush", "dash",  "drag",    "take",  "ship",     "summon", "walk",    "extradite"});
}

bool is_done_to_places(std::string_view verb) {
  return any_of(verb,
                {"enter",    "leave",    "reach",   "visit",    "bomb",      "shell",  "storm", "capture",
                 "seize",    "occupy",   "besiege", "evacuate", "tour",      "retake", "quit",  "rock",
                 "encircle", "surround", "bombard", "overrun",  "recapture", "flee",   "patrol"});
}

}  // namespace

bool means_city(const SentenceTree& parse, const MentionDraft& capital) {
  if (capital.locative) return true;
  const uint32_t head = capital.mention.head;
  const std::string_view relation = parse.role(head);
  if (modifies(relation) || relation == "appos" || relation == "nmod:desc") return true;
  const int32_t governor = parse.governor(head);
  const std::string lemma = governor < 0 ? "" : fold(parse[static_cast<uint32_t>(governor)].lemma);
  if (relation == "obj") return is_done_to_places(lemma);
  if (!relation.starts_with("obl") && relation != "nmod") return false;
  uint32_t first = head;
  while (parse.is(first, "conj") && parse[first].head >= 0) first = static_cast<uint32_t>(parse[first].head);
  const std::string preposition = parse.preposition(first);
  if (preposition == "to" || preposition == "of") return true;
  if (preposition == "from" || preposition == "for") return relation.starts_with("obl") && is_motion(lemma);
  if (preposition == "on")
    return any_of(lemma, {"march", "attack", "raid", "strike", "advance", "assault", "fall"});
  return false;
}

}  // namespace dramatis::extract
