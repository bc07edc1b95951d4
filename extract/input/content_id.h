// The id of an article that has none.
#pragma once

#include <string>
#include <string_view>

namespace dramatis::extract {

// 16 lower-case hexadecimal digits: FNV-1a (64 bits, offset basis 14695981039346656037, prime 1099511628211)
// of the text's bytes. The same text has the same id whatever file it came in. Stored in databases: never
// change.
std::string content_id(std::string_view text);

}  // namespace dramatis::extract
