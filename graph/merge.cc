#include "graph/merge.h"

#include <algorithm>
#include <set>

#include "graph/alias.h"

namespace dramatis::graph {
namespace {

bool told_as_fact(const Evidence& evidence) {
  return evidence.modality == Modality::kAsserted && !evidence.hedged && !evidence.attributed_to;
}

// The words of the sentence that lie under the span.
std::string words_at(const SentenceText& sentence, const TextSpan& span) {
  if (span.empty() || !sentence.span.contains(span)) return {};
  const size_t begin = span.begin - sentence.span.begin;
  if (begin >= sentence.text.size()) return {};
  return sentence.text.substr(begin, span.size());
}

class ShareBuilder {
 public:
  explicit ShareBuilder(const ArticleClaims& claims) : claims_(claims) {
    share_.article = claims.article.id;
    share_.date = claims.article.date.value_or("");
  }

  ArticleShare build() && {
    for (const Actor& actor : claims_.actors) share_.actors.emplace(actor.id, tally_of(actor, share_.date));
    share_.evidence.reserve(claims_.roles.size() + claims_.relations.size());
    for (const Role& role : claims_.roles) add_role(role);
    for (const Relation& relation : claims_.relations) add_relation(relation);
    share_.statements.reserve(claims_.statements.size());
    for (const Statement& statement : claims_.statements) add_statement(statement);
    return std::move(share_);
  }

 private:
  void add_role(const Role& role) {
    Evidence evidence = evidence_in(role.sentence);
    evidence.span = role.span;
    evidence.phrase = words_at(claims_.sentences[role.sentence], role.span);
    add_evidence({role.actor, EdgeKind::kRole, role.role, role.of, false}, EventClass::kNone,
                 std::move(evidence));
  }

  void add_relation(const Relation& relation) {
    if (!relation.subject || !relation.object) return;
    Evidence evidence = evidence_in(relation.sentence);
    evidence.span = relation.span;
    evidence.subject_span = relation.subject_span;
    evidence.object_span = relation.object_span;
    evidence.phrase = relation.phrase;
    evidence.through = relation.through;
    evidence.modality = relation.modality;
    evidence.hedged = relation.hedged;
    evidence.attributed_to = relation.attributed_to;
    evidence.confidence = relation.confidence;
    evidence.event_date = relation.event_date;
    add_evidence(
        {*relation.subject, EdgeKind::kRelation, relation.predicate, *relation.object, relation.negated},
        relation.event, std::move(evidence));
  }

  void add_statement(const Statement& statement) {
    share_.statements.push_back({share_.article, share_.date, static_cast<uint32_t>(share_.statements.size()),
                                 claims_.sentences[statement.sentence].text, statement});
  }

  Evidence evidence_in(uint32_t sentence) const {
    Evidence evidence;
    evidence.article = share_.article;
    evidence.date = share_.date;
    evidence.report = share_.article;
    evidence.sentence = sentence;
    evidence.sentence_span = claims_.sentences[sentence].span;
    evidence.sentence_text = claims_.sentences[sentence].text;
    return evidence;
  }

  void add_evidence(EdgeKey key, EventClass event, Evidence evidence) {
    EdgeTally& tally = share_.edges[key];
    tally.add(tally_of(evidence, event));
    tally.articles = 1;
    const auto ordinal = static_cast<uint32_t>(share_.evidence.size());
    share_.evidence.push_back({std::move(key), ordinal, std::move(evidence)});
  }

  const ArticleClaims& claims_;
  ArticleShare share_;
};

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
    const auto counts = graph_.counts();
    if (!counts) return counts.error();
    delta_.counts = *counts;
    if (Status status = change_actors(); !status) return status.error();
    if (Status status = change_edges(); !status) return status.error();
    if (delta_.removed) count(*delta_.removed, -1);
    if (delta_.added) count(*delta_.added, +1);
    return std::move(delta_);
  }

 private:
  void count(const ArticleShare& share, int sign) {
    delta_.counts.articles += sign;
    delta_.counts.evidence += sign * static_cast<int64_t>(share.evidence.size());
    delta_.counts.statements += sign * static_cast<int64_t>(share.statements.size());
  }

