#include "graph/view.h"

namespace dramatis::graph {

std::string_view name_of(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::kRelation:
      return "relation";
    case EdgeKind::kRole:
      return "role";
  }
  return "";
}

}  // namespace dramatis::graph
