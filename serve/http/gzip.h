// RFC 1952, by zlib.
#pragma once

#include <string>
#include <string_view>

namespace dramatis::serve {

// Level: 1 (fastest) to 9 (smallest).
std::string packed(std::string_view bytes, int level);

}  // namespace dramatis::serve
