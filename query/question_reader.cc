// How a question is read. Its dates are taken out first, then its actors are found, then the question word
// says what is asked, and the root of the tree which pattern: a verb of saying a statement, "happen" and
// "change" what is between two, a noun or adjective behind "be" a role or relation, another verb a relation.
// Each actor and the blank go to the side of the root on which they hang. At last every word must have found
// its place: nouns that are left become words that the sentence must hold; of anything else the question is
// refused.
#include <array>
#include <map>

#include "graph/alias.h"
#include "query/ask.h"
#include "query/question_actors.h"
#include "query/question_dates.h"
#include "query/question_tree.h"

namespace dramatis::query {
namespace {

using Kind = QuestionPattern::Kind;
using Asked = QuestionPattern::Asked;
using Which = QuestionPattern::Which;
using End = QuestionPattern::End;
using graph::ActorType;

constexpr size_t kMostWords = 60;
constexpr std::string_view kWhatIsRead =
    "; questions begin with who, whom, what, which, when, how many, or ask whether something is told";

bool is_any(std::string_view word, std::initializer_list<std::string_view> choices) {
  return std::find(choices.begin(), choices.end(), word) != choices.end();
}

std::optional<std::optional<ActorType>> type_from(std::string_view noun) {
  if (is_any(noun, {"country", "state", "nation", "government"})) return ActorType::kCountry;
  if (is_any(noun, {"person", "people", "politician", "leader", "minister", "official", "president"}))
    return ActorType::kPerson;
  if (is_any(noun, {"organisation", "organization", "body", "company", "agency", "institution"}))
    return ActorType::kOrganisation;
  if (is_any(noun, {"group", "militia", "party"})) return ActorType::kGroup;
  if (is_any(noun, {"actor", "side"})) return std::optional<ActorType>();
  return std::nullopt;
}

class QuestionReader {
 public:
  QuestionReader(const graph::GraphView& view, const ParsedQuestion& question, const Lookup& lookup)
      : view_(view), question_(question), tree_(question), lookup_(lookup) {}

  Result<QuestionPattern> read() {
    if (Status status = read_shape(); !status) return status.error();
    if (Status status = read_dates(); !status) return status.error();
    if (Status status = read_question_word(); !status) return status.error();
    if (Status status = read_actors(); !status) return status.error();
    if (Status status = read_root(); !status) return status.error();
    if (Status status = read_what_is_left(); !status) return status.error();
    return std::move(pattern_);
  }

 private:
  const QuestionWord& word(int32_t at) const { return tree_[at]; }
  std::string lower(int32_t at) const { return at < tree_.size() ? graph::fold_alias(word(at).form) : ""; }
  std::string lemma(int32_t at) const { return graph::fold_alias(word(at).lemma); }
  void take(int32_t at) { taken_[static_cast<size_t>(at)] = true; }
  bool is_taken(int32_t at) const { return taken_[static_cast<size_t>(at)]; }
  Error cannot_read(int32_t at) const {
    return usage_error("cannot read '" + word(at).form + "' in this question");
  }

  Status read_shape() {
    if (tree_.size() == 0) return usage_error("the question is empty");
    if (question_.sentences > 1) return usage_error("one question at a time");
    if (question_.words.size() > kMostWords) return usage_error("the question is too long");
    taken_.assign(question_.words.size(), false);
    for (int32_t i = 0; i < tree_.size(); ++i)
      if (word(i).upos == "PUNCT") take(i);
    root_ = tree_.root();
    if (root_ == kNoWord) return usage_error("the question has no verb");
    return Ok{};
  }

  Status read_dates() {
    std::string today;
    const Status read = view_.for_each_article([&](const graph::ArticleInfo& article) {
      if (article.date && *article.date > today) today = *article.date;
      return true;
    });
    if (!read) return read;
    auto dates = dates_of(question_.words, today);
    if (!dates) return dates.error();
    pattern_.period = dates->period;
    for (int32_t i = 0; i < tree_.size(); ++i)
      if (dates->words[static_cast<size_t>(i)]) {
        if (i == root_) return cannot_read(i);
        take(i);
      }
    return Ok{};
  }

