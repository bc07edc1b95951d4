#include "store/rocksdb_options.h"

#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/file_checksum.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/merge_operator.h>
#include <rocksdb/table.h>

#include "store/rows/sum_rows.h"

namespace dramatis::store {
namespace {

constexpr size_t kWriterCacheBytes = size_t{64} << 20, kReaderCacheBytes = size_t{256} << 20;
constexpr size_t kWriteBufferBytes = size_t{64} << 20;  // all tables together
constexpr uint64_t kLogBytes = uint64_t{96} << 20;      // that readers beside a writer replay
constexpr int kOpenFiles = 256;

// Adds up the sums of a row. Never fails, since that would end all writing: a damaged value makes a damaged
// row, which its readers tell.
class SumOperator final : public rocksdb::MergeOperator {
 public:
  const char* Name() const override { return "dramatis.sum"; }  // stored: never change

  bool FullMergeV2(const MergeOperationInput& in, MergeOperationOutput* out) const override {
    std::vector<std::string_view> values;
    if (in.existing_value) values.push_back(view(*in.existing_value));
    for (const rocksdb::Slice& operand : in.operand_list) values.push_back(view(operand));
    out->new_value = sum_of_values(view(in.key), values);
    return true;
  }

  bool PartialMergeMulti(const rocksdb::Slice& key, const std::deque<rocksdb::Slice>& operands,
                         std::string* value, rocksdb::Logger*) const override {
    std::vector<std::string_view> values;
    for (const rocksdb::Slice& operand : operands) values.push_back(view(operand));
    *value = sum_of_values(view(key), values);
    return true;
  }

 private:
  static std::string_view view(const rocksdb::Slice& slice) { return {slice.data(), slice.size()}; }
};

// Whether single rows are asked for, most of which are new; the other tables are walked.
bool is_looked_up(Table table) {
  switch (table) {
    case Table::kMeta:
    case Table::kArticles:
    case Table::kActors:
    case Table::kEdges:
    case Table::kStatements:
    case Table::kBands:
    case Table::kReports:
    case Table::kInfos:
      return true;
    case Table::kArticlesOf:
    case Table::kAliases:
    case Table::kEdgesIn:
    case Table::kEvidence:
    case Table::kJournal:
    case Table::kRanks:
    case Table::kSaid:
    case Table::kSums:
      return false;
  }
  return true;
}

rocksdb::ColumnFamilyOptions table_options(Table table, const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions blocks;
  blocks.block_cache = cache;
  // An answer takes a row from each of many blocks: small and lightly packed ones cost it the least. Only the
  // articles are read seldom and as a whole.
  const bool is_bulky = table == Table::kArticles;
  blocks.block_size = is_bulky ? 16 << 10 : 4 << 10;
  if (is_looked_up(table)) blocks.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  // In parts of the size of a block, so that what is asked of a large table does not take much of the cache.
  blocks.index_type = rocksdb::BlockBasedTableOptions::kTwoLevelIndexSearch;
  blocks.partition_filters = true;
  blocks.metadata_block_size = 4 << 10;
  blocks.cache_index_and_filter_blocks = true;  // so that they count as cache
  blocks.pin_top_level_index_and_filter = true;
  blocks.pin_l0_filter_and_index_blocks_in_cache = true;
  rocksdb::ColumnFamilyOptions options;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(blocks));
  options.write_buffer_size = kWriteBufferBytes / 4;
  if (is_looked_up(table)) {
    options.memtable_prefix_bloom_size_ratio = 0.02;
    options.memtable_whole_key_filtering = true;
  }
  if (table == Table::kSums) options.merge_operator = std::make_shared<SumOperator>();
  options.level_compaction_dynamic_level_bytes = true;
  options.compression = rocksdb::kLZ4Compression;
  if (is_bulky) options.bottommost_compression = rocksdb::kZSTD;
  return options;
}

}  // namespace

rocksdb::DBOptions database_options(EngineMode mode) {
  rocksdb::DBOptions options;
  options.create_if_missing = mode != EngineMode::kReadOnly;
  options.create_missing_column_families = mode != EngineMode::kReadOnly;
  // RocksDB's own choice ends the log silently at the first damage, wherever it is.
  options.wal_recovery_mode = mode == EngineMode::kClosed
                                  ? rocksdb::WALRecoveryMode::kAbsoluteConsistency
                                  : rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  options.file_checksum_gen_factory = rocksdb::GetFileChecksumGenCrc32cFactory();
  options.db_write_buffer_size = kWriteBufferBytes;
  options.max_total_wal_size = kLogBytes;
  options.max_background_jobs = 2;
  // A reader opens all files at once, so that none vanishes under it when a writer compacts.
  options.max_open_files = mode == EngineMode::kReadOnly ? -1 : kOpenFiles;
  options.info_log_level = rocksdb::WARN_LEVEL;
  options.keep_log_file_num = 2;
  options.max_log_file_size = 1 << 20;
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  return options;
}

std::vector<rocksdb::ColumnFamilyDescriptor> all_tables(EngineMode mode) {
  const auto cache =
      rocksdb::NewLRUCache(mode == EngineMode::kReadOnly ? kReaderCacheBytes : kWriterCacheBytes);
  std::vector<rocksdb::ColumnFamilyDescriptor> tables;
  for (const Table table : kTables)
    tables.emplace_back(std::string(name_of(table)), table_options(table, cache));
  return tables;
}

}  // namespace dramatis::store
