// Fuzzes the segmenter: any bytes are segmented with the properties of segmentation_checks.h, and twice the
// same.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "extract/text/segmenter.h"
#include "tests/extract/text/segmentation_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dramatis::extract;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const Document document = Segmenter().segment(text);
  if (const auto problem = find_segmentation_problem(document)) {
    std::fprintf(stderr, "%s\n", problem->c_str());
    std::abort();
  }
  const Document again = Segmenter().segment(text);
  if (again.sentences.size() != document.sentences.size()) std::abort();
  return 0;
}
