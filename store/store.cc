#include "store/store.h"

#include <mutex>

#include "graph/curated_view.h"
#include "graph/hidden_view.h"
#include "graph/merge.h"
#include "store/delta_rows.h"
#include "store/engine.h"
#include "store/format_file.h"
#include "store/journal.h"
#include "store/upgrade.h"

namespace dramatis::store {
namespace {

class SnapshotView final : public StoreView {
 public:
  explicit SnapshotView(std::unique_ptr<Reader> reader) : StoreView(*reader), reader_(std::move(reader)) {}

 private:
  std::unique_ptr<Reader> reader_;
};

}  // namespace

struct Store::Writer {
  std::mutex mutex;  // held from reading the graph for a merge until the merge is written
};

Store::Store(std::unique_ptr<Engine> engine, OpenMode mode) : StoreView(*engine), engine_(std::move(engine)) {
  if (mode != OpenMode::kReadOnly) writer_ = std::make_unique<Writer>();
}

Store::~Store() { (void)close(); }

Result<std::unique_ptr<Store>> Store::open(const std::string& directory, OpenMode mode) {
  const auto state = inspect_directory(directory);
  if (!state) return state.error();
  if (*state == DirectoryState::kVacant) {
    if (mode != OpenMode::kCreate) return not_found(directory + ": there is no store");
    if (Status status = write_format_file(directory); !status) return status.error();
  }
  auto engine = open_rocksdb(directory + "/rocksdb",
                             mode == OpenMode::kReadOnly ? EngineMode::kReadOnly : EngineMode::kReadWrite);
  if (!engine) return engine.error();
  const bool older = *state == DirectoryState::kOlderStore;
  if (older && mode != OpenMode::kReadOnly) {
    if (Status status = upgrade_tables(**engine); !status) return status.error();
    if (Status status = write_format_file(directory); !status) return status.error();
  }
  auto store = std::unique_ptr<Store>(new Store(std::move(*engine), mode));
  store->shows_older_format_ = older && mode == OpenMode::kReadOnly;
  return store;
}

Result<graph::MergeOutcome> Store::add(const graph::ArticleClaims& claims) {
  if (!writer_) return usage_error("the store is open for reading only");
  const std::lock_guard lock(writer_->mutex);
  return apply(graph::merge(*this, claims));
}

Result<graph::MergeOutcome> Store::remove(std::string_view article) {
  if (!writer_) return usage_error("the store is open for reading only");
  const std::lock_guard lock(writer_->mutex);
  return apply(graph::unmerge(*this, article));
}

Result<graph::MergeOutcome> Store::apply(const Result<graph::GraphDelta>& delta) {
  if (!delta) return delta.error();
  if (delta->outcome != graph::MergeOutcome::kUnchanged) {
    const auto batch = engine_->new_batch();
    write_delta(*delta, *batch);
    if (Status status = engine_->write(*batch); !status) return status.error();
  }
  return delta->outcome;
}

Result<bool> Store::has_article(std::string_view id) const {
  const auto info = article(id);
  if (!info) return info.error();
  return info->has_value();
}

std::unique_ptr<graph::TalliedView> Store::snapshot() const {
  return std::make_unique<SnapshotView>(engine_->snapshot());
}

Status Store::curate(const graph::CurationEntry& entry) {
  if (!writer_) return usage_error("the store is open for reading only");
  const std::lock_guard lock(writer_->mutex);
  const auto journal = read_journal(*engine_);
  if (!journal) return journal.error();
  auto curation = curation_of(*journal);
  if (!curation) return curation.error();
  if (Status status = curation->apply(entry); !status) return status;
  if (Status status = find_actors_of(entry); !status) return status;
  const auto batch = engine_->new_batch();
  append_to_journal(static_cast<uint32_t>(journal->size()), entry, *batch);
  return engine_->write(*batch);
}

// What is taken back may be about actors that are no more.
Status Store::find_actors_of(const graph::CurationEntry& entry) const {
  const bool names_none = entry.action == graph::CurationAction::kUnmerge ||
                          entry.action == graph::CurationAction::kUnhide ||
                          entry.action == graph::CurationAction::kUndo;
  const bool resets = entry.value.empty() && entry.action != graph::CurationAction::kHide;
  if (names_none || resets) return Ok{};
  std::vector<std::string> ids = {entry.actor};
  if (entry.action == graph::CurationAction::kMerge) ids.push_back(entry.value);
  for (const std::string& id : ids) {
    const auto tally = actor_tally(id);
    if (!tally) return tally.error();
    if (!*tally) return not_found("no actor '" + id + "'");
  }
  return Ok{};
}

Result<std::vector<graph::CurationEntry>> Store::journal() const { return read_journal(*engine_); }

Result<graph::Curation> Store::curation() const {
  const auto entries = journal();
  if (!entries) return entries.error();
  return curation_of(*entries);
}

Result<std::unique_ptr<graph::GraphView>> Store::curated() const {
  auto reader = engine_->snapshot();
  const auto journal = read_journal(*reader);
  if (!journal) return journal.error();
  auto curation = curation_of(*journal);
  if (!curation) return curation.error();
  auto base = std::make_unique<SnapshotView>(std::move(reader));
  if (curation->empty()) return std::unique_ptr<graph::GraphView>(std::move(base));
  std::set<std::string, std::less<>> hidden;
  for (const std::string& id : curation->hidden()) hidden.insert(curation->canonical(id));
  auto view = graph::CuratedView::over(std::move(base), std::move(*curation));
  if (!view) return view.error();
  std::unique_ptr<graph::GraphView> shown = std::move(*view);
  if (hidden.empty()) return shown;
  return std::unique_ptr<graph::GraphView>(
      std::make_unique<graph::HiddenView>(std::move(shown), std::move(hidden)));
}

Result<CheckReport> Store::check() const {
  const auto reader = engine_->snapshot();
  return check_tables(*reader, shows_older_format_);
}

Status Store::flush() {
  if (!writer_) return Ok{};
  return engine_->sync();
}

Status Store::close() {
  if (!engine_) return Ok{};
  const Status flushed = flush();
  const Status closed = engine_->close();
  engine_.reset();
  return flushed ? closed : flushed;
}

}  // namespace dramatis::store
