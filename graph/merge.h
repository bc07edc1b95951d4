// Merging: how one article's claims change the graph.
//
// Pure: the same graph and claims give the same delta, and nothing is written. The graph that results from a
// set of articles does not depend on the order in which they came, nor on articles that were replaced or
// removed meanwhile.
//
// Relations whose subject or object is not an actor stay in the article's claims and yield no edge.
// Statements are all kept; those without a speaker are not found by speaker.
//
// Errors: kInvalidInput when the claims break their invariants (find_problem()); kNotFound when the article
// to remove is not there; else those of the view.
#pragma once

#include <string>
#include <string_view>

#include "graph/delta.h"
#include "graph/tally.h"

namespace dramatis::graph {

// What one actor of an article, and one piece of evidence, add to their tallies. The latter counts one
// article.
ActorTally tally_of(const Actor& actor, const std::string& date);
EdgeTally tally_of(const Evidence& evidence, EventClass event);

// What the claims alone put into a graph. The claims satisfy find_problem().
ArticleShare share_of(const ArticleClaims& claims);

// Adds the article; where one of the same id is there already, the new claims replace the old (equal ones
// change nothing). The delta refers to `claims`.
Result<GraphDelta> merge(const TalliedView& graph, const ArticleClaims& claims);

Result<GraphDelta> unmerge(const TalliedView& graph, std::string_view article);

}  // namespace dramatis::graph
