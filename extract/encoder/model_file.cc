#include "extract/encoder/model_file.h"

#include <zlib.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <utility>

namespace dramatis::extract {
namespace {

static_assert(std::endian::native == std::endian::little, "model files are read in place");

// Reads little-endian values from bytes that may be anything: every length is checked against what is left.
// After the first failure all reads give zeros and empty views, and failed() stays true: check it once at the
// end, and before using a count that was read.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  bool failed() const { return failed_; }
  size_t left() const { return rest_.size(); }

  std::string_view bytes(size_t count) {
    if (failed_ || count > rest_.size()) {
      failed_ = true;
      return {};
    }
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }

  uint8_t u8() { return number<uint8_t>(); }
  uint16_t u16() { return number<uint16_t>(); }
  uint32_t u32() { return number<uint32_t>(); }
  uint64_t u64() { return number<uint64_t>(); }

 private:
  template <typename T>
  T number() {
    const std::string_view taken = bytes(sizeof(T));
    T value{};
    if (taken.size() == sizeof(T)) std::memcpy(&value, taken.data(), sizeof(T));
    return value;
  }

  std::string_view rest_;
  bool failed_ = false;
};

constexpr std::string_view kMagic = "DRAMATIS";
constexpr uint32_t kVersion = 3;
constexpr size_t kChecked = 16;          // the check sum is of what follows here
constexpr size_t kAlignment = 64;        // of data
constexpr size_t kLeastEntry = 27;       // bytes of the index
constexpr uint32_t kMostRows = 1 << 24;  // keep products of sizes small
constexpr uint32_t kMostColumns = 1 << 20;

Error malformed(const std::string& what) { return corrupt("the language model is malformed: " + what); }

std::string name_of(std::string_view name) { return "tensor \"" + std::string(name) + "\""; }

bool all_finite(const float* numbers, size_t count) {
  return std::all_of(numbers, numbers + count, [](float x) { return std::isfinite(x); });
}

// The strings, or nothing if they do not fill the data exactly.
bool read_strings(std::string_view data, size_t count, std::vector<std::string_view>* strings) {
  ByteReader in(data);
  for (size_t i = 0; i < count && !in.failed(); ++i) {
    const std::string_view each = in.bytes(in.u32());
    if (strings != nullptr) strings->push_back(each);
  }
  return !in.failed() && in.left() == 0;
}

}  // namespace

Result<ModelFile> ModelFile::read(std::string_view bytes) {
  ByteReader header(bytes);
  if (header.bytes(kMagic.size()) != kMagic) return corrupt("this is no language model of dramatis");
  const uint32_t version = header.u32();
  if (header.failed()) return corrupt("the language model is truncated");
  if (version != kVersion)
    return Error{ErrorKind::kIncompatible, "the language model has format version " +
                                               std::to_string(version) + ", and this program reads version " +
                                               std::to_string(kVersion) +
                                               (version > kVersion ? " (a newer program is needed)" : "")};
  const uint32_t sum = header.u32();
  if (header.failed()) return corrupt("the language model is truncated");
  const std::string_view checked = bytes.substr(kChecked);
  if (crc32_z(0, reinterpret_cast<const Bytef*>(checked.data()), checked.size()) != sum)
    return corrupt("the language model was altered or truncated: its check sum is wrong");
  if (reinterpret_cast<uintptr_t>(bytes.data()) % alignof(float) != 0)
    return usage_error("the language model is not aligned in memory");
  return read_index(bytes);
}

