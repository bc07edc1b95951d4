#include "export/selection.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <set>
#include <tuple>

namespace dramatis::exporting {
namespace {

using graph::Edge;
using graph::EdgeKind;
using graph::GraphView;
using graph::Quadrant;
using graph::StatementRecord;
using Link = Selection::Link;

constexpr uint32_t kNowhere = std::numeric_limits<uint32_t>::max();

uint32_t index_of(const std::vector<std::string>& sorted_ids, std::string_view id) {
  const auto found = std::lower_bound(sorted_ids.begin(), sorted_ids.end(), id);
  return found == sorted_ids.end() || *found != id ? kNowhere
                                                   : static_cast<uint32_t>(found - sorted_ids.begin());
}

int32_t leaning_of(const Edge& edge) {
  if (edge.key.kind != EdgeKind::kRelation || edge.key.negated) return 0;
  switch (quadrant_of(edge.event)) {
    case Quadrant::kVerbalCooperation:
    case Quadrant::kMaterialCooperation:
      return static_cast<int32_t>(edge.reports);
    case Quadrant::kVerbalConflict:
    case Quadrant::kMaterialConflict:
      return -static_cast<int32_t>(edge.reports);
    case Quadrant::kNone:
      break;
  }
  return 0;
}

// A view visit that may itself fail while it reads further.
class Failure {
 public:
  bool note(const Error& error) {
    error_ = error;
    return false;
  }
  Status after(const Status& visited) const {
    if (error_) return *error_;
    return visited;
  }

 private:
  std::optional<Error> error_;
};

}  // namespace

// Actors are numbers by the view's order here.
struct Selection::Candidate {
  Link link;
  bool role = false;  // of roles only
  bool kept = true;
};

class Selection::Maker {
 public:
  explicit Maker(Selection& selection) : made_(selection), filters_(selection.filters_) {}

  Status read() {
    if (Status actors = made_.view_->for_each_actor([&](const graph::ActorNode& actor) {
          ids_.push_back(actor.id);
          return true;
        });
        !actors)
      return actors;
    if (filters_.ego) {
      ego_ = index_of(ids_, *filters_.ego);
      if (ego_ == kNowhere) return not_found("no actor '" + *filters_.ego + "' in the graph");
    }
    if (Status edges = read_edges(); !edges || !filters_.statements) return edges;
    return read_statements();
  }

  void choose() {
    for (Candidate& candidate : candidates_)
      candidate.kept = candidate.link.weight >= filters_.min_weight &&
                       (filters_.loops || candidate.link.source != candidate.link.target);
    kept_.assign(ids_.size(), true);
    if (ego_ != kNowhere) keep_surroundings();
    drop_unlinked();
    made_.links_found_ = static_cast<size_t>(
        std::count_if(candidates_.begin(), candidates_.end(), [](const Candidate& c) { return c.kept; }));
    made_.actors_found_ = static_cast<size_t>(std::count(kept_.begin(), kept_.end(), true));
    if (filters_.strongest) keep_strongest_links(*filters_.strongest);
    if (filters_.top) keep_strongest_actors(*filters_.top);
    drop_unlinked();
  }

  // Numbers the chosen actors and links anew.
  void finish() {
    std::vector<uint32_t> actor_number(ids_.size(), kNowhere), link_number(candidates_.size(), kNowhere);
    for (uint32_t actor = 0; actor < ids_.size(); ++actor) {
      if (!kept_[actor]) continue;
      actor_number[actor] = made_.actor_count();
      made_.ids_.push_back(std::move(ids_[actor]));
    }
    made_.actor_kept_ = std::move(kept_);
    for (size_t i = 0; i < candidates_.size(); ++i) {
      if (!candidates_[i].kept) continue;
      link_number[i] = static_cast<uint32_t>(made_.links_.size());
      Link link = candidates_[i].link;
      link.source = actor_number[link.source];
      link.target = actor_number[link.target];
      made_.links_.push_back(link);
    }
    for (uint32_t& link : made_.link_of_edge_)
      if (link != kNowhere) link = link_number[link];
    for (StatementLink statement : statement_links_) {
      statement.link = link_number[statement.link];
      if (statement.link == kNowhere) continue;
      statement.speaker = actor_number[statement.speaker];
      statement.about = actor_number[statement.about];
      made_.statement_links_.push_back(statement);
    }
  }

