// The file CLOSED in a store's directory: that the store was closed, and which files it then had.
//
// A database whose newest records are cut off is still a database, one of an hour ago. So closing writes down
// the sizes of all files, and the check sums of those that say which others there are; opening compares. A
// store without CLOSED is being written, or its writer died.
#pragma once

#include <string>

#include "graph/result.h"

namespace dramatis::store {

enum class ClosedState {
  kOpen,    // no CLOSED
  kClosed,  // the files are as they were left
};

// Errors: kCorrupt, naming the file that is missing or not as it was left; kIo.
Result<ClosedState> inspect_closed_file(const std::string& directory);

// Of the files that are there now. Errors: kIo.
Status write_closed_file(const std::string& directory);
// Before the first change. Fine when there is none.
Status remove_closed_file(const std::string& directory);

}  // namespace dramatis::store
