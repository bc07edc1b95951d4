// Where the engine meets RocksDB: for rocksdb_engine.cc, and for tests that put a failing disk below it.
#pragma once

#include "store/engine.h"

namespace rocksdb {
class Env;
}

namespace dramatis::store {

// As open_rocksdb(), in this environment, which must outlive the engine.
Result<std::unique_ptr<Engine>> open_rocksdb_in(rocksdb::Env& environment, const std::string& directory,
                                                EngineMode mode);

}  // namespace dramatis::store
