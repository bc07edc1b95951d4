// The kinds of questions: which pattern the root of the tree makes, and what stands at its ends.
#include "query/ask/question_reader.h"

namespace dramatis::query {
namespace {

using Kind = QuestionPattern::Kind;
using Asked = QuestionPattern::Asked;
using Which = QuestionPattern::Which;
using End = QuestionPattern::End;
using graph::ActorType;

}  // namespace

Result<QuestionReader::Side> QuestionReader::side_of(int32_t at) const {
  const int32_t top = tree_.branch(at, root_);
  if (top == kNoWord) return cannot_read(at);
  for (int32_t i = at, steps = 0; i != root_ && steps < tree_.size(); i = word(i).head, ++steps)
    if (tree_.is_one_of(i, {"advcl", "acl", "ccomp", "xcomp", "csubj", "parataxis", "appos"}))
      return cannot_read(i);
  if (word(top).deprel == "nsubj:pass") return Side::kObject;
  if (tree_.is(top, "nsubj")) return Side::kSubject;
  const bool passive =
      tree_.child(root_, "aux:pass") != kNoWord || tree_.child(root_, "nsubj:pass") != kNoWord;
  if (word(top).deprel == "obl:agent" || (passive && tree_.is(top, "obl") && preposition_of(top) == "by"))
    return Side::kSubject;
  return Side::kObject;
}

std::string QuestionReader::preposition_of(int32_t at) const {
  const int32_t preposition = tree_.child(at, "case");
  return preposition == kNoWord ? "" : lower(preposition);
}

Result<QuestionReader::Terms> QuestionReader::terms() {
  Terms terms;
  for (const NamedActor& actor : actors_) {
    const auto side = side_of(static_cast<int32_t>(actor.head));
    if (!side) return side.error();
    (*side == Side::kSubject ? terms.subjects : terms.objects).push_back(&actor);
  }
  if (blank_ != kNoWord) {
    const auto side = side_of(blank_);
    if (!side) return side.error();
    (*side == Side::kSubject ? terms.blank_is_subject : terms.blank_is_object) = true;
  }
  // "near" the root come first: "sanctions on Russia over Crimea".
  for (auto* actors : {&terms.subjects, &terms.objects})
    std::stable_sort(actors->begin(), actors->end(), [&](const NamedActor* a, const NamedActor* b) {
      return importance(*a) < importance(*b);
    });
  return terms;
}

int QuestionReader::importance(const NamedActor& actor) const {
  const int32_t top = tree_.branch(static_cast<int32_t>(actor.head), root_);
  if (tree_.is_one_of(top, {"nsubj", "obj"})) return 0;
  if (tree_.is(top, "iobj")) return 1;
  return is_any(preposition_of(top), {"over", "about", "in", "at", "during", "for", "because"}) ? 3 : 2;
}

bool QuestionReader::are_joined(const NamedActor& a, const NamedActor& b) const {
  const int32_t second = static_cast<int32_t>(b.head);
  if (!tree_.is(second, "conj") || word(second).head != static_cast<int32_t>(a.head)) return false;
  const int32_t cc = tree_.child(second, "cc");
  return cc != kNoWord && lower(cc) == "and";
}

void QuestionReader::use(const NamedActor& actor, End& end) {
  const auto type = end.type;
  end = end_of(actor);
  end.type = type;
  if (!actor.note.empty()) pattern_.notes.push_back(actor.note);
}

void QuestionReader::use_as_text(const NamedActor& actor) {
  std::string text;
  for (uint32_t i = actor.first; i <= actor.last; ++i) {
    text += word(static_cast<int32_t>(i)).form;
    if (i < actor.last && word(static_cast<int32_t>(i)).space_after) text += ' ';
  }
  pattern_.text.push_back(text);
}

void QuestionReader::put_blank(bool subject) {
  const std::optional<ActorType> type = pattern_.subject.type;
  pattern_.subject.type.reset();
  End& end = subject ? pattern_.subject : pattern_.object;
  end.blank = true;
  end.type = type;
}

Status QuestionReader::read_relation(bool any) {
  const auto found = terms();
  if (!found) return found.error();
  Terms ends = *found;
  pattern_.kind = Kind::kRelation;
  if (pattern_.asked == Asked::kWhat && !any) pattern_.asked = Asked::kActor;
  // "When did Israel and Hamas agree?"
  if (ends.objects.empty() && ends.subjects.size() == 2 && !ends.blank_is_object &&
      are_joined(*ends.subjects[0], *ends.subjects[1])) {
    ends.objects.push_back(ends.subjects[1]);
    ends.subjects.pop_back();
    pattern_.symmetric = true;
  }
  // "What did Israel accuse Hamas of?": the answer is in the sentences.
  const bool full = !ends.subjects.empty() && !ends.objects.empty();
  if (full && blank_ != kNoWord) {
    if (lower(blank_) != "what") return cannot_read(blank_);
    pattern_.asked = Asked::kWhat;
    ends.blank_is_subject = ends.blank_is_object = false;
  }
  if ((ends.blank_is_subject && !ends.subjects.empty())) return cannot_read(blank_);
  if (any) ends.blank_is_subject = ends.blank_is_object = false;
  const int32_t subject = ends.blank_is_subject   ? blank_
                          : ends.subjects.empty() ? kNoWord
                                                  : static_cast<int32_t>(ends.subjects[0]->head);
  const int32_t object = ends.blank_is_object && ends.objects.empty() ? blank_
                         : ends.objects.empty()                       ? kNoWord
                                                : static_cast<int32_t>(ends.objects[0]->head);
  if (ends.subjects.empty() && ends.objects.empty())
    return usage_error("no actor that the graph knows is named in this question");
  if (ends.blank_is_subject || (ends.blank_is_object && ends.objects.empty()))
    put_blank(ends.blank_is_subject);
  if (!ends.subjects.empty()) use(*ends.subjects[0], pattern_.subject);
  if (ends.subjects.size() > 1)
    return usage_error("one subject at a time: '" + ends.subjects[1]->name + "' is the second");
  if (!ends.objects.empty()) use(*ends.objects[0], pattern_.object);
  for (size_t i = 1; i < ends.objects.size(); ++i) {
    const NamedActor& actor = *ends.objects[i];
    if (i == 1 && are_joined(*ends.objects[0], actor)) {
      pattern_.other_object.emplace();
      use(actor, *pattern_.other_object);
    } else if (tree_.is(static_cast<int32_t>(actor.head), "conj")) {
      return cannot_read(static_cast<int32_t>(actor.head));
    } else {
      use_as_text(actor);
    }
  }
  if (any) return Ok{};
  return name_predicate(subject, object);
}

Status QuestionReader::name_predicate(int32_t subject, int32_t object) {
  if (subject == kNoWord && object == kNoWord) return cannot_read(root_);
  // Something stands where the question leaves an end open.
  const int32_t from = subject == kNoWord ? root_ : subject, to = object == kNoWord ? root_ : object;
  const NamedPredicate named = question_.predicate_of(static_cast<uint32_t>(root_),
                                                      static_cast<uint32_t>(from), static_cast<uint32_t>(to));
  pattern_.predicate = named.text;
  pattern_.event = named.event;
  pattern_.symmetric = pattern_.symmetric || named.symmetric;
  return take_words_of_predicate(object);
}

Status QuestionReader::take_words_of_predicate(int32_t object) {
  for (int32_t i = 0; i < tree_.size(); ++i)
    if (word(i).head == root_ && word(i).deprel == "compound:prt") take(i);
  const bool from_lexicon = !matches_predicate(pattern_.predicate, graph::EventClass::kNone, lemma(root_)) ||
                            pattern_.predicate.find(' ') != std::string::npos;
  const int32_t noun = tree_.child(root_, "obj");
  if (noun == kNoWord || is_taken(noun)) return Ok{};
  const bool on_the_way = object != kNoWord && tree_.branch(object, root_) == noun;
  const bool named = matches_predicate(pattern_.predicate, graph::EventClass::kNone, lemma(noun));
  // The lexicon knows the words in another sense: "gave weapons".
  if (!named && !matches_predicate(pattern_.predicate, graph::EventClass::kNone, lemma(root_)) && !on_the_way)
    return cannot_read(noun);
  if (named || (on_the_way && from_lexicon)) take(noun);
  return Ok{};
}

Status QuestionReader::read_statement() {
  const auto found = terms();
  if (!found) return found.error();
  Terms ends = *found;
  pattern_.kind = Kind::kStatement;
  if (pattern_.asked == Asked::kWhen || pattern_.asked == Asked::kCount) {
    if (pattern_.counts_actors) return cannot_read(root_);
  } else if (pattern_.asked == Asked::kWhether) {
    pattern_.asked = Asked::kWhat;
  }
  for (int32_t i = 0; i < tree_.size(); ++i)  // "who said what"
    if (is_any(lower(i), {"what", "something", "anything"})) take(i);
  if (blank_ != kNoWord && ends.blank_is_subject)
    put_blank(true);
  else if (blank_ != kNoWord && lower(blank_) != "what")
    return cannot_read(blank_);
  if (ends.subjects.size() > 1)
    return usage_error("one speaker at a time: '" + ends.subjects[1]->name + "' is the second");
  if (!ends.subjects.empty()) use(*ends.subjects[0], pattern_.subject);
  for (const NamedActor* actor : ends.objects) {
    const auto head = static_cast<int32_t>(actor->head);
    if (tree_.is(head, "conj")) return cannot_read(head);
    const bool own_term = word(head).head == root_;  // not of "what about A"
    if (own_term && (tree_.is_one_of(head, {"obj", "iobj"}) || is_any(preposition_of(head), {"to", "with"})))
      return usage_error("to whom something was said is not in the graph: ask what was said about '" +
                         actor->name + "'");
    if (pattern_.object.id)
      use_as_text(*actor);
    else
      use(*actor, pattern_.object);
  }
  return Ok{};
}

Status QuestionReader::read_parties(bool one_is_enough) {
  if (actors_.empty()) return usage_error("no actor that the graph knows is named in this question");
  if (actors_.size() > 2) return cannot_read(static_cast<int32_t>(actors_[2].head));
  if (actors_.size() == 1 && !one_is_enough)
    return usage_error("between '" + actors_[0].name + "' and whom?");
  use(actors_[0], pattern_.subject);
  if (actors_.size() == 2) {
    if (!are_joined(actors_[0], actors_[1])) return cannot_read(static_cast<int32_t>(actors_[1].head));
    use(actors_[1], pattern_.object);
  }
  return Ok{};
}

Status QuestionReader::read_happening() {
  if (pattern_.asked != Asked::kWhat || actors_.empty()) return cannot_read(root_);
  if (actors_.size() == 1) {  // "What happened to A?"
    pattern_.kind = Kind::kRelation;
    if (preposition_of(static_cast<int32_t>(actors_[0].head)) != "to") return cannot_read(root_);
    use(actors_[0], pattern_.object);
    return Ok{};
  }
  pattern_.kind = Kind::kBetween;
  return read_parties(/*one_is_enough=*/false);
}

Status QuestionReader::read_changes() {
  if (pattern_.asked != Asked::kWhat) return cannot_read(root_);
  pattern_.kind = Kind::kChanges;
  if (pattern_.period.since.empty())
    return usage_error("what changed since when? Give a period: \"in 2026\", \"since May\"");
  return read_parties(/*one_is_enough=*/true);
}

std::string QuestionReader::role_words(int32_t noun) {
  std::string text;
  for (int32_t i = 0; i <= noun; ++i) {
    const bool part =
        i == noun || (word(i).head == noun && tree_.is_one_of(i, {"amod", "compound", "nmod"}) &&
                      !is_actor_word(i) && word(i).upos != "PRON" && preposition_of(i).empty());
    if (!part || (i != noun && is_taken(i))) continue;
    take(i);
    text += (text.empty() ? "" : " ") + (i == noun ? lemma(i) : lower(i));
  }
  return text + " of";
}

bool QuestionReader::is_actor_word(int32_t at) const {
  return std::any_of(actors_.begin(), actors_.end(), [&](const NamedActor& actor) {
    return static_cast<int32_t>(actor.first) <= at && at <= static_cast<int32_t>(actor.last);
  });
}

Status QuestionReader::read_role_of(int32_t noun) {
  pattern_.kind = Kind::kRole;
  if (pattern_.asked == Asked::kWhat || pattern_.counts_actors) return cannot_read(noun);
  std::vector<const NamedActor*> owners, holders;
  for (const NamedActor& actor : actors_) {
    const auto head = static_cast<int32_t>(actor.head);
    const bool below = tree_.branch(head, noun) != kNoWord;
    const int32_t top = tree_.branch(head, noun);
    // Before the noun without a mark of possession: "Is Lavrov foreign minister of Russia?"
    const bool bare = below && head < noun && preposition_of(head).empty() &&
                      tree_.is_one_of(top, {"nsubj", "nmod:poss"}) && pattern_.asked == Asked::kWhether &&
                      holders.empty();
    (below && !tree_.is(top, "nsubj") && !bare ? owners : holders).push_back(&actor);
  }
  if (owners.size() > 1 || holders.size() > 1) return cannot_read(static_cast<int32_t>(actors_.back().head));
  if (owners.empty()) return usage_error(word(noun).form + " of whom?");
  pattern_.predicate = role_words(noun);
  use(*owners.front(), pattern_.object);
  if (holders.empty()) {
    if (blank_ == kNoWord && pattern_.asked != Asked::kWhen) return cannot_read(noun);
    pattern_.subject.blank = pattern_.asked == Asked::kActor;
    return Ok{};
  }
  if (blank_ != kNoWord) return cannot_read(blank_);
  use(*holders.front(), pattern_.subject);
  return Ok{};
}

Status QuestionReader::read_who_is() {
  const int32_t noun = tree_.child(root_, "nsubj");
  if (noun == kNoWord || is_any(lower(blank_), {"what", "which"})) return cannot_read(root_);
  if (!is_actor_word(noun)) {
    if (word(noun).upos != "NOUN") return cannot_read(noun);
    return read_role_of(noun);
  }
  if (actors_.size() != 1) return cannot_read(static_cast<int32_t>(actors_[1].head));
  pattern_.kind = Kind::kRole;
  pattern_.asked = Asked::kWhat;
  use(actors_[0], pattern_.subject);
  return Ok{};
}

}  // namespace dramatis::query
