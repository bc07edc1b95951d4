// The actors of world news (data/world_actors.tsv) as a graph: with names and how often they are used,
// without relations.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "graph/memory_graph.h"

namespace dramatis::testing {

inline std::vector<std::vector<std::string>> read_table(const std::string& name) {
  std::ifstream file(std::string(DRAMATIS_SOURCE_DIR) + "/tests/query/data/" + name);
  EXPECT_TRUE(file) << name;
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> fields;
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '\t');) fields.push_back(cell);
    rows.push_back(std::move(fields));
  }
  return rows;
}

inline graph::Actor world_actor(const std::vector<std::string>& row) {
  graph::Actor actor{.id = row.at(0), .name = row.at(1), .code = row.at(4)};
  actor.type = graph::actor_type_from(row.at(2)).value();
  actor.sector = row.at(3).empty() ? graph::Sector::kNone : graph::sector_from(row.at(3)).value();
  const auto mention = [&](std::string text, graph::MentionKind kind) {
    actor.mentions.push_back({{0, 1}, std::move(text), kind});
  };
  std::istringstream aliases(row.size() > 6 ? row[6] : "");
  for (std::string alias; std::getline(aliases, alias, ';');) {
    const size_t equals = alias.find('=');
    for (int left = std::stoi(alias.substr(equals + 1)); left > 0; --left)
      mention(alias.substr(0, equals), graph::MentionKind::kName);
  }
  while (actor.mentions.size() < std::stoul(row.at(5))) mention("it", graph::MentionKind::kPronoun);
  return actor;
}

inline graph::MemoryGraph world_graph() {
  graph::ArticleClaims claims{.article = {.id = "world", .date = "2026-05-31"}};
  for (const auto& row : read_table("world_actors.tsv")) claims.actors.push_back(world_actor(row));
  graph::MemoryGraph graph;
  EXPECT_TRUE(graph.add(claims).ok());
  return graph;
}

}  // namespace dramatis::testing
