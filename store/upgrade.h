// Brings the tables of a store of an earlier format version to this one (docs/store_format.md).
#pragma once

#include "graph/result.h"

namespace dramatis::store {

class Engine;

// Writes anew the rows that this version writes otherwise; returns when they are on disk. May be stopped at
// any time and repeated: the store stays one of the earlier version, sound for both, until its FORMAT says
// otherwise. Damaged rows are left as they are, for the check to tell of. Errors: kIo.
Status upgrade_tables(Engine& engine);

}  // namespace dramatis::store
