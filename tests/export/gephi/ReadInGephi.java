// java -cp gephi-toolkit-all.jar ReadInGephi.java FILE...: imports each file as Gephi's window would, and prints what is then
// in its tables: one JSON line a file. A pair of tables is NODES+EDGES.
import java.io.File;
import java.util.*;
import org.gephi.graph.api.*;
import org.gephi.io.importer.api.*;
import org.gephi.io.processor.plugin.AppendProcessor;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

public class ReadInGephi {
  static String quote(Object value) {
    return "\"" + String.valueOf(value).replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  static String columns(Table table) {
    StringJoiner all = new StringJoiner(", ", "{", "}");
    for (Column column : table) all.add(quote(column.getId()) + ": " + quote(column.getTypeClass().getSimpleName()));
    return all.toString();
  }

  public static void main(String[] args) throws Exception {
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    ImportController importer = Lookup.getDefault().lookup(ImportController.class);
    for (String arg : args) {
      projects.newProject();
      GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();
      StringJoiner issues = new StringJoiner(", ", "[", "]");
      boolean first = true;
      for (String path : arg.split("\\+")) {
        Container container = importer.importFile(new File(path));
        container.closeLoader();
        importer.process(container, first ? new DefaultProcessor() : new AppendProcessor(), projects.getCurrentWorkspace());
        for (Issue issue : container.getReport().getIssuesList(1000)) issues.add(quote(issue.getLevel() + ": " + issue.getMessage()));
        first = false;
      }
      Graph graph = model.getGraph();
      int labelled = 0, timed = 0, isolated = 0;
      Set<String> places = new HashSet<>();
      StringJoiner values = new StringJoiner(", ", "{", "}");
      for (Node node : graph.getNodes()) {
        if (node.getLabel() != null && !node.getLabel().isEmpty()) ++labelled;
        if (node.getAttribute("timeset") != null) ++timed;
        if (graph.getDegree(node) == 0) ++isolated;
        places.add(node.x() + " " + node.y());
        values.add(quote(node.getId()) + ": [" + quote(node.getLabel()) + ", " + quote(node.getAttribute("first_date")) + "]");
      }
      System.out.println("{\"file\": " + quote(new File(arg).getName()) + ", \"nodes\": " + graph.getNodeCount() + ", \"edges\": "
          + graph.getEdgeCount() + ", \"kinds\": " + model.getEdgeTypeCount() + ", \"labelled\": " + labelled + ", \"timed\": " + timed
          + ", \"isolated\": " + isolated + ", \"places\": " + places.size() + ", \"dynamic\": " + model.isDynamic() + ", \"issues\": " + issues
          + ", \"node_columns\": " + columns(model.getNodeTable()) + ", \"edge_columns\": " + columns(model.getEdgeTable())
          + ", \"values\": " + values + "}");
      projects.closeCurrentProject();
    }
    System.exit(0);
  }
}
