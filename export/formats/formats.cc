#include <array>

#include "export/export.h"

namespace dramatis::exporting {
namespace {

constexpr Table kGraphml[] = {{"", write_graphml}}, kGexf[] = {{"", write_gexf}},
                kCsv[] = {{"-nodes", write_csv_nodes}, {"-edges", write_csv_edges}},
                kNeo4j[] = {{"-nodes", write_neo4j_nodes}, {"-edges", write_neo4j_edges}},
                kNodeLink[] = {{"", write_node_link}}, kGraphology[] = {{"", write_graphology}},
                kCytoscape[] = {{"", write_cytoscape}}, kNquads[] = {{"", write_nquads}},
                kDot[] = {{"", write_dot}};

constexpr Format kFormats[] = {
    {"graphml", ".graphml", kGraphml},
    {"gexf", ".gexf", kGexf},
    {"csv", ".csv", kCsv},
    {"json", ".json", kNodeLink},
    {"graphology", ".json", kGraphology},
    {"cytoscape", ".json", kCytoscape},
    {"neo4j", ".csv", kNeo4j},
    {"nquads", ".nq", kNquads},
    {"dot", ".dot", kDot},
};

}  // namespace

std::span<const Format> formats() { return kFormats; }

}  // namespace dramatis::exporting
