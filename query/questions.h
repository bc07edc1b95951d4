// The questions that a graph answers: who does what to an actor, whom an actor does it to, who said what
// about whom, what happened between two, when, and how two actors are connected. comparisons.h has those that
// hold two things against each other, full_text.h the search for words, ask.h questions in plain English.
//
// Every answer carries its evidence: sentence, article, date, and the actor whose claim it is where it is not
// the article's own. Actors are given by id (see actor_lookup.h). Functions are pure reads of the view,
// thread-safe as it is, and pass on its errors. The same graph gives the same answers in the same order.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "graph/view.h"
#include "query/filters.h"

namespace dramatis::query {

// A sentence with what a reader needs to judge it.
struct Support {
  graph::Evidence evidence;
  std::string article_title;  // the id where there is no title
  std::string source;         // of the article, or empty
  std::string claimed_by;     // name of the actor it is attributed to; empty: the article itself
};

// An edge that holds, with the figures of the evidence that passes the filters.
struct RelationAnswer {
  graph::Edge edge;
  std::string subject_name, object_name;
  // Clearest first: told as fact, then by confidence. Of an edge with much evidence the latest is looked at:
  // four times as much as is wanted.
  std::vector<Support> support;
};

struct StatementAnswer {
  graph::StatementRecord record;
  std::string article_title;
  std::string source;
  std::string speaker_name;  // empty: not resolved
  std::vector<std::string> about_names;
};

struct TimelineEntry {
  std::string date;  // of the event or of the article, as the period counts them
  graph::EdgeKey key;
  graph::EventClass event = graph::EventClass::kNone;
  std::string subject_name, object_name;
  Support support;
};

// The answers from the offset on within the limit, and how many there are in all. Where there are many, they
// are not all counted.
template <typename Answer>
struct Answers {
  std::vector<Answer> shown;
  size_t found = 0;
  bool more = false;  // there may be more than were found
};

// Who does something to the actor: edges that end at it, those with the most reports first.
Result<Answers<RelationAnswer>> who(const graph::GraphView& view, const std::string& actor,
                                    const Filters& filters);
// To whom the actor does something: edges that begin at it.
Result<Answers<RelationAnswer>> whom(const graph::GraphView& view, const std::string& actor,
                                     const Filters& filters);
// What the one does to the other, and no other way round.
Result<Answers<RelationAnswer>> from_to(const graph::GraphView& view, const std::string& subject,
                                        const std::string& object, const Filters& filters);
// Both directions between two actors.
Result<Answers<RelationAnswer>> between(const graph::GraphView& view, const std::string& a,
                                        const std::string& b, const Filters& filters);

// Statements by a speaker, about an actor, or both, the latest of them in the order of time. With neither,
// all. `Filters::sort` has no effect here nor on timeline().
Result<Answers<StatementAnswer>> said(const graph::GraphView& view, const std::optional<std::string>& speaker,
                                      const std::optional<std::string>& about, const Filters& filters);

// What the actor does and what is done to it (with `other`: between the two), one entry a dated sentence, the
// latest of them in the order of time, as `Filters::period` counts it. `Filters::evidence` has no effect.
Result<Answers<TimelineEntry>> timeline(const graph::GraphView& view, const std::string& actor,
                                        const std::optional<std::string>& other, const Filters& filters);

// A shortest chain of edges, in either direction each, from one actor to another; for each step the edge with
// the most reports. Empty if they are not connected within `longest` steps. Actors on the way have the type
// and the country of the filters. `Filters::limit` has no effect.
Result<std::vector<RelationAnswer>> path(const graph::GraphView& view, const std::string& from,
                                         const std::string& to, size_t longest, const Filters& filters);

}  // namespace dramatis::query