  // Sets what is asked, and the blank's word.
  Status read_question_word() {
    int32_t at = 0;
    while (at < tree_.size() && (is_taken(at) || word(at).upos == "ADP")) ++at;
    if (at == tree_.size()) return usage_error("the question says nothing but a date");
    const std::string first = lower(at);
    if (is_any(first, {"who", "whom"}) && word(at).form != "WHO") {
      blank_ = at;
    } else if (first == "what") {
      const bool determines = tree_.is(at, "det") && word(at).head > at;
      blank_ = determines ? word(at).head : at;
      if (determines) {
        if (Status status = read_kind_of_blank(blank_); !status) return status;
        take(at);
      }
      pattern_.asked = determines ? Asked::kActor : Asked::kWhat;
    } else if (first == "which") {
      blank_ = word(at).head;
      if (blank_ < 0 || !tree_.is(at, "det")) return cannot_read(at);
      if (Status status = read_kind_of_blank(blank_); !status) return status;
      take(at);
    } else if (first == "when") {
      pattern_.asked = Asked::kWhen;
      take(at);
    } else if (first == "how") {
      if (Status status = read_count(at); !status) return status;
    } else if (word(at).upos == "AUX" ||
               is_any(first, {"has", "have", "had", "did", "does", "do", "is", "are", "was", "were"})) {
      if (!is_any(first, {"has", "have", "had", "did", "does", "do", "is", "are", "was", "were"}))
        return usage_error("cannot read '" + word(at).form +
                           "': only what articles told can be asked for, not what will or should be");
      pattern_.asked = Asked::kWhether;
    } else {
      return usage_error("cannot read '" + word(at).form + "' as the beginning of a question" +
                         std::string(kWhatIsRead));
    }
    if (blank_ != kNoWord) take(blank_);
    return Ok{};
  }

  Status read_kind_of_blank(int32_t noun) {
    const auto type = type_from(lemma(noun));
    if (!type) return usage_error("cannot tell which actors are '" + word(noun).form + "'");
    pattern_.subject.type = *type;  // moved to the blank's end later
    return Ok{};
  }

  // "how many times", "how many countries", "how often"
  Status read_count(int32_t at) {
    pattern_.asked = Asked::kCount;
    const std::string next = at + 1 < tree_.size() ? lower(at + 1) : "";
    take(at);
    if (next == "often") {
      take(at + 1);
      return Ok{};
    }
    if (next != "many" || at + 2 >= tree_.size())
      return usage_error("cannot read 'how'" + (next.empty() ? "" : " '" + next + "'") +
                         std::string(kWhatIsRead));
    take(at + 1);
    take(at + 2);
    if (lemma(at + 2) == "time") return Ok{};
    blank_ = at + 2;
    pattern_.counts_actors = true;
    return read_kind_of_blank(blank_);
  }

  // The noun of a question for a role: "foreign minister".
  bool asks_for_role() const {
    return is_any(word(root_).upos, {"NOUN"}) && tree_.child(root_, "cop") != kNoWord;
  }

  Status read_actors() {
    ParsedQuestion question = question_;
    const bool role = asks_for_role();
    std::erase_if(question.mentions, [&](const QuestionMention& mention) {
      return role && mention.first <= static_cast<uint32_t>(root_) &&
             static_cast<uint32_t>(root_) <= mention.last;
    });
    std::vector<bool> taken = taken_;
    taken[static_cast<size_t>(root_)] = taken[static_cast<size_t>(root_)] || word(root_).upos != "PROPN";
    auto actors = actors_of(view_, question, taken, lookup_);
    if (!actors) return actors.error();
    actors_ = std::move(*actors);
    for (const NamedActor& actor : actors_)
      for (uint32_t i = actor.first; i <= actor.last; ++i) take(static_cast<int32_t>(i));
    for (const NamedActor& actor : actors_)
      if (static_cast<int32_t>(actor.head) == root_) return cannot_read(root_);
    return Ok{};
  }

