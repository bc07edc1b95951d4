// write_sample_exports FOLDER: the sample graph in every format (FOLDER/graphml.graphml, FOLDER/csv-nodes.csv
// ...), for readers in other languages.
#include <filesystem>
#include <fstream>

#include "export/export.h"
#include "tests/support/sample_graph.h"

int main(int argc, char** argv) {
  using namespace dramatis::exporting;
  if (argc != 2) return 2;
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  const auto graph = dramatis::testing::sample_graph();
  const auto selection = Selection::make(graph, {.statements = true});
  if (!selection) return 1;
  const auto appearance = appearance_of(*selection, ColourBy::kCommunity);
  if (!appearance) return 1;
  for (const Format& format : formats())
    for (const Table& table : format.tables) {
      const std::string name =
          std::string(format.name) + std::string(table.suffix) + std::string(format.ending);
      std::ofstream out(folder / name, std::ios::binary);
      if (!table.write(*selection, *appearance, out) || !out.flush()) return 1;
    }
  return 0;
}
