#include "extract/claims/relation_repetitions.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace dramatis::extract {
namespace {

using graph::Relation;
using graph::TextSpan;

auto sort_key(const Relation& r) {
  return std::tie(r.sentence, r.span, r.subject_span, r.object_span, r.predicate);
}

// "agrees to reopen" and "agrees to reopen border to" of the same words: the surer reading.
bool is_second_reading(const Relation& a, const Relation& b) {
  return a.sentence == b.sentence && a.subject == b.subject && a.object == b.object && a.event == b.event &&
         a.negated == b.negated && a.subject && a.object && a.span.overlaps(b.span) &&
         a.subject_span == b.subject_span && a.confidence < b.confidence &&
         (a.predicate.starts_with(b.predicate.substr(0, b.predicate.find(' '))) ||
          a.object_span != b.object_span);
}

}  // namespace

std::vector<TracedRelation> without_repetitions(std::vector<TracedRelation> relations) {
  std::stable_sort(relations.begin(), relations.end(), [](const TracedRelation& a, const TracedRelation& b) {
    return sort_key(a.relation) < sort_key(b.relation);
  });
  std::set<std::tuple<uint32_t, std::string, std::string>> listed_pairs;
  for (const auto& [r, trace] : relations)
    if (trace.lexicon_line != 0)
      listed_pairs.emplace(r.sentence, r.subject.value_or(""), r.object.value_or(""));
  std::set<std::tuple<uint32_t, std::string, std::string, std::string, bool, TextSpan, TextSpan>> seen;
  std::vector<TracedRelation> unique;
  for (const TracedRelation& traced : relations) {
    const Relation& r = traced.relation;
    // A predicate made up from the words adds nothing to a listed one between the same two.
    if (traced.trace.lexicon_line == 0 && traced.trace.rule != "demand" &&
        listed_pairs.contains({r.sentence, r.subject.value_or(""), r.object.value_or("")}))
      continue;
    if (std::any_of(relations.begin(), relations.end(),
                    [&](const TracedRelation& other) { return is_second_reading(r, other.relation); }))
      continue;
    if (seen.emplace(r.sentence, r.subject.value_or(""), r.predicate, r.object.value_or(""), r.negated,
                     r.subject_span, r.object_span)
            .second)
      unique.push_back(traced);
  }
  return unique;
}

}  // namespace dramatis::extract