  Status read_root() {
    take(root_);
    for (const char* deprel : {"aux", "cop"})
      for (int32_t i = 0; i < tree_.size(); ++i)
        if (word(i).head == root_ && tree_.is(i, deprel)) {
          if (word(i).upos == "AUX" &&
              is_any(lemma(i), {"will", "would", "shall", "should", "can", "could", "may", "might", "must"}))
            return usage_error("cannot read '" + word(i).form +
                               "': only what articles told can be asked for, not what will or should be");
          take(i);
        }
    for (int32_t i = 0; i < tree_.size(); ++i)
      if (word(i).head == root_ && tree_.is(i, "advmod")) {
        if (is_any(lower(i), {"first", "last"}) && pattern_.asked == Asked::kWhen) {
          pattern_.which = lower(i) == "first" ? Which::kFirst : Which::kLast;
          take(i);
        } else if (is_any(lower(i), {"ever", "already", "yet", "lately"}) && lower(i) != "lately") {
          take(i);
        }
      }
    const std::string verb = lemma(root_);
    if (word(root_).upos == "VERB" || word(root_).upos == "AUX") {
      if (is_any(verb, {"say", "tell", "speak", "state", "comment", "think", "talk"}) &&
          (verb != "speak" && verb != "talk" ? true : tree_hangs_about())) {
        return read_statement();
      }
      if (is_any(verb, {"happen", "occur"})) return read_happening();
      if (is_any(verb, {"change"})) return read_changes();
      if (verb == "do" && pattern_.asked == Asked::kWhat) return read_relation(/*any=*/true);
      return read_relation(/*any=*/false);
    }
    if (tree_.child(root_, "cop") == kNoWord && !tree_has_be()) return cannot_read(root_);
    if (word(root_).upos == "ADJ") {
      if (is_any(verb, {"new"})) return read_changes();
      return read_relation(/*any=*/false);
    }
    if (word(root_).upos == "NOUN") return read_role();
    if (root_ == blank_) return read_who_is();
    return cannot_read(root_);
  }

  bool tree_has_be() const {
    for (int32_t i = 0; i < tree_.size(); ++i)
      if (lemma(i) == "be") return true;
    return false;
  }

  bool tree_hangs_about() const {
    for (int32_t i = 0; i < tree_.size(); ++i)
      if (tree_.is(i, "case") && lower(i) == "about") return true;
    return false;
  }

  // --- which side of the root