  static const ActorTally* find(const std::optional<ArticleShare>& share, const std::string& id) {
    if (!share) return nullptr;
    const auto found = share->actors.find(id);
    return found == share->actors.end() ? nullptr : &found->second;
  }

  static const EdgeTally* find(const std::optional<ArticleShare>& share, const EdgeKey& key) {
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
    auto found = graph_.actor_tally(id);
    if (!found) return found.error();
    const bool was_there = found->has_value();
    ActorTally tally = was_there ? std::move(**found) : ActorTally{};
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
    delta_.counts.actors += (tally.articles > 0) - (was_there ? 1 : 0);
    delta_.actors.emplace(id, tally.articles > 0 ? std::optional(std::move(tally)) : std::nullopt);
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
    for (const auto* share : {&delta_.removed, &delta_.added}) {
      if (!*share) continue;
      for (const auto& [key, tally] : (*share)->edges) {
        if (delta_.edges.contains(key)) continue;
        if (Status status = change_edge(key, find(delta_.removed, key), find(delta_.added, key)); !status)
          return status;
      }
    }
    return Ok{};
  }

  Status change_edge(const EdgeKey& key, const EdgeTally* minus, const EdgeTally* plus) {
    const auto before = graph_.edge_tally(key);
    if (!before) return before.error();
    EdgeTally after = before->value_or(EdgeTally{});
    if (minus) {
      after.subtract(*minus);
      if (after.evidence == 0) {
        after = EdgeTally{};
      } else if (Status status = find_extremes(key, *minus, after); !status) {
        return status;
      }
    }
    if (plus) after.add(*plus);
    const int change = (after.evidence > 0) - (before->has_value() ? 1 : 0);
    delta_.counts.edges += change;
    (key.kind == EdgeKind::kRole ? delta_.counts.roles : delta_.counts.relations) += change;
    delta_.edges.emplace(key, after.evidence > 0 ? std::optional(std::move(after)) : std::nullopt);
    return Ok{};
  }

  // The extremes of the evidence that remains without the removed article.
  Status find_extremes(const EdgeKey& key, const EdgeTally& minus, EdgeTally& tally) const {
    const std::string& removed = delta_.removed->article;
    if (tally.dates.touches(minus.dates)) {
      auto dates = graph_.dates_without(removed, key);
      if (!dates) return dates.error();
      tally.dates = std::move(*dates);
    }
    if (minus.confidence < tally.confidence) return Ok{};
    tally.confidence = 0;
    return graph_.for_each_evidence(key, [&](const Evidence& evidence) {
      if (evidence.article != removed) tally.confidence = std::max(tally.confidence, evidence.confidence);
      return tally.confidence < minus.confidence;  // which was the highest
    });
  }

  const TalliedView& graph_;
  GraphDelta delta_;
};

}  // namespace

ActorTally tally_of(const Actor& actor, const std::string& date) {
  ActorTally tally;
  tally.names[actor.name] = 1;
  tally.types[actor.type] = 1;
  if (!actor.code.empty()) tally.codes[actor.code] = 1;
  if (actor.sector != Sector::kNone) tally.sectors[actor.sector] = 1;
  for (const Mention& mention : actor.mentions)
    if (mention.kind == MentionKind::kName) ++tally.aliases[mention.text];
  tally.articles = 1;
  tally.mentions = static_cast<uint32_t>(actor.mentions.size());
  tally.dates.include(date);
  return tally;
}

EdgeTally tally_of(const Evidence& evidence, EventClass event) {
  EdgeTally tally;
  if (event != EventClass::kNone) tally.events[event] = 1;
  tally.evidence = 1;
  tally.articles = 1;
  tally.asserted = told_as_fact(evidence) ? 1 : 0;
  tally.confidence = evidence.confidence;
  tally.dates.include(evidence.date);
  return tally;
}

ArticleShare share_of(const ArticleClaims& claims) { return ShareBuilder(claims).build(); }

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
