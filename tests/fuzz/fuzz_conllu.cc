// Fuzzes the CoNLL-U reader: what it accepts, it writes in a form that reads back the same.
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "extract/text/conllu.h"

namespace {

using namespace dramatis::extract;

// All that can be read of `conllu`, written again.
std::string rewritten(const std::string& conllu) {
  std::istringstream in(conllu);
  std::ostringstream out;
  ConlluReader reader(in, "fuzz");
  while (true) {
    const auto read = reader.next(3);
    if (!read.ok()) continue;
    if (!read.value()) return out.str();
    for (const Sentence& sentence : read.value()->document.sentences) {
      write_conllu(out, read.value()->document, sentence);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string once = rewritten(std::string(reinterpret_cast<const char*>(data), size));
  if (rewritten(once) != once) std::abort();
  return 0;
}
