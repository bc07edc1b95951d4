#include "cli/made_by.h"

#include <zlib.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string_view>

extern "C" const char dramatis_language_model_begin[];
extern "C" const char dramatis_language_model_end[];
extern "C" const char dramatis_predicates_begin[];
extern "C" const char dramatis_predicates_end[];

namespace dramatis::cli {
namespace {

uint32_t add(uint32_t sum, std::string_view bytes) {
  return static_cast<uint32_t>(crc32_z(sum, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

std::string_view between(const char* begin, const char* end) {
  return {begin, static_cast<size_t>(end - begin)};
}

}  // namespace

Result<std::string> made_by(const extract::ExtractorOptions& options) {
  uint32_t sum = add(0, between(dramatis_predicates_begin, dramatis_predicates_end));
  if (options.model_file.empty())
    sum = add(sum, between(dramatis_language_model_begin, dramatis_language_model_end));
  std::vector<std::string> files = options.actor_files;
  if (!options.model_file.empty()) files.push_back(options.model_file);
  for (const std::string& path : files) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    if (!file) return io_error(path + ": cannot be read");
    sum = add(sum, bytes);
  }
  char text[64];
  std::snprintf(text, sizeof text, "dramatis %s model %08x", DRAMATIS_VERSION, sum);
  return std::string(text);
}

}  // namespace dramatis::cli
