#include "tests/extract/syntax/small_model.h"

#include <cstring>
#include <random>
#include <string_view>
#include <vector>

#include "tests/extract/syntax/model_bytes.h"

namespace dramatis::extract {
namespace {

class Writer {
 public:
  explicit Writer(uint32_t seed) : random_(seed) {}

  void u32(uint32_t value) { raw(&value, sizeof value); }
  void strings(const std::vector<std::string_view>& values) {
    u32(static_cast<uint32_t>(values.size()));
    for (const std::string_view value : values) {
      u32(static_cast<uint32_t>(value.size()));
      bytes_ += value;
    }
  }
  void vector(uint32_t size) {
    u32(size);
    for (uint32_t i = 0; i < size; ++i) number();
  }
  void table(uint32_t rows, uint32_t columns) {
    u32(rows);
    u32(columns);
    for (uint32_t i = 0; i < rows; ++i) number();
    for (uint32_t i = 0; i < rows * columns; ++i) bytes_ += static_cast<char>(random_() % 255 - 127);
  }
  void layer(uint32_t outputs, uint32_t inputs) {
    table(outputs, inputs);
    vector(outputs);
  }

  std::string file() const {
    const uint64_t size = bytes_.size();
    std::string result = "dramatis";
    result += std::string("\2\0\0\0\0\0\0\0", 8);
    result.append(reinterpret_cast<const char*>(&size), sizeof size);
    result.append(8, '\0');
    result += bytes_;
    repair_check_sum(result);
    return result;
  }

 private:
  void number() {
    const float value = static_cast<float>(random_() % 1000) / 50000;
    raw(&value, sizeof value);
  }
  void raw(const void* data, size_t size) { bytes_.append(static_cast<const char*>(data), size); }

  std::mt19937 random_;
  std::string bytes_;
};

}  // namespace

std::string small_model(uint32_t seed) {
  constexpr uint32_t kHidden = 3, kTagHidden = 2, kArc = 2, kLabel = 2, kEntityHidden = 2, kNameHidden = 2,
                     kTop = 2 * kHidden;
  Writer w(seed);
  for (const uint32_t size : {kHidden, 2u, 1u, kTagHidden, kArc, kLabel, kEntityHidden, kNameHidden})
    w.u32(size);
  w.strings({"NOUN", "VERB"});
  w.strings({"NN", "VB", "NNP"});
  w.strings({"lower|0|", "keep|1|e"});
  w.strings({"_", "Number=Sing"});
  w.strings({"root", "nsubj", "obj"});
  w.strings({"", "person"});
  w.strings({"O", "B-person", "I-person"});
  w.strings({"the", "a"});
  w.strings({"the", "war"});
  w.strings({"the\tNN"});
  w.strings({"the"});
  w.table(2, 3);                              // GloVe
  w.table(3, 2);                              // trained
  for (int i = 0; i < 5; ++i) w.table(4, 1);  // affixes
  w.table(4, 1);                              // shapes
  for (const uint32_t inputs : {3 + 2 + 5 + 1u, kTop}) {
    w.layer(8 * kHidden, inputs);
    w.table(4 * kHidden, kHidden);
    w.table(4 * kHidden, kHidden);
  }
  w.layer(kTagHidden, kTop);
  w.layer(2 + 3 + 2 + 2, kTagHidden);
  w.layer(2 * kArc + 4 * kLabel, kTop);
  w.layer(kArc, kArc);
  w.vector(kArc);
  w.vector(2 * kLabel);
  w.layer(3, 2 * kLabel);
  w.layer(kEntityHidden, kTop);
  w.layer(2, kEntityHidden);
  w.layer(kNameHidden, kTop);
  w.layer(3, kNameHidden);
  w.vector(3 * 3);
  w.u32(0);  // no self-tests: random weights have nothing to say
  return w.file();
}

}  // namespace dramatis::extract