 private:
  Status read_edges() {
    Failure failure;
    uint32_t subject = kNowhere;
    std::vector<Part> parts;  // of one subject
    const Status read = made_.view_->for_each_edge([&](const Edge& edge) {
      made_.link_of_edge_.push_back(kNowhere);
      const bool role = edge.key.kind == EdgeKind::kRole;
      if (role ? !filters_.roles : !filters_.relations) return true;
      if (filters_.event && edge.event != *filters_.event) return true;
      auto restated = graph::edge_within(*made_.view_, edge, filters_.period);
      if (!restated) return failure.note(restated.error());
      if (!*restated) return true;
      if (subject == kNowhere || ids_[subject] != edge.key.subject) {
        if (const Status linked = link_up(parts); !linked) return failure.note(linked.error());
        subject = index_of(ids_, edge.key.subject);
      }
      const uint32_t object = index_of(ids_, edge.key.object);
      if (subject == kNowhere || object == kNowhere)
        return failure.note(corrupt("an edge between '" + edge.key.subject + "' and '" + edge.key.object +
                                    "', of which one is no actor of the graph"));
      parts.push_back({{subject, object, (**restated).reports, leaning_of(**restated)},
                       edge.event,
                       made_.link_of_edge_.size() - 1,
                       edge.key});
      return true;
    });
    if (const Status failed = failure.after(read); !failed) return failed;
    return link_up(parts);
  }

  struct Part {
    Link link;
    graph::EventClass event;
    size_t edge;
    graph::EdgeKey key;
    bool role() const { return key.kind == EdgeKind::kRole; }
  };

  // Makes candidates of the parts, which are of one subject, and clears them.
  Status link_up(std::vector<Part>& parts) {
    const auto group = [&](const Part& part) {
      const bool by_class = filters_.merge == Merge::kClass;
      return std::tuple(part.link.target, by_class && part.role(),
                        by_class ? part.event : graph::EventClass::kNone);
    };
    const bool merged = filters_.merge != Merge::kNone;
    if (merged)
      std::stable_sort(parts.begin(), parts.end(),
                       [&](const Part& a, const Part& b) { return group(a) < group(b); });
    for (auto part = parts.begin(); part != parts.end();) {
      auto end = std::next(part);
      while (merged && end != parts.end() && group(*end) == group(*part)) ++end;
      if (const Status made = make_candidate({part, end}); !made) return made;
      part = end;
    }
    parts.clear();
    return Ok{};
  }

  Status make_candidate(std::span<const Part> parts) {
    Candidate candidate{parts[0].link, parts[0].role()};
    for (const Part& part : parts.subspan(1)) {
      candidate.link.leaning += part.link.leaning;
      candidate.role &= part.role();
    }
    if (parts.size() > 1) {  // one report may tell of several of them
      std::set<std::string> reports;
      for (const Part& part : parts) {
        const Status read = made_.view_->for_each_evidence(part.key, [&](const graph::Evidence& evidence) {
          if (filters_.period.contains(evidence)) reports.insert(evidence.report);
          return true;
        });
        if (!read) return read;
      }
      candidate.link.weight = static_cast<uint32_t>(reports.size());
    }
    for (const Part& part : parts) made_.link_of_edge_[part.edge] = static_cast<uint32_t>(candidates_.size());
    candidates_.push_back(candidate);
    return Ok{};
  }

