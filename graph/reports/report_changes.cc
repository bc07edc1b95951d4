#include "graph/reports/report_changes.h"

#include <algorithm>
#include <set>
#include <utility>

#include "graph/merge.h"

namespace dramatis::graph {
namespace {

class ReportChanger {
 public:
  ReportChanger(const TalliedView& graph, const ArticleShare* removed, const ArticleShare* added)
      : graph_(graph), removed_(removed), added_(added), article_((removed ? removed : added)->article) {}

  Result<ReportChanges> run() && {
    if (Status found = find_relatives(); !found) return found.error();
    Status changed = Ok{};
    if (groups_.empty() && loose_.empty()) {
      if (removed_) count(removed_->told, -1);
      if (added_) count(added_->told, +1);
      changed = anchor_bands({});
    } else if (!removed_ && groups_.size() == 1 && loose_.empty()) {
      changed = join(*groups_.begin());
    } else {
      changed = regroup();
    }
    if (!changed) return changed.error();
    std::erase_if(changes_.edges, [](const auto& edge) { return edge.second == AtLevels<ReportWeight>{}; });
    return std::move(changes_);
  }

 private:
  struct Member {
    std::string article, date;
    ToldEdges told;
    std::vector<TextBand> bands;
  };

  // The groups and the single articles that the article belonged to or belongs to now.
  Status find_relatives() {
    if (removed_) {
      const auto of = graph_.report_of(article_);
      if (!of) return of.error();
      if (*of) groups_.insert((*of)->name);
      was_alone_ = !*of;
    }
    for (const auto* share : {removed_, added_}) {
      if (!share) continue;
      for (const TextBand& band : share->bands) {
        if (anchors_.contains(band)) continue;
        auto other = graph_.article_with(band);
        if (!other) return other.error();
        anchors_.emplace(band, std::move(*other));
      }
    }
    if (!added_) return Ok{};
    for (const TextBand& band : added_->bands) {
      const auto& other = anchors_.at(band);
      if (!other || *other == article_) continue;
      const auto of = graph_.report_of(*other);
      if (!of) return of.error();
      if (*of) groups_.insert((*of)->name);
      if (!*of) loose_.insert(*other);
    }
    return Ok{};
  }

  void count(const ToldEdges& told, int sign) {
    const auto add = [sign](ReportWeight& weight, double surest) {
      weight.reports += sign;
      weight.certainty += sign * static_cast<int64_t>(certainty_of(surest));
    };
    for (const auto& [key, surest] : told) {
      auto& weights = changes_.edges[key];
      add(weights.all, surest.all);
      if (surest.usual > 0) add(weights.usual, surest.usual);
    }
  }

  // Bands that lead to the article, or nowhere, lead to it or to one of the others.
  Status anchor_bands(const std::vector<Member>& others) {
    for (const auto& [band, anchor] : anchors_) {
      if (anchor && *anchor != article_) continue;
      const auto has_band = [&](const std::vector<TextBand>& bands) {
        return std::find(bands.begin(), bands.end(), band) != bands.end();
      };
      std::optional<std::string> now;
      if (added_ && has_band(added_->bands)) now = article_;
      for (const Member& other : others)
        if (!now && has_band(other.bands)) now = other.article;
      if (now != anchor) changes_.bands.emplace(band, std::move(now));
    }
    return Ok{};
  }

  Result<ReportGroup> group(const std::string& name) const {
    auto found = graph_.report_group(name);
    if (!found) return found.error();
    if (!*found) return corrupt("there is no report group '" + name + "'");
    return std::move(**found);
  }

  Status join(const std::string& name) {
    auto found = group(name);
    if (!found) return found.error();
    ReportGroup& joined = *found;
    const std::string first = joined.first();
    for (const auto& [key, surest] : added_->told) {
      const auto [told, is_new] = joined.told.try_emplace(key);
      if (!is_new) count({{key, told->second}}, -1);
      told->second.include(surest);
      count({{key, told->second}}, +1);
    }
    const ReportGroup::Member member{added_->date, article_};
    joined.members.insert(std::lower_bound(joined.members.begin(), joined.members.end(), member), member);
    changes_.reports[article_] = ReportOf{name, joined.first()};
    if (joined.first() != first) tell_members(joined);
    changes_.groups[name] = std::move(joined);
    return anchor_bands({});
  }

  void tell_members(const ReportGroup& group) {
    for (const auto& [date, article] : group.members)
      changes_.reports[article] = ReportOf{group.name, group.first()};
  }

  // Takes all relatives apart and groups them anew.
  Status regroup() {
    std::vector<Member> pool;
    for (const std::string& name : groups_) {
      const auto found = group(name);
      if (!found) return found.error();
      count(found->told, -1);
      changes_.groups[name] = std::nullopt;
      for (const auto& [date, article] : found->members) {
        changes_.reports[article] = std::nullopt;
        if (article == article_) continue;
        if (Status read = read_member(article, pool); !read) return read;
      }
    }
    for (const std::string& article : loose_) {
      if (Status read = read_member(article, pool); !read) return read;
      count(pool.back().told, -1);
    }
    if (removed_ && was_alone_) count(removed_->told, -1);
    if (Status anchored = anchor_bands(pool); !anchored) return anchored;
    if (added_) pool.push_back({article_, added_->date, added_->told, added_->bands});
    std::vector<std::vector<TextBand>> bands;
    for (Member& member : pool) bands.push_back(std::move(member.bands));
    for (const std::vector<size_t>& set : joined_by_bands(bands)) {
      if (set.size() == 1) {
        count(pool[set.front()].told, +1);
        continue;
      }
      ReportGroup group;
      for (const size_t i : set) {
        group.members.emplace_back(pool[i].date, pool[i].article);
        for (const auto& [key, surest] : pool[i].told) group.told[key].include(surest);
      }
      std::sort(group.members.begin(), group.members.end());
      group.name = group.first();
      count(group.told, +1);
      tell_members(group);
      changes_.groups[group.name] = std::move(group);
    }
    return Ok{};
  }

  Status read_member(const std::string& article, std::vector<Member>& pool) const {
    const auto claims = graph_.claims(article);
    if (!claims) return claims.error();
    if (!*claims) return corrupt("there is no article '" + article + "', which has copies");
    ArticleShare share = share_of(**claims);
    pool.push_back({article, std::move(share.date), std::move(share.told), std::move(share.bands)});
    return Ok{};
  }

  const TalliedView& graph_;
  const ArticleShare* const removed_;
  const ArticleShare* const added_;
  const std::string article_;
  bool was_alone_ = false;
  std::set<std::string> groups_, loose_;
  std::map<TextBand, std::optional<std::string>> anchors_;  // as they are
  ReportChanges changes_;
};

}  // namespace

Result<ReportChanges> change_reports(const TalliedView& graph, const ArticleShare* removed,
                                     const ArticleShare* added) {
  return ReportChanger(graph, removed, added).run();
}

}  // namespace dramatis::graph
