#include "tests/support/ranked_walks.h"

#include <functional>
#include <string>
#include <vector>

namespace dramatis::testing {
namespace {

using namespace graph;

// The items of a walk that ends after at most `limit`.
template <typename T>
std::vector<T> items_of(const std::function<Status(const std::function<bool(const T&)>&)>& walk,
                        size_t limit) {
  std::vector<T> items;
  const Status status = walk([&](const T& item) {
    items.push_back(item);
    return items.size() < limit;
  });
  EXPECT_TRUE(status) << status.error().message;
  return items;
}

// Both walks to the end, and the first three of the view's own.
template <typename T>
bool same(const std::function<Status(const std::function<bool(const T&)>&)>& own,
          const std::function<Status(const std::function<bool(const T&)>&)>& oracle) {
  std::vector<T> expected = items_of<T>(oracle, SIZE_MAX);
  if (items_of<T>(own, SIZE_MAX) != expected) return false;
  if (expected.size() > 3) expected.resize(3);
  return items_of<T>(own, 3) == expected;
}

class Comparison {
 public:
  explicit Comparison(const GraphView& view) : view_(view) {}

  ::testing::AssertionResult run() {
    if (!same<ActorNode>([&](const auto& v) { return view_.for_each_actor_by_mentions(v); },
                         [&](const auto& v) { return view_.GraphView::for_each_actor_by_mentions(v); }))
      return ::testing::AssertionFailure() << "actors by mentions";
    const auto actors = items_of<ActorNode>([&](const auto& v) { return view_.for_each_actor(v); }, SIZE_MAX);
    for (const ActorNode& actor : actors) {
      if (!edges_agree(actor.id)) return ::testing::AssertionFailure() << "edges of " << actor.id;
      for (const ActorNode& other : actors) {
        if (!statements_agree({actor.id, other.id}))
          return ::testing::AssertionFailure() << "said by " << actor.id << " about " << other.id;
        if (!edges_agree_between(actor.id, other.id))
          return ::testing::AssertionFailure() << "edges from " << actor.id << " to " << other.id;
      }
      if (!statements_agree({actor.id, std::nullopt}) || !statements_agree({std::nullopt, actor.id}))
        return ::testing::AssertionFailure() << "said by or about " << actor.id;
    }
    if (!totals_agree()) return ::testing::AssertionFailure() << "totals";
    if (!statements_agree({})) return ::testing::AssertionFailure() << "all statements";
    const auto edges = items_of<Edge>([&](const auto& v) { return view_.for_each_edge(v); }, SIZE_MAX);
    for (const Edge& edge : edges)
      if (!same<Evidence>(
              [&](const auto& v) { return view_.for_each_evidence_newest_first(edge.key, v); },
              [&](const auto& v) { return view_.GraphView::for_each_evidence_newest_first(edge.key, v); }))
        return ::testing::AssertionFailure() << "evidence backwards";
    return ::testing::AssertionSuccess();
  }

 private:
  bool edges_agree(const std::string& actor) const {
    for (const EdgeEnd end : {EdgeEnd::kSubject, EdgeEnd::kObject})
      for (const EdgeOrder order : {EdgeOrder::kStrongest, EdgeOrder::kLatest})
        if (!same<Edge>(
                [&](const auto& v) { return view_.for_each_edge_of(actor, end, order, v); },
                [&](const auto& v) { return view_.GraphView::for_each_edge_of(actor, end, order, v); }))
          return false;
    return true;
  }

  bool edges_agree_between(const std::string& subject, const std::string& object) const {
    return same<Edge>(
        [&](const auto& v) { return view_.for_each_edge_between(subject, object, v); },
        [&](const auto& v) { return view_.GraphView::for_each_edge_between(subject, object, v); });
  }

  bool totals_agree() const {
    const auto own = view_.totals(), oracle = view_.GraphView::totals();
    return own && oracle && *own == *oracle && !own->predicates.empty();
  }

  bool statements_agree(StatementSelection selection) const {
    for (const TimeOrder order : {TimeOrder::kOldestFirst, TimeOrder::kNewestFirst}) {
      selection.order = order;
      if (!same<StatementRecord>(
              [&](const auto& v) { return view_.for_each_statement_of(selection, v); },
              [&](const auto& v) { return view_.GraphView::for_each_statement_of(selection, v); }))
        return false;
    }
    return true;
  }

  const GraphView& view_;
};

}  // namespace

::testing::AssertionResult walks_as_ranked(const GraphView& view) { return Comparison(view).run(); }

}  // namespace dramatis::testing