  Status read_statements() {
    struct Said {
      uint32_t speaker, about;
      graph::Stance stance;
      auto operator<=>(const Said&) const = default;
    };
    std::vector<Said> all;
    const Status read = made_.view_->for_each_statement([&](const StatementRecord& record) {
      if (!record.statement.speaker || !filters_.period.contains(record.date)) return true;
      const uint32_t speaker = index_of(ids_, *record.statement.speaker);
      for (const std::string& actor : record.statement.about) {
        const uint32_t about = index_of(ids_, actor);
        if (speaker != kNowhere && about != kNowhere)
          all.push_back({speaker, about, record.statement.stance});
      }
      return true;
    });
    if (!read) return read;
    std::sort(all.begin(), all.end());
    const Said* last = nullptr;
    for (const Said& said : all) {
      const bool same_pair = last != nullptr && last->speaker == said.speaker && last->about == said.about;
      const bool same = same_pair && last->stance == said.stance;
      if (same || (same_pair && filters_.merge == Merge::kPair))
        ++candidates_.back().link.weight;
      else
        candidates_.push_back({{said.speaker, said.about, 1}});
      if (!same)
        statement_links_.push_back(
            {said.speaker, said.about, said.stance, static_cast<uint32_t>(candidates_.size() - 1)});
      last = &said;
    }
    return Ok{};
  }

  void keep_surroundings() {
    std::vector<uint32_t> distance(ids_.size(), kNowhere);
    distance[ego_] = 0;
    bool reached_more = true;
    for (uint32_t step = 0; step < filters_.depth && reached_more; ++step) {
      reached_more = false;
      const auto reach = [&](uint32_t from, uint32_t to) {
        if (distance[from] != step || distance[to] != kNowhere) return;
        distance[to] = step + 1;
        reached_more = true;
      };
      for (const Candidate& candidate : candidates_) {
        if (!candidate.kept) continue;
        reach(candidate.link.source, candidate.link.target);
        reach(candidate.link.target, candidate.link.source);
      }
    }
    for (size_t actor = 0; actor < ids_.size(); ++actor) kept_[actor] = distance[actor] != kNowhere;
  }

  std::vector<uint64_t> strengths() const {
    std::vector<uint64_t> strength(ids_.size(), 0);
    for (const auto& [link, role, kept] : candidates_) {
      if (!kept) continue;
      strength[link.source] += link.weight;
      if (link.target != link.source) strength[link.target] += link.weight;
    }
    return strength;
  }

  // Takes out the links of actors that are out, then the actors without a link that counts, and so on.
  void drop_unlinked() {
    for (bool changed = true; changed;) {
      std::vector<bool> linked(ids_.size(), false);
      for (Candidate& candidate : candidates_) {
        const Link& link = candidate.link;
        candidate.kept = candidate.kept && kept_[link.source] && kept_[link.target];
        const bool related = !candidate.role && link.source != link.target;
        if (candidate.kept && (related || filters_.keep == Keep::kLinked))
          linked[link.source] = linked[link.target] = true;
      }
      changed = false;
      if (filters_.keep == Keep::kAll) return;
      for (size_t actor = 0; actor < ids_.size(); ++actor) {
        if (!kept_[actor] || linked[actor] || actor == ego_) continue;
        kept_[actor] = false;
        changed = true;
      }
    }
  }

