// Graph files for other programs: GraphML, JSON (networkx node-link), GEXF and CSV. docs/exports.md describes
// them and which reader accepts what.
//
// Each writer streams a Selection to `out` and returns the view's failure, if any; whether the stream took
// everything is for the caller to check. The same graph gives the same bytes. Positions come from lay_out()
// (export/layout.h).
#pragma once

#include <ostream>
#include <span>

#include "export/point.h"
#include "export/selection.h"
#include "graph/result.h"

namespace dramatis::exporting {

Status write_graphml(const Selection& selection, std::span<const Point> positions, std::ostream& out);
// Keys `nodes` and `edges`, directed, multigraph, as networkx's node_link_graph(data, edges="edges") reads
// it.
Status write_json(const Selection& selection, std::span<const Point> positions, std::ostream& out);
// With the days of the evidence as time stamps, for Gephi's timeline.
Status write_gexf(const Selection& selection, std::span<const Point> positions, std::ostream& out);
// Two tables for Gephi's spreadsheet import, for databases and for spreadsheets.
Status write_csv_nodes(const Selection& selection, std::span<const Point> positions, std::ostream& out);
Status write_csv_edges(const Selection& selection, std::ostream& out);

}  // namespace dramatis::exporting
