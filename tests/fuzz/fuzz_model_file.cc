// Any bytes as a model file: refused, or an encoder and a vocabulary that work. The check sum is put right
// first, else nothing would get past it.
#include <cstdint>
#include <string>
#include <vector>

#include "extract/encoder/encoder.h"
#include "extract/encoder/wordpiece.h"
#include "tests/extract/encoder/model_bytes.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dramatis::extract;
  std::string bytes(reinterpret_cast<const char*>(data), size);
  bytes.reserve(64);  // aligned, however short
  repair(bytes);
  const auto file = ModelFile::read(bytes);
  if (!file.ok()) return 0;
  ModelFile::Reader reader(*file);
  std::vector<uint32_t> pieces;
  if (const auto vocabulary = WordPiece::create(reader.strings("vocabulary")); vocabulary.ok())
    vocabulary->append_pieces("Unaffable p1 p10\xCC\x81", pieces);
  const auto encoder = Encoder::create(*file);
  if (!encoder.ok() || encoder->longest() == 0 || encoder->pieces() == 0 || encoder->shapes() == 0) return 0;
  const std::vector<uint32_t> sequence(encoder->longest() < 9 ? encoder->longest() : 9,
                                       static_cast<uint32_t>(encoder->pieces() - 1));
  Encoder::Workspace workspace;
  Matrix words;
  encoder->encode(sequence, std::vector<uint8_t>(sequence.size(), 0), std::vector<uint32_t>{0}, workspace,
                  words);
  return 0;
}