  // Which link of its pair each is, by weight: 0 the strongest.
  std::vector<uint32_t> places_in_pairs() const {
    const auto pair = [&](uint32_t i) {
      const Link& link = candidates_[i].link;
      return std::pair(std::min(link.source, link.target), std::max(link.source, link.target));
    };
    std::vector<uint32_t> order(candidates_.size()), place(candidates_.size(), 0);
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
      return pair(a) != pair(b) ? pair(a) < pair(b) : candidates_[a].link.weight > candidates_[b].link.weight;
    });
    for (size_t i = 1; i < order.size(); ++i)
      if (pair(order[i]) == pair(order[i - 1])) place[order[i]] = place[order[i - 1]] + 1;
    return place;
  }

  // Among equally strong links first one of each pair, and those between strong actors: they hold a picture
  // together.
  void keep_strongest_links(size_t most) {
    const auto strength = strengths();
    const auto place = places_in_pairs();
    const auto weaker_end = [&](const Candidate& c) {
      return std::min(strength[c.link.source], strength[c.link.target]);
    };
    std::vector<uint32_t> order;
    for (uint32_t i = 0; i < candidates_.size(); ++i)
      if (candidates_[i].kept) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
      const Candidate &left = candidates_[a], &right = candidates_[b];
      return std::tuple(left.link.weight, place[b], weaker_end(left)) >
             std::tuple(right.link.weight, place[a], weaker_end(right));
    });
    if (filters_.keep == Keep::kRelated) take_out_idle_roles(order, most);
    for (size_t i = most; i < order.size(); ++i) candidates_[order[i]].kept = false;
  }

  // Roles of actors that would be left without a relation must not use up the room of relations.
  void take_out_idle_roles(std::vector<uint32_t>& order, size_t most) {
    std::vector<bool> related(ids_.size(), false);
    for (size_t i = 0; i < std::min(most, order.size()); ++i) {
      const auto& [link, role, kept] = candidates_[order[i]];
      if (!role && link.source != link.target) related[link.source] = related[link.target] = true;
    }
    std::erase_if(order, [&](uint32_t i) {
      Candidate& candidate = candidates_[i];
      if (candidate.role) candidate.kept = related[candidate.link.source] && related[candidate.link.target];
      return !candidate.kept;
    });
  }

  // Ties go to the earlier id. The ego counts as strongest.
  void keep_strongest_actors(size_t most) {
    const auto strength = strengths();
    std::vector<uint32_t> order;
    for (uint32_t actor = 0; actor < kept_.size(); ++actor)
      if (kept_[actor]) order.push_back(actor);
    std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
      if ((a == ego_) != (b == ego_)) return a == ego_;
      return strength[a] > strength[b];
    });
    for (size_t i = most; i < order.size(); ++i) kept_[order[i]] = false;
  }

  Selection& made_;
  const Filters& filters_;
  std::vector<std::string> ids_;  // of all actors
  uint32_t ego_ = kNowhere;
  std::vector<Candidate> candidates_;
  std::vector<bool> kept_;  // actors
  std::vector<StatementLink> statement_links_;
};

Result<Selection> Selection::make(const GraphView& view, const Filters& filters) {
  Selection selection(view, filters);
  Maker maker(selection);
  if (Status read = maker.read(); !read) return read.error();
  maker.choose();
  maker.finish();
  return selection;
}

Status Selection::for_each_actor(const ActorVisitor& visit) const {
  uint32_t seen = 0, index = 0;
  return view_->for_each_actor([&](const graph::ActorNode& actor) {
    if (actor_kept_[seen++]) visit(index++, actor);
    return seen < actor_kept_.size();
  });
}

Status Selection::for_each_edge(const EdgeVisitor& visit) const {
  size_t seen = 0;
  Failure failure;
  const Status read = view_->for_each_edge([&](const Edge& edge) {
    const uint32_t link = link_of_edge_[seen++];
    if (link != kNowhere)
      if (const Status visited = visit(link, edge); !visited) return failure.note(visited.error());
    return seen < link_of_edge_.size();
  });
  return failure.after(read);
}

Status Selection::for_each_statement(const StatementVisitor& visit) const {
  for (auto next = statement_links_.begin(); next != statement_links_.end();) {
    const uint32_t speaker = next->speaker;
    const auto end = std::find_if(next, statement_links_.end(),
                                  [&](const StatementLink& s) { return s.speaker != speaker; });
    const Status read = view_->for_each_statement_by(ids_[speaker], [&](const StatementRecord& record) {
      if (!filters_.period.contains(record.date)) return true;
      for (const std::string& actor : record.statement.about) {
        const uint32_t about = index_of(ids_, actor);
        const auto link = std::find_if(next, end, [&](const StatementLink& s) {
          return s.about == about && s.stance == record.statement.stance;
        });
        if (link != end) visit(link->link, record);
      }
      return true;
    });
    if (!read) return read;
    next = end;
  }
  return Ok{};
}

}  // namespace dramatis::exporting
