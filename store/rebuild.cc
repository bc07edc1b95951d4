#include "store/rebuild.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>

#include "graph/merge.h"
#include "store/closed_file.h"
#include "store/engine.h"
#include "store/format_file.h"
#include "store/journal.h"
#include "store/rows/claims_codec.h"
#include "store/rows/delta_rows.h"
#include "store/rows/order_rows.h"
#include "store/rows/report_rows.h"
#include "store/rows/rows.h"
#include "store/rows/sealed_rows.h"
#include "store/store_view.h"

namespace dramatis::store {
namespace {

namespace fs = std::filesystem;

std::string tables_in(const std::string& directory) { return directory + "/rocksdb"; }
std::string new_tables_in(const std::string& directory) { return directory + "/rocksdb.new"; }
std::string old_tables_in(const std::string& directory) { return directory + "/rocksdb.old"; }

Status status_of(const std::error_code& failure, const std::string& path) {
  if (failure) return io_error(path + ": " + failure.message());
  return Ok{};
}

class EngineView final : public StoreView {
 public:
  explicit EngineView(const Engine& engine) : StoreView(engine, graph::EvidenceLevel::kAll) {}
};

class Rebuilder {
 public:
  Rebuilder(const Reader& from, Engine& to, Damage damage) : from_(from), to_(to), damage_(damage) {}

  Result<Rebuilt> run() && {
    if (Status done = rebuild_articles(); !done) return done.error();
    if (Status done = rebuild_journal(); !done) return done.error();
    return std::move(rebuilt_);
  }

 private:
  // Damage is told, or an error; any other error is one.
  Status leave_out(Error error) {
    if (damage_ == Damage::kIsAnError || error.kind != ErrorKind::kCorrupt) return error;
    rebuilt_.gone.push_back(std::move(error.message));
    return Ok{};
  }

  Status rebuild_articles() {
    const auto cursor = from_.scan(Table::kArticles, "");
    for (; cursor->valid(); cursor->next()) {
      const std::string id(cursor->key());
      if (Status kept = keep(id, cursor->value()); !kept) return kept;
    }
    if (const Status read = cursor->status(); !read) {
      if (Status told = leave_out(read.error()); !told) return told;
    }
    if (damage_ == Damage::kIsAnError) return Ok{};
    return keep_named_elsewhere();
  }

  Status keep(const std::string& id, std::string_view value) {
    seen_.insert(id);
    const auto payload = unseal(Table::kArticles, id, value);
    const auto claims = payload ? decode_claims(*payload) : std::nullopt;
    if (!claims || claims->article.id != id)
      return leave_out(corrupt("article '" + printable(id) + "' cannot be read"));
    const EngineView view(to_);
    const auto delta = graph::merge(view, *claims);
    if (!delta) return leave_out(corrupt("article '" + printable(id) + "': " + delta.error().message));
    const auto batch = to_.new_batch();
    write_delta(*delta, *batch);
    const auto maker = get_decoded(from_, Table::kMeta, made_by_key(id), decode_text);
    if (maker && *maker) write_made_by(id, **maker, *batch);
    if (!maker && !makers_gone_) {
      makers_gone_ = true;
      if (Status told = leave_out(corrupt("what read some of the articles cannot be told")); !told)
        return told;
    }
    if (Status written = to_.write(*batch); !written) return written;
    ++rebuilt_.articles;
    return Ok{};
  }

  // A walk through the articles ends at a damaged block. The articles behind it are asked for one by one,
  // under the ids that other tables know.
  Status keep_named_elsewhere() {
    std::set<std::string> named;
    const auto name_from = [&](Table table, auto article_of) {
      const auto cursor = from_.scan(table, "");
      for (; cursor->valid(); cursor->next()) {
        std::optional<std::string> article = article_of(cursor->key(), cursor->value());
        if (article && !seen_.contains(*article)) named.insert(std::move(*article));
      }
    };
    name_from(Table::kInfos,
              [](std::string_view key, std::string_view) { return std::optional(std::string(key)); });
    name_from(Table::kArticlesOf, [](std::string_view key, std::string_view) -> std::optional<std::string> {
      auto row = parse_article_of_key(key);
      if (!row) return std::nullopt;
      return std::move(row->place.article);
    });
    name_from(Table::kStatements, [](std::string_view key, std::string_view) -> std::optional<std::string> {
      graph::StatementRecord record;
      if (!parse_statement_key(key, record)) return std::nullopt;
      return std::move(record.article);
    });
    name_from(Table::kEvidence, [](std::string_view key, std::string_view) -> std::optional<std::string> {
      graph::EvidenceRow row;
      if (!parse_evidence_key(key, row)) return std::nullopt;
      return std::move(row.evidence.article);
    });
    name_from(Table::kBands, [](std::string_view key, std::string_view value) {
      const auto payload = unseal(Table::kBands, key, value);
      return payload ? decode_text(*payload) : std::nullopt;
    });
    for (const std::string& id : named) {
      std::string value;
      const auto found = from_.get(Table::kArticles, id, value);
      const bool there = found && *found;
      const Status kept =
          there ? keep(id, value) : leave_out(corrupt("article '" + printable(id) + "' cannot be read"));
      if (!kept) return kept;
    }
    return tell_unnamed();
  }

