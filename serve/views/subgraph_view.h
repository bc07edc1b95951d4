// Some actors of a graph and the edges among them, as a graph of their own: what a reader of the page sees
// and wants as a file.
#pragma once

#include <set>
#include <string>

#include "graph/forwarding_view.h"

namespace dramatis::serve {

class SubgraphView final : public graph::ForwardingView {
 public:
  // Ids that are no actor's are passed over.
  SubgraphView(const graph::GraphView& base, std::set<std::string> actors)
      : graph::ForwardingView(base), actors_(std::move(actors)) {}

  Status for_each_actor(const ActorVisitor& visit) const override {
    for (const std::string& id : actors_) {
      const auto node = base().actor(id);
      if (!node) return node.error();
      if (*node && !visit(**node)) break;
    }
    return Ok{};
  }
  Status for_each_edge(const EdgeVisitor& visit) const override {
    for (const std::string& id : actors_) {
      bool goes_on = true;
      const Status read = base().for_each_edge_from(id, [&](const graph::Edge& edge) {
        if (actors_.contains(edge.key.object)) goes_on = visit(edge);
        return goes_on;
      });
      if (!read) return read;
      if (!goes_on) break;
    }
    return Ok{};
  }

 private:
  std::set<std::string> actors_;
};

}  // namespace dramatis::serve
