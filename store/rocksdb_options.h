// How RocksDB is set for the store: memory, logs, check sums, filters, and what each table needs.
#pragma once

#include <vector>

#include "store/engine.h"

namespace rocksdb {
struct ColumnFamilyDescriptor;
struct DBOptions;
}  // namespace rocksdb

namespace dramatis::store {

rocksdb::DBOptions database_options(EngineMode mode);

// All tables, which share one block cache.
std::vector<rocksdb::ColumnFamilyDescriptor> all_tables(EngineMode mode);

}  // namespace dramatis::store