  // Articles that the counts know of, and no table names.
  Status tell_unnamed() {
    const auto payload = get_payload(from_, Table::kMeta, kCountsKey);
    const auto counts = payload && *payload ? decode_counts(**payload) : std::nullopt;
    if (!counts) return leave_out(corrupt("the counts cannot be read"));
    const uint64_t known = seen_.size();
    if (counts->all.articles > known)
      return leave_out(corrupt(std::to_string(counts->all.articles - known) +
                               " articles whose ids cannot be read either"));
    return Ok{};
  }

  Status rebuild_journal() {
    auto entries = read_journal(from_);
    if (!entries) {
      if (Status told = leave_out(entries.error()); !told) return told;
      entries = readable_journal();
    }
    graph::Curation curation;
    for (const graph::CurationEntry& entry : *entries) {
      if (const Status applied = curation.apply(entry); !applied) {
        if (Status told =
                leave_out(corrupt("a decision about '" + entry.actor + "' makes no sense without others"));
            !told)
          return told;
        continue;
      }
      const auto batch = to_.new_batch();
      append_to_journal(static_cast<uint32_t>(rebuilt_.decisions++), entry, *batch);
      if (Status written = to_.write(*batch); !written) return written;
    }
    return Ok{};
  }

  std::vector<graph::CurationEntry> readable_journal() const {
    std::vector<graph::CurationEntry> entries;
    const auto cursor = from_.scan(Table::kJournal, "");
    for (; cursor->valid(); cursor->next()) {
      const auto payload = unseal(Table::kJournal, cursor->key(), cursor->value());
      if (auto entry = payload ? decode_curation(*payload) : std::nullopt)
        entries.push_back(std::move(*entry));
    }
    return entries;
  }

