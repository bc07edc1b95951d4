#include "query/edge_reader.h"

#include <algorithm>

#include "graph/alias.h"
#include "graph/edge_sum.h"

namespace dramatis::query {
namespace {

using graph::Edge;
using graph::Evidence;

bool clearer(const Evidence& a, const Evidence& b) {
  const bool a_fact = told_as_fact(a), b_fact = told_as_fact(b);
  return a_fact != b_fact ? a_fact : a.confidence > b.confidence;
}

// Of an edge's evidence, for each piece that is wanted.
constexpr size_t kLookedAt = 4;

}  // namespace

bool EdgeReader::asks_of_evidence() const {
  return !filters_.period.unbounded() || !filters_.text.empty() || !filters_.source.empty() ||
         filters_.attributed_to || filters_.asserted_only || filters_.min_confidence > 0;
}

bool EdgeReader::wants(const Edge& edge) const {
  if (filters_.kinds == EdgeKinds::kRelations && edge.key.kind != graph::EdgeKind::kRelation) return false;
  if (filters_.kinds == EdgeKinds::kRoles && edge.key.kind != graph::EdgeKind::kRole) return false;
  if (filters_.event && edge.event != *filters_.event) return false;
  if (filters_.quadrant && quadrant_of(edge.event) != *filters_.quadrant) return false;
  if (edge.confidence < filters_.min_confidence || edge.reports < filters_.min_reports) return false;
  return matches_predicate(edge.key.predicate, edge.event, filters_.predicate);
}

Result<const EdgeReader::ActorFace*> EdgeReader::face_of(const std::string& actor) {
  if (const auto known = actors_.find(actor); known != actors_.end()) return &known->second;
  const auto node = view_.actor(actor);
  if (!node) return node.error();
  ActorFace face{.name = actor};
  if (*node) face = {(*node)->name.empty() ? actor : (*node)->name, (*node)->code, (*node)->type};
  return &actors_.emplace(actor, std::move(face)).first->second;
}

Result<const EdgeReader::ArticleFace*> EdgeReader::article_face_of(const std::string& article) {
  if (const auto known = articles_.find(article); known != articles_.end()) return &known->second;
  const auto info = view_.article(article);
  if (!info) return info.error();
  ArticleFace face{.title = article};
  if (*info) face = {(*info)->title.value_or(article), (*info)->source.value_or("")};
  return &articles_.emplace(article, std::move(face)).first->second;
}

Result<bool> EdgeReader::comes_from_source(const std::string& article) {
  if (filters_.source.empty()) return true;
  const auto source = source_of(article);
  if (!source) return source.error();
  return graph::fold_alias(*source).find(graph::fold_alias(filters_.source)) != std::string::npos;
}

Result<bool> EdgeReader::passes(const Evidence& evidence) {
  if (evidence.confidence < filters_.min_confidence || !filters_.period.contains(evidence)) return false;
  if (filters_.asserted_only && !told_as_fact(evidence)) return false;
  if (filters_.attributed_to && evidence.attributed_to != filters_.attributed_to) return false;
  if (!holds_all(evidence.sentence_text, filters_.text)) return false;
  return comes_from_source(evidence.article);
}

Result<bool> EdgeReader::passes(const graph::StatementRecord& record) {
  const graph::Statement& statement = record.statement;
  if (statement.confidence < filters_.min_confidence || !filters_.period.contains(record.date)) return false;
  if (filters_.stance && statement.stance != *filters_.stance) return false;
  if (!matches_predicate(statement.cue, graph::EventClass::kNone, filters_.predicate)) return false;
  if (!holds_all(statement.content, filters_.text)) return false;
  return comes_from_source(record.article);
}

Result<bool> EdgeReader::passes_as_answer(const std::string& actor) {
  if (filters_.country.empty() && !filters_.type) return true;
  const auto face = face_of(actor);
  if (!face) return face.error();
  return (filters_.country.empty() || (*face)->country == filters_.country) &&
         (!filters_.type || (*face)->type == *filters_.type);
}

template <typename Walk>
Status EdgeReader::visit_passing(const std::function<bool(const Evidence&)>& visit, Walk walk) {
  std::optional<Error> failure;
  const Status read = walk([&](const Evidence& evidence) {
    const auto wanted = passes(evidence);
    if (!wanted) {
      failure = wanted.error();
      return false;
    }
    return !*wanted || visit(evidence);
  });
  return failure ? Status(*failure) : read;
}

Status EdgeReader::for_each_evidence(const graph::EdgeKey& key,
                                     const std::function<bool(const Evidence&)>& visit) {
  return visit_passing(visit, [&](const auto& passing) { return view_.for_each_evidence(key, passing); });
}

Status EdgeReader::for_each_evidence_newest_first(const graph::EdgeKey& key,
                                                  const std::function<bool(const Evidence&)>& visit) {
  return visit_passing(
      visit, [&](const auto& passing) { return view_.for_each_evidence_newest_first(key, passing); });
}

// In the order of time.
Result<std::vector<Evidence>> EdgeReader::latest_evidence(const graph::EdgeKey& key, size_t most) {
  std::vector<Evidence> latest;
  const auto take = [&](const Evidence& evidence) {
    latest.push_back(evidence);
    return latest.size() != most;
  };
  const Status read = for_each_evidence_newest_first(key, take);
  if (!read) return read.error();
  std::reverse(latest.begin(), latest.end());
  return latest;
}

Result<std::optional<Edge>> EdgeReader::narrowed(const Edge& edge) {
  if (!asks_of_evidence()) return std::optional<Edge>(edge);
  graph::EdgeSum sum;
  const Status read = for_each_evidence(edge.key, [&](const Evidence& evidence) {
    sum.add(evidence);
    return true;
  });
  if (!read) return read.error();
  if (sum.empty() || sum.reports() < filters_.min_reports) return std::optional<Edge>();
  return std::optional<Edge>(sum.as(edge));
}

Result<std::optional<Edge>> EdgeReader::passing(const Edge& edge, const std::vector<std::string>& answering) {
  if (!wants(edge)) return std::optional<Edge>();
  for (const std::string& actor : answering) {
    const auto passes = passes_as_answer(actor);
    if (!passes) return passes.error();
    if (*passes) return narrowed(edge);
  }
  return std::optional<Edge>();
}

Result<bool> EdgeReader::offer(const Edge& edge, const std::vector<std::string>& answering,
                               const std::function<bool(const Edge&)>& visit) {
  const auto wanted = passing(edge, answering);
  if (!wanted) return wanted.error();
  return !*wanted || visit(**wanted);
}

Status EdgeReader::for_each_ranked(Direction direction, const std::string& actor, graph::EdgeOrder order,
                                   const RankedVisitor& visit) {
  const bool from = direction == Direction::kFrom;
  std::optional<Error> failure;
  const Status read = view_.for_each_edge_of(
      actor, from ? graph::EdgeEnd::kSubject : graph::EdgeEnd::kObject, order, [&](const Edge& edge) {
        const auto wanted = passing(edge, {from ? edge.key.object : edge.key.subject});
        if (!wanted) failure = wanted.error();
        return wanted && visit(edge, *wanted);
      });
  return failure ? Status(*failure) : read;
}

Status EdgeReader::for_each(Direction direction, const std::string& actor,
                            const std::function<bool(const Edge&)>& visit) {
  std::optional<Error> failure;
  const auto filtered = [&](const Edge& edge) {
    const auto go_on =
        offer(edge, {direction == Direction::kFrom ? edge.key.object : edge.key.subject}, visit);
    if (!go_on) failure = go_on.error();
    return go_on && *go_on;
  };
  const Status read = direction == Direction::kFrom ? view_.for_each_edge_from(actor, filtered)
                                                    : view_.for_each_edge_to(actor, filtered);
  return failure ? Status(*failure) : read;
}

Status EdgeReader::for_each_between(const std::string& subject, const std::string& object,
                                    const std::function<bool(const Edge&)>& visit) {
  std::optional<Error> failure;
  const Status read = view_.for_each_edge_between(subject, object, [&](const Edge& edge) {
    const auto go_on = offer(edge, {edge.key.object}, visit);
    if (!go_on) failure = go_on.error();
    return go_on && *go_on;
  });
  return failure ? Status(*failure) : read;
}

Status EdgeReader::for_each(const std::function<bool(const Edge&)>& visit) {
  std::optional<Error> failure;
  const Status read = view_.for_each_edge([&](const Edge& edge) {
    const auto go_on = offer(edge, {edge.key.subject, edge.key.object}, visit);
    if (!go_on) failure = go_on.error();
    return go_on && *go_on;
  });
  return failure ? Status(*failure) : read;
}

Result<std::string> EdgeReader::name_of(const std::string& actor) {
  const auto face = face_of(actor);
  if (!face) return face.error();
  return (*face)->name;
}

Result<std::string> EdgeReader::title_of(const std::string& article) {
  const auto face = article_face_of(article);
  if (!face) return face.error();
  return (*face)->title;
}

Result<std::string> EdgeReader::source_of(const std::string& article) {
  const auto face = article_face_of(article);
  if (!face) return face.error();
  return (*face)->source;
}

Result<Support> EdgeReader::support_for(const Evidence& evidence) {
  Support support{.evidence = evidence};
  const auto article = article_face_of(evidence.article);
  if (!article) return article.error();
  support.article_title = (*article)->title;
  support.source = (*article)->source;
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

  auto evidence = latest_evidence(edge.key, kLookedAt * filters_.evidence);
  if (!evidence) return evidence.error();
  std::stable_sort(evidence->begin(), evidence->end(), clearer);
  if (filters_.evidence != 0 && evidence->size() > filters_.evidence) evidence->resize(filters_.evidence);
  for (const Evidence& one : *evidence) {
    auto support = support_for(one);
    if (!support) return support.error();
    answer.support.push_back(std::move(*support));
  }
  return answer;
}

Result<StatementAnswer> EdgeReader::answer_for(graph::StatementRecord record) {
  StatementAnswer answer;
  const auto article = article_face_of(record.article);
  if (!article) return article.error();
  answer.article_title = (*article)->title;
  answer.source = (*article)->source;
  if (record.statement.speaker) {
    const auto name = name_of(*record.statement.speaker);
    if (!name) return name.error();
    answer.speaker_name = *name;
  }
  for (const std::string& actor : record.statement.about) {
    const auto name = name_of(actor);
    if (!name) return name.error();
    answer.about_names.push_back(*name);
  }
  answer.record = std::move(record);
  return answer;
}

}  // namespace dramatis::query
