// JSON for programs: one line an actor, one line a link. Three forms, which differ in where they put what:
//
// node-link, of networkx: the edges are under `edges`, networkx's own name for them since 3.4 (older
// versions: link="edges"); an edge's `key` tells parallel edges apart. Attributes that have no value are left
// out: a null would trip networkx's other writers. graphology, also of sigma and Gephi Lite: sigma takes an
// attribute `type` for a way of drawing, so none is called so. Cytoscape.js: positions in its own
// coordinates, in which y points down.
#include "export/attributes.h"
#include "export/export.h"

namespace dramatis::exporting {
namespace {

// Writes records as the elements of a list.
class List {
 public:
  explicit List(TextOut& out) : out_(out) {}
  TextOut& next() {
    out_.end_record();
    out_ << (first_ ? "\n" : ",\n");
    first_ = false;
    return out_;
  }

 private:
  TextOut& out_;
  bool first_ = true;
};

Status write_lists(const Selection& selection, const Appearance& appearance, TextOut& out,
                   std::string_view between,
                   const std::function<void(const NodeRecord&, TextOut&)>& write_node,
                   const std::function<void(const EdgeRecord&, TextOut&)>& write_edge) {
  List nodes(out);
  const Status all_nodes =
      for_each_node(selection, appearance, [&](const NodeRecord& node) { write_node(node, nodes.next()); });
  if (!all_nodes) return all_nodes;
  out << between;
  List edges(out);
  return for_each_link(selection, [&](const EdgeRecord& edge) { write_edge(edge, edges.next()); });
}

void write_label(TextOut& out, std::string_view label) { (out << "\"label\":").quoted(label); }

void write_look(TextOut& out, const NodeLook& look) {
  out << ",\"x\":" << look.position.x << ",\"y\":" << look.position.y << ",\"size\":" << look.radius
      << ",\"color\":\"" << look.colour.hex() << '"';
}

void write_ends(TextOut& out, const EdgeRecord& edge) {
  ((out << "\"source\":").quoted(edge.source) << ",\"target\":").quoted(edge.target);
}

void write_link_members(TextOut& out, const EdgeRecord& edge) {
  write_label(out, edge.label);
  out << ",\"weight\":" << edge.weight;
  write_json_members(out, edge, edge_attributes());
  out << ",\"color\":\"" << colour_of(edge).hex() << '"';
}

}  // namespace

Status write_node_link(const Selection& selection, const Appearance& appearance, std::ostream& stream) {
  TextOut out(stream);
  out << R"({"directed": true, "multigraph": true, "graph": {"name": "dramatis"},)"
      << "\n\"nodes\": [";
  const Status lists = write_lists(
      selection, appearance, out, "\n],\n\"edges\": [",
      [](const NodeRecord& node, TextOut& line) {
        write_label((line << "{\"id\":").quoted(node.actor.id) << ',', node.label());
        write_json_members(line, node, node_attributes());
        write_look(line, node.look);
        line << '}';
      },
      [](const EdgeRecord& edge, TextOut& line) {
        write_ends(line << '{', edge);
        (line << ",\"key\":").quoted(edge.kind) << ",\"id\":\"e" << edge.number << "\",";
        write_link_members(line, edge);
        line << '}';
      });
  if (!lists) return lists;
  out << "\n]}\n";
  return Ok{};
}

Status write_graphology(const Selection& selection, const Appearance& appearance, std::ostream& stream) {
  TextOut out(stream);
  out << R"({"options": {"type": "directed", "multi": true, "allowSelfLoops": true},)"
      << "\n\"attributes\": {\"name\": \"dramatis\"},\n\"nodes\": [";
  const Status lists = write_lists(
      selection, appearance, out, "\n],\n\"edges\": [",
      [](const NodeRecord& node, TextOut& line) {
        write_label((line << "{\"key\":").quoted(node.actor.id) << ",\"attributes\":{", node.label());
        write_json_members(line, node, node_attributes());
        write_look(line, node.look);
        line << "}}";
      },
      [](const EdgeRecord& edge, TextOut& line) {
        write_ends(line << "{\"key\":\"e" << edge.number << "\",", edge);
        (line << ",\"attributes\":{\"kind\":").quoted(edge.kind) << ',';
        write_link_members(line, edge);
        line << "}}";
      });
  if (!lists) return lists;
  out << "\n]}\n";
  return Ok{};
}

Status write_cytoscape(const Selection& selection, const Appearance& appearance, std::ostream& stream) {
  TextOut out(stream);
  out << "{\"elements\": {\n\"nodes\": [";
  const Status lists = write_lists(
      selection, appearance, out, "\n],\n\"edges\": [",
      [](const NodeRecord& node, TextOut& line) {
        write_label((line << "{\"data\":{\"id\":").quoted(node.actor.id) << ',', node.label());
        write_json_members(line, node, node_attributes());
        line << ",\"size\":" << node.look.radius << ",\"color\":\"" << node.look.colour.hex()
             << "\"},\"position\":{\"x\":" << node.look.position.x << ",\"y\":" << 0.0 - node.look.position.y
             << "}}";
      },
      [](const EdgeRecord& edge, TextOut& line) {
        write_ends(line << "{\"data\":{\"id\":\"e" << edge.number << "\",", edge);
        (line << ",\"kind\":").quoted(edge.kind) << ',';
        write_link_members(line, edge);
        line << "}}";
      });
  if (!lists) return lists;
  out << "\n]}}\n";
  return Ok{};
}

}  // namespace dramatis::exporting
