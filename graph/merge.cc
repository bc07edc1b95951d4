#include "graph/merge.h"

#include <algorithm>
#include <set>

#include "graph/alias.h"
#include "graph/reports/report_changes.h"

namespace dramatis::graph {
namespace {

// The names under which a tally can be found, folded.
std::set<std::string> folded_names(const ActorTally& tally) {
  std::set<std::string> folded;
  for (const auto& [name, count] : tally.names) folded.insert(fold_alias(name));
  for (const auto& [name, count] : tally.aliases) folded.insert(fold_alias(name));
  folded.erase("");
  return folded;
}

// Builds the delta that takes one share out and puts another in; either may be missing.
class DeltaBuilder {
 public:
  explicit DeltaBuilder(const TalliedView& graph) : graph_(graph) {}

  Result<GraphDelta> build(std::optional<ArticleShare> removed, std::optional<ArticleShare> added) && {
    delta_.removed = std::move(removed);
    delta_.added = std::move(added);
    delta_.outcome = !delta_.removed ? MergeOutcome::kAdded
                     : delta_.added  ? MergeOutcome::kReplaced
                                     : MergeOutcome::kRemoved;
    const auto counts = graph_.level_counts();
    if (!counts) return counts.error();
    delta_.counts = *counts;
    auto reports = change_reports(graph_, delta_.removed ? &*delta_.removed : nullptr,
                                  delta_.added ? &*delta_.added : nullptr);
    if (!reports) return reports.error();
    weights_ = std::move(reports->edges);
    delta_.groups = std::move(reports->groups);
    delta_.reports = std::move(reports->reports);
    delta_.bands = std::move(reports->bands);
    if (Status status = change_actors(); !status) return status.error();
    if (Status status = change_edges(); !status) return status.error();
    if (delta_.removed) count(*delta_.removed, -1);
    if (delta_.added) count(*delta_.added, +1);
    return std::move(delta_);
  }

 private:
  void count(const ArticleShare& share, int sign) {
    for (const EvidenceLevel level : kEvidenceLevels) {
      const auto counted = [level](double confidence) { return counts_at(level, confidence); };
      GraphCounts& counts = delta_.counts.at(level);
      counts.articles += sign;
      counts.evidence +=
          sign * std::count_if(share.evidence.begin(), share.evidence.end(),
                               [&](const auto& row) { return counted(row.evidence.confidence); });
      counts.statements +=
          sign * std::count_if(share.statements.begin(), share.statements.end(),
                               [&](const auto& record) { return counted(record.statement.confidence); });
    }
  }

  static const ActorTally* find(const std::optional<ArticleShare>& share, const std::string& id) {
    if (!share) return nullptr;
    const auto found = share->actors.find(id);
    return found == share->actors.end() ? nullptr : &found->second;
  }

  static const EdgeTallies* find(const std::optional<ArticleShare>& share, const EdgeKey& key) {
    if (!share) return nullptr;
    const auto found = share->edges.find(key);
    return found == share->edges.end() ? nullptr : &found->second;
  }

  Status change_actors() {
    for (const auto* share : {&delta_.removed, &delta_.added}) {
      if (!*share) continue;
      for (const auto& [id, tally] : (*share)->actors) {
        if (delta_.actors.contains(id)) continue;
        if (Status status = change_actor(id, find(delta_.removed, id), find(delta_.added, id)); !status)
          return status;
      }
    }
    return Ok{};
  }

  Status change_actor(const std::string& id, const ActorTally* minus, const ActorTally* plus) {
    const auto found = graph_.actor_tally(id);
    if (!found) return found.error();
    ActorTally tally = found->value_or(ActorTally{});
    if (minus) {
      tally.subtract(*minus);
      if (tally.articles == 0) {
        tally = ActorTally{};
      } else if (tally.dates.touches(minus->dates)) {
        auto dates = graph_.dates_without(delta_.removed->article, id);
        if (!dates) return dates.error();
        tally.dates = std::move(*dates);
      }
    }
    if (plus) {
      add_aliases(id, tally, *plus);
      tally.add(*plus);
    }
    if (minus) remove_aliases(id, tally, *minus);
    for (const EvidenceLevel level : kEvidenceLevels)
      delta_.counts.at(level).actors += (tally.articles > 0) - (found->has_value() ? 1 : 0);
    Change<ActorTally> change{*found, std::nullopt};
    if (tally.articles > 0) change.after = std::move(tally);
    delta_.actors.emplace(id, std::move(change));
    return Ok{};
  }

