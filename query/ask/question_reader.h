// The reading of a question, shared by question_reader.cc, which goes through it from its dates to what is
// left, and question_kinds.cc, which has the kinds of questions.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/alias.h"
#include "query/ask/ask.h"
#include "query/ask/question_actors.h"
#include "query/ask/question_tree.h"

namespace dramatis::query {

inline bool is_any(std::string_view word, std::initializer_list<std::string_view> choices) {
  return std::find(choices.begin(), choices.end(), word) != choices.end();
}

// One question, once. Not thread-safe.
class QuestionReader {
 public:
  QuestionReader(const graph::GraphView& view, const ParsedQuestion& question, const Lookup& lookup)
      : view_(view), question_(question), tree_(question), lookup_(lookup) {}

  Result<QuestionPattern> read();

 private:
  const QuestionWord& word(int32_t at) const { return tree_[at]; }
  std::string lower(int32_t at) const { return at < tree_.size() ? graph::fold_alias(word(at).form) : ""; }
  std::string lemma(int32_t at) const { return graph::fold_alias(word(at).lemma); }
  void take(int32_t at) { taken_[static_cast<size_t>(at)] = true; }
  bool is_taken(int32_t at) const { return taken_[static_cast<size_t>(at)]; }
  Error cannot_read(int32_t at) const {
    return usage_error("cannot read '" + word(at).form + "' in this question");
  }

  Status read_shape();
  Status read_dates();

  // Sets what is asked, and the blank's word.
  Status read_question_word();
  Status read_kind_of_blank(int32_t noun);

  // "how many times", "how many countries", "how often"
  Status read_count(int32_t at);

  // The noun of a question for a role: "foreign minister".
  bool asks_for_role() const;
  Status read_actors();
  Status read_root();
  bool asks_what_is_said(std::string_view verb) const;
  bool has_be() const;
  bool has_topic() const;

  // --- which side of the root

  enum class Side { kSubject, kObject };
  Result<Side> side_of(int32_t at) const;
  std::string preposition_of(int32_t at) const;
  static QuestionPattern::End end_of(const NamedActor& actor) { return {.id = actor.id, .name = actor.name}; }

  // The actors by the side on which they hang, the nearest to the root first.
  struct Terms {
    std::vector<const NamedActor*> subjects, objects;
    bool blank_is_subject = false, blank_is_object = false;
  };
  Result<Terms> terms();

  // What is done to whom stands nearer than what it is about.
  int importance(const NamedActor& actor) const;
  bool are_joined(const NamedActor& a, const NamedActor& b) const;
  void use(const NamedActor& actor, QuestionPattern::End& end);

  // An actor that stands for neither end must be named in the sentence.
  void use_as_text(const NamedActor& actor);
  void put_blank(bool subject);

  // --- the kinds of questions

  Status read_relation(bool any);
  Status name_predicate(int32_t subject, int32_t object);

  // "imposed sanctions on": the light verb's noun, particles, and prepositions on the way to the object.
  Status take_words_of_predicate(int32_t object);
  Status read_statement();

  // "between A and B", "to A", "with A": all actors on the object's side.
  Status read_parties(bool one_is_enough);
  Status read_happening();
  Status read_changes();

  // The words before the noun that are no actor: "foreign minister".
  std::string role_words(int32_t noun);
  bool is_actor_word(int32_t at) const;

  // "Who is foreign minister of Russia?", "Is Lavrov Russia's foreign minister?"
  Status read_role() { return read_role_of(root_); }

  Status read_role_of(int32_t noun);

  // The root is the question word: "Who is the president of X?" as some parsers have it, or "Who is Lavrov?".
  Status read_who_is();

  // --- what is left

  Status read_what_is_left();
  Error refuse_negation(int32_t at) const;
  bool is_below_clause(int32_t at) const;

  // A beginning that the word's other forms share: "strike" for "strikes".
  std::string word_of_text(int32_t at) const;

  const graph::GraphView& view_;
  const ParsedQuestion& question_;
  const QuestionTree tree_;
  const Lookup& lookup_;
  QuestionPattern pattern_;
  std::vector<bool> taken_;
  std::vector<NamedActor> actors_;
  int32_t root_ = kNoWord, blank_ = kNoWord;
};

}  // namespace dramatis::query
