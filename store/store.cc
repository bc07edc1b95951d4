#include "store/store.h"

#include <mutex>

#include "graph/curation/curated_view.h"
#include "graph/curation/hidden_view.h"
#include "graph/merge.h"
#include "graph/reports/confident_view.h"
#include "store/closed_file.h"
#include "store/engine.h"
#include "store/format_file.h"
#include "store/journal.h"
#include "store/rebuild.h"
#include "store/rows/delta_rows.h"
#include "store/rows/report_rows.h"
#include "store/rows/rows.h"
#include "store/rows/sealed_rows.h"

namespace dramatis::store {
namespace {

class SnapshotView final : public StoreView {
 public:
  SnapshotView(std::unique_ptr<Reader> reader, graph::EvidenceLevel level)
      : StoreView(*reader, level), reader_(std::move(reader)) {}

 private:
  std::unique_ptr<Reader> reader_;
};

}  // namespace

struct Store::Writer {
  std::mutex mutex;  // held from reading the graph for a merge until the merge is written
};

Store::Store(std::string directory, std::unique_ptr<Engine> engine, OpenMode mode)
    : StoreView(*engine, graph::EvidenceLevel::kAll),
      directory_(std::move(directory)),
      engine_(std::move(engine)) {
  if (mode != OpenMode::kReadOnly) writer_ = std::make_unique<Writer>();
}

Store::~Store() { (void)close(); }

namespace {

Error with_remedy(Error error, const std::string& directory) {
  if (error.kind == ErrorKind::kCorrupt)
    error.message += "; 'dramatis check --repair --db " + directory + "' keeps what can be kept";
  return error;
}

Result<std::unique_ptr<Engine>> open_engine(const std::string& directory, OpenMode mode) {
  const auto closed = inspect_closed_file(directory);
  if (!closed) return with_remedy(closed.error(), directory);
  auto engine_mode = EngineMode::kReadOnly;
  if (mode != OpenMode::kReadOnly)
    engine_mode = *closed == ClosedState::kClosed ? EngineMode::kClosed : EngineMode::kReadWrite;
  if (mode != OpenMode::kReadOnly)
    if (Status removed = remove_closed_file(directory); !removed) return removed.error();
  auto engine = open_rocksdb(directory + "/rocksdb", engine_mode);
  if (!engine) return with_remedy(engine.error(), directory);
  return engine;
}

}  // namespace

Result<std::unique_ptr<Store>> Store::open(const std::string& directory, OpenMode mode) {
  const auto state = inspect_directory(directory);
  if (!state) return state.error();
  if (*state == DirectoryState::kVacant) {
    if (mode != OpenMode::kCreate) return not_found(directory + ": there is no store");
    if (Status status = write_format_file(directory); !status) return status.error();
  }
  if (*state == DirectoryState::kOlderStore) {
    if (mode == OpenMode::kReadOnly) return older_store_error(directory);
    if (const auto rebuilt = rebuild_store(directory, Damage::kIsAnError); !rebuilt)
      return with_remedy(rebuilt.error(), directory);
  }
  if (mode != OpenMode::kReadOnly) {
    if (Status done = complete_rebuild(directory); !done) return done.error();
  } else if (is_rebuild_interrupted(directory)) {
    return corrupt(directory + ": a rebuilding was interrupted; 'dramatis compact --db " + directory +
                   "' completes it");
  }
  auto engine = open_engine(directory, mode);
  if (!engine) return engine.error();
  auto store = std::unique_ptr<Store>(new Store(directory, std::move(*engine), mode));
  return store;
}

Result<graph::MergeOutcome> Store::add(const graph::ArticleClaims& claims, std::string_view made_by) {
  if (!writer_) return usage_error("the store is open for reading only");
  const std::lock_guard lock(writer_->mutex);
  return apply(graph::merge(*this, claims), claims.article.id, made_by);
}

Result<graph::MergeOutcome> Store::remove(std::string_view article) {
  if (!writer_) return usage_error("the store is open for reading only");
  const std::lock_guard lock(writer_->mutex);
  return apply(graph::unmerge(*this, article), article, {});
}

Result<graph::MergeOutcome> Store::apply(const Result<graph::GraphDelta>& delta, std::string_view article,
                                         std::string_view made_by) {
  if (!delta) return delta.error();
  const bool changed = delta->outcome != graph::MergeOutcome::kUnchanged;
  if (!changed && made_by.empty()) return delta->outcome;
  const auto known = this->made_by(article);
  if (!known) return known.error();
  if (!changed && *known == made_by) return delta->outcome;
  const auto batch = engine_->new_batch();
  if (changed) write_delta(*delta, *batch);
  if (*known != made_by) write_made_by(article, made_by, *batch);
  if (Status status = engine_->write(*batch); !status) return status.error();
  return delta->outcome;
}

Result<std::string> Store::made_by(std::string_view article) const {
  const auto maker = get_decoded(*engine_, Table::kMeta, made_by_key(article), decode_text);
  if (!maker) return maker.error();
  return maker->value_or("");
}

Result<bool> Store::has_article(std::string_view id) const {
  const auto info = article(id);
  if (!info) return info.error();
  return info->has_value();
}

std::unique_ptr<graph::TalliedView> Store::snapshot(graph::EvidenceLevel level) const {
  return std::make_unique<SnapshotView>(engine_->snapshot(), level);
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

Result<std::unique_ptr<graph::GraphView>> Store::curated(double least_confidence) const {
  using graph::EvidenceLevel;
  auto reader = engine_->snapshot();
  const auto journal = read_journal(*reader);
  if (!journal) return journal.error();
  auto curation = curation_of(*journal);
  if (!curation) return curation.error();
  const bool is_usual = least_confidence == graph::kUsualConfidence;
  std::unique_ptr<graph::GraphView> shown;
  auto base = std::make_unique<SnapshotView>(std::move(reader),
                                             is_usual ? EvidenceLevel::kUsual : EvidenceLevel::kAll);
  std::set<std::string, std::less<>> hidden;
  for (const std::string& id : curation->hidden()) hidden.insert(curation->canonical(id));
  if (curation->empty()) {
    shown = std::move(base);
  } else {
    auto view = graph::CuratedView::over(std::move(base), std::move(*curation));
    if (!view) return view.error();
    shown = std::move(*view);
  }
  if (!hidden.empty()) shown = std::make_unique<graph::HiddenView>(std::move(shown), std::move(hidden));
  if (is_usual || least_confidence <= 0) return shown;
  return std::unique_ptr<graph::GraphView>(
      std::make_unique<graph::ConfidentView>(std::move(shown), least_confidence));
}

Result<CheckReport> Store::check() const {
  const auto reader = engine_->snapshot();
  auto report = check_tables(*reader);
  if (report)
    for (std::string& problem : engine_->verify_files()) report->add(std::move(problem));
  return report;
}

Status Store::compact() {
  if (!writer_) return usage_error("the store is open for reading only");
  return engine_->compact();
}

Status Store::flush() {
  if (!writer_) return Ok{};
  return engine_->sync();
}

Status Store::close() {
  if (!engine_) return Ok{};
  const Status closed = engine_->close();
  engine_.reset();
  return writer_ && closed ? write_closed_file(directory_) : closed;
}

}  // namespace dramatis::store
