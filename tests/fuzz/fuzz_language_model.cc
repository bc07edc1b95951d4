// Any bytes as a language model: refused, or a parser that parses. The check sum and the payload's size are
// put right first, else nothing would get past them.
#include <cstdint>
#include <cstring>
#include <string>

#include "extract/language_model.h"
#include "tests/extract/syntax/model_bytes.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dramatis::extract;
  std::string bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.size() >= kModelHeader) {
    const uint64_t payload = bytes.size() - kModelHeader;
    std::memcpy(bytes.data() + 16, &payload, sizeof payload);
    repair_check_sum(bytes);
  }
  const auto parser = LanguageModel::from_bytes(bytes);
  if (!parser.ok()) return 0;
  Document document;
  for (const char* form : {"The", "war", "–", "1999"}) {
    document.sentences.emplace_back();
    document.sentences.front().tokens.emplace_back().form = form;
  }
  (*parser)->parse(document);
  return 0;
}