  const Reader& from_;
  Engine& to_;
  const Damage damage_;
  Rebuilt rebuilt_;
  std::set<std::string> seen_;  // articles
  bool makers_gone_ = false;
};

// The tables as they are; or, when they cannot be opened or are not those that were closed, what RocksDB
// finds in their files, in a copy.
Result<std::unique_ptr<Engine>> open_source(const std::string& directory, Damage damage,
                                            std::vector<std::string>& found) {
  const auto closed = inspect_closed_file(directory);
  if (closed) {
    auto engine = open_rocksdb(tables_in(directory), EngineMode::kReadOnly);
    if (engine || damage == Damage::kIsAnError) return engine;
    found.push_back(engine.error().message);
  } else {
    if (damage == Damage::kIsAnError) return closed.error();
    found.push_back(closed.error().message);
  }
  const std::string saved = directory + "/rocksdb.saved";
  std::error_code failure;
  fs::remove_all(saved, failure);
  fs::copy(tables_in(directory), saved, fs::copy_options::recursive, failure);
  if (failure) return io_error(saved + ": " + failure.message());
  if (Status done = salvage_rocksdb(saved); !done) return done.error();
  return open_rocksdb(saved, EngineMode::kReadOnly);
}

Result<std::string> put_damaged_aside(const std::string& directory) {
  std::string aside = tables_in(directory) + ".damaged";
  for (int number = 2; fs::exists(aside); ++number)
    aside = tables_in(directory) + ".damaged-" + std::to_string(number);
  std::error_code failure;
  fs::rename(old_tables_in(directory), aside, failure);
  if (failure) return io_error(aside + ": " + failure.message());
  return aside;
}

}  // namespace

bool is_rebuild_interrupted(const std::string& directory) {
  std::error_code failure;
  return !fs::exists(tables_in(directory), failure) && fs::exists(old_tables_in(directory), failure);
}

Status complete_rebuild(const std::string& directory) {
  std::error_code failure;
  if (is_rebuild_interrupted(directory)) fs::rename(new_tables_in(directory), tables_in(directory), failure);
  if (failure) return status_of(failure, new_tables_in(directory));
  const std::string left[] = {new_tables_in(directory), old_tables_in(directory)};
  if (!fs::exists(left[0], failure) && !fs::exists(left[1], failure)) return Ok{};
  const auto lock = lock_tables(tables_in(directory));  // else somebody is at it
  if (!lock) return lock.error();
  for (const std::string& tables : left)
    if (!failure) fs::remove_all(tables, failure);
  return status_of(failure, directory);
}

Result<Rebuilt> rebuild_store(const std::string& directory, Damage damage) {
  if (Status done = complete_rebuild(directory); !done) return done.error();
  const auto lock = lock_tables(tables_in(directory));
  if (!lock) return lock.error();
  std::vector<std::string> found;
  auto from = open_source(directory, damage, found);
  if (!from) return from.error();
  auto to = open_rocksdb(new_tables_in(directory), EngineMode::kReadWrite);
  if (!to) return to.error();
  auto rebuilt = Rebuilder(**from, **to, damage).run();
  if (!rebuilt) return rebuilt;
  rebuilt->found = std::move(found);
  if (Status closed = (*to)->close(); !closed) return closed.error();
  if (Status closed = (*from)->close(); !closed) return closed.error();
  if (Status removed = remove_closed_file(directory); !removed) return removed.error();

  std::error_code failure;
  fs::rename(tables_in(directory), old_tables_in(directory), failure);
  if (!failure) fs::rename(new_tables_in(directory), tables_in(directory), failure);
  if (failure) return io_error(tables_in(directory) + ": " + failure.message());
  if (Status written = write_format_file(directory); !written) return written.error();
  if (damage == Damage::kIsLeftOut) {
    auto aside = put_damaged_aside(directory);
    if (!aside) return aside.error();
    rebuilt->damaged_tables = std::move(*aside);
    fs::remove_all(directory + "/rocksdb.saved", failure);
  }
  fs::remove_all(old_tables_in(directory), failure);
  if (failure) return io_error(old_tables_in(directory) + ": " + failure.message());
  if (Status written = write_closed_file(directory); !written) return written.error();
  return rebuilt;
}

Status copy_store(const std::string& from, const std::string& to) {
  const auto state = inspect_directory(from);
  if (!state) return state.error();
  if (*state == DirectoryState::kVacant) return not_found(from + ": there is no store");
  if (*state == DirectoryState::kOlderStore) return older_store_error(from);
  const auto target = inspect_directory(to);
  if (!target || *target != DirectoryState::kVacant)
    return usage_error(to + ": there is something already; name a directory that is empty or not there");
  const auto closed = inspect_closed_file(from);
  if (!closed) return closed.error();
  auto source = open_rocksdb(tables_in(from), EngineMode::kReadOnly);
  if (!source) return source.error();
  std::error_code failure;
  fs::create_directories(to, failure);
  if (failure) return status_of(failure, to);
  auto copy = open_rocksdb(tables_in(to), EngineMode::kReadWrite);
  if (!copy) return copy.error();
  constexpr size_t kBatchRows = 1000;
  for (const Table table : kTables) {
    auto batch = (*copy)->new_batch();
    size_t rows = 0;
    const auto cursor = (*source)->scan(table, "");
    for (; cursor->valid(); cursor->next()) {
      if (!unseal(table, cursor->key(), cursor->value()))
        return corrupt_row(table, cursor->key(), "the check sum does not match");
      batch->put(table, cursor->key(), cursor->value());
      if (++rows % kBatchRows != 0) continue;
      if (Status written = (*copy)->write(*batch); !written) return written;
      batch = (*copy)->new_batch();
    }
    if (Status read = cursor->status(); !read) return read;
    if (Status written = (*copy)->write(*batch); !written) return written;
  }
  if (Status done = (*copy)->close(); !done) return done;
  if (Status written = write_closed_file(to); !written) return written;
  return write_format_file(to);
}

}  // namespace dramatis::store
