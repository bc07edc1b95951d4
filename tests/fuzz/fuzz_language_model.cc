// Any bytes as a language model: refused, or a model that reads. The check sum is put right first, else
// nothing would get past it. write_language_model_seed writes the corpus's seed.
#include <cstdint>
#include <string>

#include "extract/language_model.h"
#include "tests/extract/encoder/model_bytes.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dramatis::extract;
  std::string bytes(reinterpret_cast<const char*>(data), size);
  bytes.reserve(64);  // aligned, however short
  repair(bytes);
  const auto model = LanguageModel::from_bytes(bytes);
  if (!model.ok()) return 0;
  Document document;
  for (const char* form : {"The", "war", "–", "aaa", "1999", ".", "He", "said", "a"}) {
    if (document.sentences.empty() || std::string(form) == "He") document.sentences.emplace_back();
    document.sentences.back().tokens.emplace_back().form = form;
  }
  (*model)->read(document);
  return 0;
}
