// Questions in plain English: "Who criticised Israel in November 2023?"
//
// A question is understood as a pattern with a blank: a relation, role or statement with one end open, dates,
// and words that the sentence must hold. Each word of the question has to find its place in the pattern;
// where one does not, the question is refused with that word, never guessed at. The pattern is shown with the
// answer.
//
//   auto pattern = understand(view, parsed, lookup);
//   if (!pattern) ... pattern.error().message says what could not be read (kUsage), or who is not there
//   (kNotFound)
//   auto answer = answer_to(view, *pattern, filters);
//
// Functions are pure reads of the view, thread-safe as it is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "graph/result.h"
#include "graph/view.h"
#include "query/actor_lookup.h"
#include "query/ask/parsed_question.h"
#include "query/comparisons.h"
#include "query/questions.h"

namespace dramatis::query {

struct QuestionPattern {
  enum class Kind : uint8_t {
    kRelation,   // subject, predicate, object; the blank is one of the ends
    kRole,       // the same with a role
    kStatement,  // speaker, about
    kBetween,    // what two do to each other
    kChanges,    // what is new between two, or of one
  };
  enum class Asked : uint8_t {
    kActor,    // who fills the blank
    kWhat,     // what is done, said, new
    kWhether,  // yes, with the sentences, or nothing found
    kWhen,     // all, the first or the last time
    kCount,    // how many times, or how many actors
  };
  enum class Which : uint8_t { kAll, kFirst, kLast };
  // One end of it. Neither an actor nor blank: anybody.
  struct End {
    std::optional<std::string> id;
    std::string name;
    bool blank = false;
    std::optional<graph::ActorType> type;  // of the blank: "which countries"
  };

  Kind kind = Kind::kRelation;
  Asked asked = Asked::kActor;
  Which which = Which::kAll;
  bool counts_actors = false;  // "how many countries", not "how many times"
  End subject, object;         // of statements: who speaks, about whom
  // A second one joined with the object: "mediates between A and B".
  std::optional<End> other_object;
  std::string predicate;  // canonical; empty: any
  graph::EventClass event = graph::EventClass::kNone;
  bool symmetric = false;         // "Who met Putin?": either end may be the subject
  std::vector<std::string> text;  // words that the sentence must hold
  graph::Period period;
  std::vector<std::string> notes;  // "taking Donald Trump; also Ivanka Trump (2)"

  // In one line: "? —criticises [ACCUSE]→ Israel (israel), 2023-11-01 to 2023-11-30".
  std::string to_text() const;
};

Result<QuestionPattern> understand(const graph::GraphView& view, const ParsedQuestion& question,
                                   const Lookup& lookup = {});

struct AskAnswer {
  QuestionPattern pattern;
  // Relations or roles; statements; what changed.
  std::variant<Answers<RelationAnswer>, Answers<StatementAnswer>, Changes> found;
  uint64_t count = 0;       // asked for a count: of reports, or of actors
  std::string date;         // asked when: the first or last date, or empty
  bool class_only = false;  // no sentence has the predicate itself; these have its event class
};

// The filters add to what the question says; the period of the question counts if it has one.
Result<AskAnswer> answer_to(const graph::GraphView& view, const QuestionPattern& pattern,
                            const Filters& filters);

}  // namespace dramatis::query
