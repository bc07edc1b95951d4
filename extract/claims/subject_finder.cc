#include "extract/claims/subject_finder.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "extract/claims/relation_rules.h"

namespace dramatis::extract {
namespace {

using graph::EventClass;
using Places = ActorReach::Places;

constexpr std::array<std::string_view, 12> kTexts = {"declaration", "statement",  "letter",  "resolution",
                                                     "report",      "communique", "message", "memorandum",
                                                     "petition",    "appeal",     "note",    "document"};
// Nouns that with a bare "in" make the subject of the clause their own: "rallied in support of".
constexpr std::array<std::string_view, 8> kAdjunctNouns = {
    "protest", "response", "support", "solidarity", "alliance", "retaliation", "opposition", "cooperation"};

template <size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::vector<ReachedActor> SubjectFinder::subjects_of(const Clause& clause, int32_t token, bool listed) const {
  std::vector<ReachedActor> out;
  if (is_plan_of_speaker(token)) {
    out = subject_of_governor(token);
    std::erase_if(out, [&](const ReachedActor& r) { return reach_.is_person(r.actor); });
  }
  if (out.empty()) out = reach_.reach(token, listed);
  if (out.empty() && tree_[token].upos == Upos::kPron) {
    out = subject_of_governor(token);
    for (ReachedActor& r : out) r.confidence *= 0.8;
  }
  // "issued a declaration demanding ...": a text speaks for its author.
  if (out.empty() && contains(kTexts, tree_[token].lemma) && clause.governor >= 0) {
    const Clause& governor = clauses_[static_cast<size_t>(clause.governor)];
    const Argument* author = governor.argument(Slot::kSubject);
    const Argument* object = governor.argument(Slot::kObject);
    if (author && object && object->token == token) out = reach_.reach(author->token, true);
    for (ReachedActor& r : out) r.through = token;
  }
  return out;
}

// "Russia accused Ukraine and warned that it would strike": whoever warns, whose name stands before
// another's.
bool SubjectFinder::is_plan_of_speaker(int32_t token) const {
  if (tree_[token].lemma != "it") return false;
  const int32_t own = clause_headed_by(clauses_, tree_[token].head);
  if (own < 0) return false;
  const Clause& clause = clauses_[static_cast<size_t>(own)];
  if (clause.link != ClauseLink::kComplement || clause.governor < 0 || clause.passive) return false;
  const Argument* speaker = clauses_[static_cast<size_t>(clause.governor)].argument(Slot::kSubject);
  if (!speaker || !speaker->inherited) return false;
  for (const int32_t c : tree_.children(clause.head))
    if (tree_.is(c, "aux") && (tree_[c].lemma == "will" || tree_[c].lemma == "would")) return true;
  return false;
}

// Whom the finder of actors could not tell is who acts above: "Syria says it is willing to withdraw", "Syria
// seeks the soldiers it lost".
std::vector<ReachedActor> SubjectFinder::subject_of_governor(int32_t pronoun) const {
  const int32_t own = clause_headed_by(clauses_, tree_[pronoun].head);
  if (own < 0) return {};
  const Clause& clause = clauses_[static_cast<size_t>(own)];
  const bool relative = clause.link == ClauseLink::kRelative && tree_[pronoun].lemma == "it";
  if (clause.governor < 0 || (clause.link != ClauseLink::kComplement && !relative)) return {};
  const Argument* subject = clauses_[static_cast<size_t>(clause.governor)].argument(Slot::kSubject);
  if (!subject) return {};
  std::vector<ReachedActor> out = reach_.reach(subject->token, true);
  if (relative) std::erase_if(out, [&](const ReachedActor& r) { return reach_.is_person(r.actor); });
  return out;
}

std::vector<ReachedActor> SubjectFinder::subject_above(int32_t noun) const {
  for (int32_t t = tree_[noun].head, steps = 0; t != kNoToken && steps < 3; t = tree_[t].head, ++steps) {
    const int32_t index = clause_headed_by(clauses_, t);
    if (index < 0) continue;
    const Clause& clause = clauses_[static_cast<size_t>(index)];
    const Argument* subject = governments_.subject_of(clause);
    if (clause.passive || !subject || tree_.dominates(subject->token, noun)) return {};
    return reach_.reach(subject->token, true);
  }
  return {};
}

bool SubjectFinder::is_done_by_subject(int32_t noun, const PredicateMatch& match) const {
  if (tree_.has_child(noun, "det") || !tree_.is_any(noun, {"obl", "nmod"})) return false;
  const std::string preposition = tree_.preposition(noun);
  if (preposition == "in") return contains(kAdjunctNouns, tree_[noun].lemma) || match.symmetric;
  return match.symmetric && (preposition == "after" || preposition == "for" || preposition == "during" ||
                             preposition == "before" || preposition == "at" || preposition == "following");
}

bool SubjectFinder::joined(int32_t a, int32_t b) const {
  for (int32_t t = std::min(a, b) + 1; t < std::max(a, b); ++t)
    if (tree_[t].upos != Upos::kPunct && tree_[t].upos != Upos::kSym && tree_[t].upos != Upos::kCconj)
      return false;
  return std::abs(a - b) > 1;
}

std::vector<ReachedActor> SubjectFinder::parties_of(int32_t noun,
                                                    const std::vector<ReachedActor>& agents) const {
  std::vector<ReachedActor> parties;
  for (const ReachedActor& agent : agents)
    if (parties.empty() || joined(parties.back().token, agent.token)) parties.push_back(agent);
  for (const int32_t c : tree_.children(noun)) {
    if (!tree_.is(c, "nmod")) continue;
    const std::string preposition = tree_.preposition(c);
    if (preposition == "between" || preposition == "among" || preposition == "of")
      for (const ReachedActor& r : reach_.reach(c, true)) parties.push_back(r);
  }
  return parties;
}

}  // namespace dramatis::extract
