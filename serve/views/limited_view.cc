#include "serve/views/limited_view.h"

namespace dramatis::serve {
namespace {

constexpr unsigned kCallsBetweenLooks = 64;

Error out_of_time() { return io_error("the answer took too long"); }

}  // namespace

bool LimitedView::in_time() const {
  if (!expired_ && calls_++ % kCallsBetweenLooks == 0)
    expired_ = cancelled_.load(std::memory_order_relaxed) || Clock::now() > deadline_;
  return !expired_;
}

template <typename Value>
auto LimitedView::watched(const std::function<bool(const Value&)>& visit) const {
  return [this, &visit](const Value& value) { return in_time() && visit(value); };
}

Status LimitedView::after(Status read) const {
  if (expired_) return out_of_time();
  return read;
}

Result<std::optional<graph::ActorNode>> LimitedView::actor(std::string_view id) const {
  if (!in_time()) return out_of_time();
  return base().actor(id);
}

Result<std::optional<graph::ArticleInfo>> LimitedView::article(std::string_view id) const {
  if (!in_time()) return out_of_time();
  return base().article(id);
}

Status LimitedView::for_each_actor(const ActorVisitor& visit) const {
  return after(base().for_each_actor(watched(visit)));
}

Status LimitedView::for_each_actor_by_mentions(const ActorVisitor& visit) const {
  return after(base().for_each_actor_by_mentions(watched(visit)));
}

Status LimitedView::for_each_edge_between(std::string_view subject, std::string_view object,
                                          const EdgeVisitor& visit) const {
  return after(base().for_each_edge_between(subject, object, watched(visit)));
}

Status LimitedView::for_each_edge_of(std::string_view actor, graph::EdgeEnd end, graph::EdgeOrder order,
                                     const EdgeVisitor& visit) const {
  return after(base().for_each_edge_of(actor, end, order, watched(visit)));
}

Status LimitedView::for_each_evidence_newest_first(const graph::EdgeKey& key,
                                                   const EvidenceVisitor& visit) const {
  return after(base().for_each_evidence_newest_first(key, watched(visit)));
}

Status LimitedView::for_each_statement_of(const graph::StatementSelection& selection,
                                          const StatementVisitor& visit) const {
  return after(base().for_each_statement_of(selection, watched(visit)));
}

Status LimitedView::for_each_edge(const EdgeVisitor& visit) const {
  return after(base().for_each_edge(watched(visit)));
}

Status LimitedView::for_each_edge_from(std::string_view subject, const EdgeVisitor& visit) const {
  return after(base().for_each_edge_from(subject, watched(visit)));
}

Status LimitedView::for_each_edge_to(std::string_view object, const EdgeVisitor& visit) const {
  return after(base().for_each_edge_to(object, watched(visit)));
}

Status LimitedView::for_each_evidence(const graph::EdgeKey& key, const EvidenceVisitor& visit) const {
  return after(base().for_each_evidence(key, watched(visit)));
}

Status LimitedView::for_each_statement(const StatementVisitor& visit) const {
  return after(base().for_each_statement(watched(visit)));
}

Status LimitedView::for_each_statement_by(std::string_view speaker, const StatementVisitor& visit) const {
  return after(base().for_each_statement_by(speaker, watched(visit)));
}

Status LimitedView::for_each_statement_about(std::string_view actor, const StatementVisitor& visit) const {
  return after(base().for_each_statement_about(actor, watched(visit)));
}

Status LimitedView::for_each_article(const ArticleVisitor& visit) const {
  return after(base().for_each_article(watched(visit)));
}

Status LimitedView::for_each_article_of(std::string_view actor, const ArticleVisitor& visit) const {
  return after(base().for_each_article_of(actor, watched(visit)));
}

}  // namespace dramatis::serve