Result<ModelFile> ModelFile::read_index(std::string_view bytes) {
  ByteReader in(bytes.substr(kChecked));
  const uint32_t count = in.u32();
  if (count > in.left() / kLeastEntry) return malformed("the number of tensors");
  ModelFile file;
  std::vector<std::pair<uint64_t, uint64_t>> places;  // begin and end of each
  for (uint32_t i = 0; i < count; ++i) {
    const std::string_view name = in.bytes(in.u16());
    const uint8_t kind = in.u8();
    const uint32_t rows = in.u32();
    const uint32_t columns = in.u32();
    const uint64_t offset = in.u64();
    const uint64_t size = in.u64();
    if (in.failed()) return malformed("its index ends too early");
    if (kind > static_cast<uint8_t>(Kind::kStrings)) return malformed("the kind of " + name_of(name));
    if (offset % kAlignment != 0 || offset > bytes.size() || size > bytes.size() - offset)
      return malformed("the place of " + name_of(name));
    Tensor tensor{static_cast<Kind>(kind), rows, columns, bytes.substr(offset, size)};
    if (rows > kMostRows || columns > kMostColumns || !tensor.fits())
      return malformed("the contents of " + name_of(name));
    if (!file.tensors_.emplace(name, tensor).second) return malformed("there are two of " + name_of(name));
    places.emplace_back(offset, offset + size);
  }
  std::sort(places.begin(), places.end());
  uint64_t end = bytes.size() - in.left();
  for (const auto& [begin, next] : places) {
    if (begin < end || begin - end >= kAlignment) return malformed("tensors overlap or leave gaps");
    end = next;
  }
  if (end != bytes.size()) return malformed("something follows its end");
  return file;
}

bool ModelFile::Tensor::fits() const {
  const size_t elements = rows * columns;
  const auto* numbers = reinterpret_cast<const float*>(data.data());
  switch (kind) {
    case Kind::kFloats:
      return data.size() == elements * sizeof(float) && all_finite(numbers, elements);
    case Kind::kQuantised:
      return data.size() == rows * sizeof(float) + elements && all_finite(numbers, rows);
    case Kind::kNumbers:
      return data.size() == elements * sizeof(uint32_t);
    case Kind::kStrings:
      return columns == 1 && read_strings(data, rows, nullptr);
  }
  return false;
}

const ModelFile::Tensor* ModelFile::Reader::find(const std::string& name, Kind kind, size_t rows,
                                                 size_t columns) {
  const auto found = file_.tensors_.find(name);
  if (found == file_.tensors_.end()) {
    require(false, name, "there is none");
    return nullptr;
  }
  const Tensor& tensor = found->second;
  require(tensor.kind == kind, name, "it holds something else");
  const bool fits = (rows == kAny || tensor.rows == rows) && (columns == kAny || tensor.columns == columns);
  const auto text = [](size_t size) { return size == kAny ? std::string("any") : std::to_string(size); };
  require(fits, name,
          "its size is " + text(tensor.rows) + " x " + text(tensor.columns) + ", not " + text(rows) + " x " +
              text(columns));
  return tensor.kind == kind && fits ? &tensor : nullptr;
}

std::span<const float> ModelFile::Reader::floats(const std::string& name, size_t rows, size_t columns) {
  const Tensor* found = find(name, Kind::kFloats, rows, columns);
  if (found == nullptr) return {};
  return {reinterpret_cast<const float*>(found->data.data()), found->rows * found->columns};
}

QuantisedTable ModelFile::Reader::table(const std::string& name, size_t rows, size_t columns) {
  const Tensor* found = find(name, Kind::kQuantised, rows, columns);
  if (found == nullptr) return {};
  const auto* scales = reinterpret_cast<const float*>(found->data.data());
  return {found->rows, found->columns, scales, reinterpret_cast<const int8_t*>(scales + found->rows)};
}

std::span<const uint32_t> ModelFile::Reader::numbers(const std::string& name) {
  const Tensor* found = find(name, Kind::kNumbers, kAny, kAny);
  if (found == nullptr) return {};
  return {reinterpret_cast<const uint32_t*>(found->data.data()), found->rows * found->columns};
}

std::vector<std::string_view> ModelFile::Reader::strings(const std::string& name) {
  std::vector<std::string_view> result;
  const Tensor* found = find(name, Kind::kStrings, kAny, 1);
  if (found == nullptr) return result;
  result.reserve(found->rows);
  read_strings(found->data, found->rows, &result);
  return result;
}

void ModelFile::Reader::require(bool condition, const std::string& name, const std::string& problem) {
  if (!condition && problem_.empty()) problem_ = name_of(name) + ": " + problem;
}

Status ModelFile::Reader::status() const {
  if (!problem_.empty()) return malformed(problem_);
  return Ok{};
}

}  // namespace dramatis::extract