  enum class Side { kSubject, kObject };
  Result<Side> side_of(int32_t at) const {
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

  std::string preposition_of(int32_t at) const {
    const int32_t preposition = tree_.child(at, "case");
    return preposition == kNoWord ? "" : lower(preposition);
  }

  static End end_of(const NamedActor& actor) { return {.id = actor.id, .name = actor.name}; }

  // The actors' ends; `others` are those beyond one of either side, as words of the sentence.
  struct Terms {
    std::vector<const NamedActor*> subjects, objects;
    bool blank_is_subject = false, blank_is_object = false;
  };

  Result<Terms> terms() {
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

  // What is done to whom stands nearer than what it is about.
  int importance(const NamedActor& actor) const {
    const int32_t top = tree_.branch(static_cast<int32_t>(actor.head), root_);
    if (tree_.is_one_of(top, {"nsubj", "obj"})) return 0;
    if (tree_.is(top, "iobj")) return 1;
    return is_any(preposition_of(top), {"over", "about", "in", "at", "during", "for", "because"}) ? 3 : 2;
  }

  bool are_joined(const NamedActor& a, const NamedActor& b) const {
    const int32_t second = static_cast<int32_t>(b.head);
    if (!tree_.is(second, "conj") || word(second).head != static_cast<int32_t>(a.head)) return false;
    const int32_t cc = tree_.child(second, "cc");
    return cc != kNoWord && lower(cc) == "and";
  }

  void use(const NamedActor& actor, End& end) {
    const auto type = end.type;
    end = end_of(actor);
    end.type = type;
    if (!actor.note.empty()) pattern_.notes.push_back(actor.note);
    used_.push_back(&actor);
  }

  // An actor that stands for neither end must be named in the sentence.
  void use_as_text(const NamedActor& actor) {
    std::string text;
    for (uint32_t i = actor.first; i <= actor.last; ++i) {
      text += word(static_cast<int32_t>(i)).form;
      if (i < actor.last && word(static_cast<int32_t>(i)).space_after) text += ' ';
    }
    pattern_.text.push_back(text);
  }

  void put_blank(bool subject) {
    const std::optional<ActorType> type = pattern_.subject.type;
    pattern_.subject.type.reset();
    End& end = subject ? pattern_.subject : pattern_.object;
    end.blank = true;
    end.type = type;
  }

  // --- the kinds of questions

  Status read_relation(bool any) {
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

  Status name_predicate(int32_t subject, int32_t object) {
    if (subject == kNoWord && object == kNoWord) return cannot_read(root_);
    // Something stands where the question leaves an end open.
    const int32_t from = subject == kNoWord ? root_ : subject, to = object == kNoWord ? root_ : object;
    const NamedPredicate named = question_.predicate_of(
        static_cast<uint32_t>(root_), static_cast<uint32_t>(from), static_cast<uint32_t>(to));
    pattern_.predicate = named.text;
    pattern_.event = named.event;
    pattern_.symmetric = pattern_.symmetric || named.symmetric;
    take_words_of_predicate(object);
    return Ok{};
  }

  // "imposed sanctions on": the light verb's noun, particles, and prepositions on the way to the object.
  void take_words_of_predicate(int32_t object) {
    for (int32_t i = 0; i < tree_.size(); ++i)
      if (word(i).head == root_ && word(i).deprel == "compound:prt") take(i);
    const bool from_lexicon =
        !matches_predicate(pattern_.predicate, graph::EventClass::kNone, lemma(root_)) ||
        pattern_.predicate.find(' ') != std::string::npos;
    const int32_t noun = tree_.child(root_, "obj");
    if (noun == kNoWord || is_taken(noun)) return;
    const bool on_the_way = object != kNoWord && tree_.branch(object, root_) == noun;
    const bool named = matches_predicate(pattern_.predicate, graph::EventClass::kNone, lemma(noun));
    if (named || (on_the_way && from_lexicon)) take(noun);
  }

  Status read_statement() {
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
      if (lower(i) == "what") take(i);
    if (blank_ != kNoWord && ends.blank_is_subject)
      put_blank(true);
    else if (blank_ != kNoWord && lower(blank_) != "what")
      return cannot_read(blank_);
    if (ends.subjects.size() > 1)
      return usage_error("one speaker at a time: '" + ends.subjects[1]->name + "' is the second");
    if (!ends.subjects.empty()) use(*ends.subjects[0], pattern_.subject);
    if (!ends.objects.empty()) use(*ends.objects[0], pattern_.object);
    for (size_t i = 1; i < ends.objects.size(); ++i) {
      if (tree_.is(static_cast<int32_t>(ends.objects[i]->head), "conj"))
        return cannot_read(static_cast<int32_t>(ends.objects[i]->head));
      use_as_text(*ends.objects[i]);
    }
    return Ok{};
  }

  // "between A and B", "to A", "with A": all actors on the object's side.
  Status read_parties(bool one_is_enough) {
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

  Status read_happening() {
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

  Status read_changes() {
    if (pattern_.asked != Asked::kWhat) return cannot_read(root_);
    pattern_.kind = Kind::kChanges;
    if (pattern_.period.since.empty())
      return usage_error("what changed since when? Give a period: \"in 2026\", \"since May\"");
    return read_parties(/*one_is_enough=*/true);
  }

  // The words before the noun that are no actor: "foreign minister".
  std::string role_words(int32_t noun) {
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

  bool is_actor_word(int32_t at) const {
    return std::any_of(actors_.begin(), actors_.end(), [&](const NamedActor& actor) {
      return static_cast<int32_t>(actor.first) <= at && at <= static_cast<int32_t>(actor.last);
    });
  }

  // "Who is foreign minister of Russia?", "Is Lavrov Russia's foreign minister?"
  Status read_role() { return read_role_of(root_); }

  Status read_role_of(int32_t noun) {
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
    if (owners.size() > 1 || holders.size() > 1)
      return cannot_read(static_cast<int32_t>(actors_.back().head));
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

  // The root is the question word: "Who is the president of X?" as some parsers have it, or "Who is Lavrov?".
  Status read_who_is() {
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

  // --- what is left

  Status read_what_is_left() {
    for (int32_t i = 0; i < tree_.size(); ++i) {
      if (is_taken(i)) continue;
      const QuestionWord& left = word(i);
      if (tree_.is_one_of(i, {"case", "det", "punct", "cop"}) || is_any(left.upos, {"DET", "PART", "AUX"})) {
        if (is_any(lower(i), {"not", "n't", "no", "never", "neither"})) return refuse_negation(i);
        if (left.upos == "AUX" && tree_.is(i, "aux")) return cannot_read(i);
        continue;
      }
      if (left.upos == "CCONJ" && lower(i) == "and" && left.head >= 0 && is_taken(left.head)) continue;
      if (is_any(lower(i), {"not", "never"})) return refuse_negation(i);
      if (is_any(lower(i), {"ever", "far", "so"}) && tree_.is(i, "advmod")) {
        if (lower(i) == "ever" || (lower(i) == "so" && i + 1 < tree_.size() && lower(i + 1) == "far") ||
            (lower(i) == "far" && i > 0 && lower(i - 1) == "so"))
          continue;
      }
      const bool noun = is_any(left.upos, {"NOUN", "PROPN"}) || (left.upos == "ADJ" && tree_.is(i, "amod"));
      const bool in_phrase =
          tree_.is_one_of(i, {"obj", "obl", "nmod", "compound", "flat", "amod", "iobj", "conj", "nsubj"});
      if (!noun || !in_phrase || is_below_clause(i)) return cannot_read(i);
      pattern_.text.push_back(word_of_text(i));
      take(i);
    }
    return Ok{};
  }

  Error refuse_negation(int32_t at) const {
    return usage_error("cannot read '" + word(at).form +
                       "': what is not told cannot be found; `query disputed` shows what is denied");
  }

  bool is_below_clause(int32_t at) const {
    for (int32_t i = at, steps = 0; i >= 0 && steps < tree_.size(); i = word(i).head, ++steps)
      if (i != root_ && tree_.is_one_of(i, {"advcl", "acl", "ccomp", "xcomp", "parataxis", "csubj"}))
        return true;
    return false;
  }

  // A beginning that the word's other forms share: "strike" for "strikes".
  std::string word_of_text(int32_t at) const {
    const std::string form = lower(at), base = lemma(at);
    return form.starts_with(base) ? base : form;
  }

  const graph::GraphView& view_;
  const ParsedQuestion& question_;
  const QuestionTree tree_;
  const Lookup& lookup_;
  QuestionPattern pattern_;
  std::vector<bool> taken_;
  std::vector<NamedActor> actors_;
  std::vector<const NamedActor*> used_;
  int32_t root_ = kNoWord, blank_ = kNoWord;
};

}  // namespace

Result<QuestionPattern> understand(const graph::GraphView& view, const ParsedQuestion& question,
                                   const Lookup& lookup) {
  return QuestionReader(view, question, lookup).read();
}

}  // namespace dramatis::query
