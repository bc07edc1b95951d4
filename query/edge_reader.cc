#include "query/edge_reader.h"

#include <algorithm>

namespace dramatis::query {
namespace {

using graph::Edge;
using graph::Evidence;

bool clearer(const Evidence& a, const Evidence& b) {
  const bool a_fact = told_as_fact(a), b_fact = told_as_fact(b);
  return a_fact != b_fact ? a_fact : a.confidence > b.confidence;
}

}  // namespace

bool contains_words(std::string_view words, std::string_view part) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  const auto same = [&](char a, char b) { return lower(a) == lower(b); };
  return std::search(words.begin(), words.end(), part.begin(), part.end(), same) != words.end() ||
         part.empty();
}

Status EdgeReader::for_each(Direction direction, const std::string& actor,
                            const std::function<bool(const Edge&)>& visit) const {
  std::optional<Error> failure;
  const auto filtered = [&](const Edge& edge) {
    if (!contains_words(edge.key.predicate, filters_.predicate)) return true;
    if (filters_.event && edge.event != *filters_.event) return true;
    const auto within = graph::edge_within(view_, edge, filters_.period);
    if (!within) {
      failure = within.error();
      return false;
    }
    return !*within || visit(**within);
  };
  const Status read = direction == Direction::kFrom ? view_.for_each_edge_from(actor, filtered)
                                                    : view_.for_each_edge_to(actor, filtered);
  if (failure) return *failure;
  return read;
}

Result<std::string> EdgeReader::name_of(const std::string& actor) {
  if (const auto known = names_.find(actor); known != names_.end()) return known->second;
  const auto node = view_.actor(actor);
  if (!node) return node.error();
  return names_[actor] = *node && !(*node)->name.empty() ? (*node)->name : actor;
}

Result<std::string> EdgeReader::title_of(const std::string& article) {
  if (const auto known = titles_.find(article); known != titles_.end()) return known->second;
  const auto info = view_.article(article);
  if (!info) return info.error();
  return titles_[article] = *info && (*info)->title ? *(*info)->title : article;
}

Result<Support> EdgeReader::support_for(const Evidence& evidence) {
  Support support{.evidence = evidence};
  const auto title = title_of(evidence.article);
  if (!title) return title.error();
  support.article_title = *title;
  if (evidence.attributed_to) {
    const auto claimant = name_of(*evidence.attributed_to);
    if (!claimant) return claimant.error();
    support.claimed_by = *claimant;
  }
  return support;
}

Result<RelationAnswer> EdgeReader::answer_for(const Edge& edge) {
  RelationAnswer answer{.edge = edge};
  const auto subject = name_of(edge.key.subject), object = name_of(edge.key.object);
  if (!subject) return subject.error();
  if (!object) return object.error();
  answer.subject_name = *subject;
  answer.object_name = *object;

  std::vector<Evidence> best;  // sorted by clarity, at most as many as wanted
  const Status read = view_.for_each_evidence(edge.key, [&](const Evidence& evidence) {
    if (!filters_.period.contains(evidence)) return true;
    best.insert(std::upper_bound(best.begin(), best.end(), evidence, clearer), evidence);
    if (filters_.evidence != 0 && best.size() > filters_.evidence) best.pop_back();
    return true;
  });
  if (!read) return read.error();
  for (const Evidence& evidence : best) {
    auto support = support_for(evidence);
    if (!support) return support.error();
    answer.support.push_back(std::move(*support));
  }
  return answer;
}

}  // namespace dramatis::query
