// The persistent graph: a directory on disk that grows as articles arrive.
//
//   auto store = Store::open("news.db", OpenMode::kCreate);
//   if (!store) return report(store.error());
//   for (const ArticleClaims& claims : articles)
//     if (auto added = (*store)->add(claims); !added) ...
//   if (Status closed = (*store)->close(); !closed) ...
//
// Atomicity: an article is in the graph wholly or not at all, also after a crash of the process. Articles
// merged since the last flush() may be lost when the machine itself goes down; merging them again makes up
// for it. The same articles give the same graph, byte for byte in an export, whatever their order and however
// often the process died between them.
//
// Thread safety: all const functions may run concurrently with each other and with add() and remove(), which
// take turns. What a sequence of reads sees may change under it; a snapshot() does not. close() needs the
// caller's exclusion. Processes: one may have the store open for writing, and any number for reading; these
// see it as it was when they opened it.
//
// Errors: kUsage for a directory that is not a store, kNotFound for one that is not there, kIncompatible for
// a newer format, kCorrupt for stored bytes that fail their check, kIo for the machine. After kIo from add()
// the store accepts no more articles until it is opened anew; what is in it stays readable.
//
// Memory: fixed, whatever the size of the graph: 64 MiB of block cache (256 MiB for a reader), 64 MiB of
// write buffers, and one article.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/curation/curation.h"
#include "graph/delta.h"
#include "store/check.h"
#include "store/store_view.h"

namespace dramatis::store {

enum class OpenMode {
  kReadOnly,
  kReadWrite,  // an existing store
  kCreate,     // an existing store, or a new one in a missing or empty directory
};

class Engine;

class Store : public StoreView {
 public:
  static Result<std::unique_ptr<Store>> open(const std::string& directory, OpenMode mode);
  ~Store() override;  // closes
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  // Merges one article: see graph::merge(). `made_by` says what read it, for made_by(); empty: not known.
  // Errors also: kInvalidInput for claims that break their invariants.
  Result<graph::MergeOutcome> add(const graph::ArticleClaims& claims, std::string_view made_by = {});
  // Takes an article out again, as if it had never been there. Errors also: kNotFound.
  Result<graph::MergeOutcome> remove(std::string_view article);

  Result<bool> has_article(std::string_view id) const;
  // What read the article, as it was said when it was added; empty where it was not.
  Result<std::string> made_by(std::string_view article) const;

  // The graph of now, unmoved by what is added later; must not outlive the store. The store itself shows all
  // levels.
  std::unique_ptr<graph::TalliedView> snapshot(graph::EvidenceLevel level = graph::EvidenceLevel::kAll) const;

  // Appends a decision about an actor to the journal, unless it makes no sense: see graph::Curation::apply().
  // Errors also: kNotFound where an actor to be merged, renamed or retyped, or the one to merge it into, is
  // not in the graph.
  Status curate(const graph::CurationEntry& entry);
  // The decisions so far, in order.
  Result<std::vector<graph::CurationEntry>> journal() const;
  // What they add up to.
  Result<graph::Curation> curation() const;
  // A snapshot as the journal has it, of evidence that is at least so sure: what exports and queries show.
  // The store itself and snapshot() show the graph as the articles have it. Has its figures ready at the
  // usual confidence and at 0, and adds edges up from their evidence at others.
  Result<std::unique_ptr<graph::GraphView>> curated(double least_confidence = graph::kUsualConfidence) const;

  // Reads everything and compares what the tables say with each other and with the articles. An error means
  // that the check could not be carried out; damage is in the report.
  Result<CheckReport> check() const;

  Status compact();  // frees the room of what was replaced and removed
  Status flush();    // returns when everything is on disk
  // Writes everything out, so that the next opening is quick, and the store's sizes and sums, so that it
  // notices what is lost. Afterwards the store can only be destroyed.
  Status close();

 private:
  struct Writer;
  Store(std::string directory, std::unique_ptr<Engine> engine, OpenMode mode);
  Status find_actors_of(const graph::CurationEntry& entry) const;
  Result<graph::MergeOutcome> apply(const Result<graph::GraphDelta>& delta, std::string_view article,
                                    std::string_view made_by);

  const std::string directory_;
  std::unique_ptr<Engine> engine_;
  std::unique_ptr<Writer> writer_;  // none when read only
};

}  // namespace dramatis::store
