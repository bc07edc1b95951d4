// Names compared without regard to case and spacing.
#pragma once

#include <string>
#include <string_view>

namespace dramatis::graph {

// The form under which a name is looked up: simple case folding of the Latin, Greek, Cyrillic and Armenian
// letters, runs of white space become one space, none at the ends. Other characters, and bytes that are not
// UTF-8, stay as they are. Idempotent. Stored in databases as keys: a change of it needs a new format
// version.
std::string fold_alias(std::string_view name);

}  // namespace dramatis::graph
