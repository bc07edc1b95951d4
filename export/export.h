// Graph files for other programs. docs/exports.md describes them and which reader accepts what.
//
// Each writer streams a Selection to `out` and returns the view's failure, if any; whether the stream took
// everything is for the caller to check. The same graph gives the same bytes. Memory does not grow with the
// text of the graph, only with the numbers of Selection and Appearance.
#pragma once

#include <ostream>
#include <span>
#include <string_view>

#include "export/appearance.h"
#include "export/selection.h"
#include "graph/result.h"

namespace dramatis::exporting {

using Writer = Status (*)(const Selection&, const Appearance&, std::ostream&);

Status write_graphml(const Selection& selection, const Appearance& appearance, std::ostream& out);
// With the days of the evidence as time stamps, for Gephi's timeline.
Status write_gexf(const Selection& selection, const Appearance& appearance, std::ostream& out);
// Two tables for Gephi's spreadsheet import, for databases and for spreadsheets.
Status write_csv_nodes(const Selection& selection, const Appearance& appearance, std::ostream& out);
Status write_csv_edges(const Selection& selection, const Appearance& appearance, std::ostream& out);
// Two tables for neo4j-admin's bulk import.
Status write_neo4j_nodes(const Selection& selection, const Appearance& appearance, std::ostream& out);
Status write_neo4j_edges(const Selection& selection, const Appearance& appearance, std::ostream& out);
// Keys `nodes` and `edges`, directed, multigraph, as networkx's node_link_graph(data, edges="edges") reads
// it.
Status write_node_link(const Selection& selection, const Appearance& appearance, std::ostream& out);
Status write_graphology(const Selection& selection, const Appearance& appearance, std::ostream& out);
Status write_cytoscape(const Selection& selection, const Appearance& appearance, std::ostream& out);
// RDF; what each source tells stands in a named graph of its own.
Status write_nquads(const Selection& selection, const Appearance& appearance, std::ostream& out);
Status write_dot(const Selection& selection, const Appearance& appearance, std::ostream& out);

// All that the articles of the period said, one a line, as `dramatis ingest` reads it: nothing is lost, and
// what is ingested from it gives the same bytes again. Decisions about actors are not in it.
Status write_claims(const graph::GraphView& view, const graph::Period& period, std::ostream& out);

// One file of a format; `suffix` stands between its stem and its ending where there are several.
struct Table {
  std::string_view suffix;
  Writer write;
};
struct Format {
  std::string_view name;    // as on the command line
  std::string_view ending;  // ".graphml"
  std::span<const Table> tables;
};
std::span<const Format> formats();

}  // namespace dramatis::exporting
