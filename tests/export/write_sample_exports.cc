// write_sample_exports FOLDER: the sample graph in every format, for readers in other languages.
#include <filesystem>
#include <fstream>

#include "export/export.h"
#include "export/layout.h"
#include "tests/support/sample_graph.h"

int main(int argc, char** argv) {
  using namespace dramatis::exporting;
  if (argc != 2) return 2;
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  const auto graph = dramatis::testing::sample_graph();
  const auto selection = Selection::make(graph, {});
  if (!selection) return 1;
  const auto positions = lay_out(selection->actor_count(), selection->links());
  const auto write = [&](const char* name, auto writer) {
    std::ofstream out(folder / name, std::ios::binary);
    return writer(*selection, positions, out).ok() && out.flush().good();
  };
  return write("graph.graphml", write_graphml) && write("graph.json", write_json) &&
                 write("graph.gexf", write_gexf) && write("nodes.csv", write_csv_nodes)
             ? 0
             : 1;
}