  // Most names of an actor are known already, so only new ones are folded.
  void add_aliases(const std::string& id, const ActorTally& known, const ActorTally& plus) {
    std::set<std::string> fresh;
    for (const auto& [name, count] : plus.names)
      if (!known.names.contains(name)) fresh.insert(fold_alias(name));
    for (const auto& [name, count] : plus.aliases)
      if (!known.aliases.contains(name)) fresh.insert(fold_alias(name));
    fresh.erase("");
    for (const std::string& alias : fresh) delta_.aliases_added.push_back({alias, id});
  }

  void remove_aliases(const std::string& id, const ActorTally& left, const ActorTally& minus) {
    const std::set<std::string> names_left = folded_names(left);
    for (const std::string& alias : folded_names(minus))
      if (!names_left.contains(alias)) delta_.aliases_removed.push_back({alias, id});
  }

  Status change_edges() {
    std::set<EdgeKey> keys;
    for (const auto* share : {&delta_.removed, &delta_.added})
      if (*share)
        for (const auto& [key, tallies] : (*share)->edges) keys.insert(key);
    for (const auto& [key, weights] : weights_) keys.insert(key);
    for (const EdgeKey& key : keys)
      if (Status status = change_edge(key); !status) return status;
    return Ok{};
  }

  Status change_edge(const EdgeKey& key) {
    const EdgeTallies *minus = find(delta_.removed, key), *plus = find(delta_.added, key);
    const auto weights = weights_.find(key);
    auto before = graph_.edge_tallies(key);
    if (!before) return before.error();
    EdgeTallies after = before->value_or(EdgeTallies{});
    for (const EvidenceLevel level : kEvidenceLevels) {
      EdgeTally& tally = after.at(level);
      const bool was_there = tally.evidence > 0;
      if (minus) {
        tally.subtract(minus->at(level));
        if (Status status = find_dates(key, level, *minus, tally); !status) return status;
      }
      if (plus) tally.add(plus->at(level));
      if (weights != weights_.end()) {
        tally.reports += static_cast<uint32_t>(weights->second.at(level).reports);
        tally.certainty += static_cast<uint64_t>(weights->second.at(level).certainty);
      }
      GraphCounts& counts = delta_.counts.at(level);
      const int change = (tally.evidence > 0) - (was_there ? 1 : 0);
      counts.edges += change;
      (key.kind == EdgeKind::kRole ? counts.roles : counts.relations) += change;
    }
    Change<EdgeTallies> change{std::move(*before), std::nullopt};
    if (after.all.evidence > 0) change.after = std::move(after);
    delta_.edges.emplace(key, std::move(change));
    return Ok{};
  }

  // The first and last date of the evidence that remains without the removed article.
  Status find_dates(const EdgeKey& key, EvidenceLevel level, const EdgeTallies& minus,
                    EdgeTally& tally) const {
    if (tally.evidence == 0) {
      tally.dates = DateRange{};
    } else if (tally.dates.touches(minus.at(level).dates)) {
      auto dates = graph_.dates_without(delta_.removed->article, key, level);
      if (!dates) return dates.error();
      tally.dates = std::move(*dates);
    }
    return Ok{};
  }

  const TalliedView& graph_;
  std::map<EdgeKey, AtLevels<ReportWeight>> weights_;
  GraphDelta delta_;
};

}  // namespace

Result<GraphDelta> merge(const TalliedView& graph, const ArticleClaims& claims) {
  if (claims.article.id.empty()) return invalid_input("an article without an id");
  if (const auto problem = find_problem(claims))
    return invalid_input("article '" + claims.article.id + "': " + *problem);
  const auto known = graph.claims(claims.article.id);
  if (!known) return known.error();
  std::optional<ArticleShare> removed;
  if (*known) {
    if (**known == claims) return GraphDelta{};
    removed = share_of(**known);
  }
  auto delta = DeltaBuilder(graph).build(std::move(removed), share_of(claims));
  if (delta) delta->claims = &claims;
  return delta;
}

Result<GraphDelta> unmerge(const TalliedView& graph, std::string_view article) {
  const auto known = graph.claims(article);
  if (!known) return known.error();
  if (!*known) return not_found("no article '" + std::string(article) + "'");
  return DeltaBuilder(graph).build(share_of(**known), std::nullopt);
}

}  // namespace dramatis::graph
