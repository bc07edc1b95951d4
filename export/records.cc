#include "export/records.h"

#include <algorithm>
#include <map>
#include <optional>

#include "export/link_gatherer.h"

namespace dramatis::exporting {

std::string_view name_of(LinkType type) {
  switch (type) {
    case LinkType::kRelation:
      return "relation";
    case LinkType::kRole:
      return "role";
    case LinkType::kStatement:
      return "statement";
    case LinkType::kMixed:
      break;
  }
  return "relation and role";
}

Status for_each_node(const Selection& selection, const Appearance& appearance, const NodeVisitor& visit) {
  return selection.for_each_actor([&](uint32_t index, const graph::ActorNode& actor) {
    const ActorFigures& figures = appearance.figures.of[index];
    visit({.actor = actor,
           .figures = figures,
           .look = appearance.looks[index],
           .community_name = appearance.figures.community_names[figures.community]});
  });
}

Status for_each_link(const Selection& selection, const EdgeRecordVisitor& visit) {
  const auto emit = [&](LinkGatherer& gatherer, uint32_t link) {
    EdgeRecord& record = gatherer.finish();
    const Selection::Link& ends = selection.links()[link];
    record.number = link;
    record.source = selection.id(ends.source);
    record.target = selection.id(ends.target);
    record.weight = ends.weight;
    visit(record);
  };

  const bool merged = selection.filters().merge != Merge::kNone;
  LinkGatherer single(selection);
  std::map<uint32_t, LinkGatherer> of_source;  // link -> what is gathered
  std::optional<uint32_t> source;
  const auto emit_source = [&] {
    for (auto& [link, gatherer] : of_source) emit(gatherer, link);
    of_source.clear();
  };
  const Status edges = selection.for_each_edge([&](uint32_t link, const graph::Edge& edge) -> Status {
    if (!merged) {
      single.clear();
      if (Status added = single.add(edge); !added) return added;
      emit(single, link);
      return Ok{};
    }
    if (source != selection.links()[link].source) emit_source();
    source = selection.links()[link].source;
    return of_source.try_emplace(link, selection).first->second.add(edge);
  });
  if (!edges) return edges;
  emit_source();

  source.reset();
  const Status statements =
      selection.for_each_statement([&](uint32_t link, const graph::StatementRecord& record) {
        if (source != selection.links()[link].source) emit_source();
        source = selection.links()[link].source;
        of_source.try_emplace(link, selection).first->second.add(record);
      });
  if (!statements) return statements;
  emit_source();
  return Ok{};
}

}  // namespace dramatis::exporting
