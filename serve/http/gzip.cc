#include "serve/http/gzip.h"

#include <zlib.h>

#include <new>

namespace dramatis::serve {

std::string packed(std::string_view bytes, int level) {
  constexpr int kWindowOfGzip = 15 + 16, kMemory = 8;
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, kWindowOfGzip, kMemory, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);  // in one go: the bound is that of the whole
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace dramatis::serve
