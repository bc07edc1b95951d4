#include "store/rows/sealed_rows.h"

#include <zlib.h>

namespace dramatis::store {
namespace {

constexpr size_t kSealBytes = 4;

uint32_t check_sum(Table table, std::string_view key, std::string_view payload) {
  const auto add = [](uLong crc, std::string_view bytes) {
    return crc32_z(crc, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
  };
  const char number = static_cast<char>(table);
  return static_cast<uint32_t>(add(add(add(0, {&number, 1}), key), payload));
}

}  // namespace

void seal(Table table, std::string_view key, std::string& payload) {
  const uint32_t sum = check_sum(table, key, payload);
  for (int shift = 0; shift < 32; shift += 8) payload += static_cast<char>(sum >> shift);
}

std::optional<std::string_view> unseal(Table table, std::string_view key, std::string_view value) {
  if (value.size() < kSealBytes) return std::nullopt;
  const std::string_view payload = value.substr(0, value.size() - kSealBytes);
  uint32_t sum = 0;
  for (size_t i = 0; i < kSealBytes; ++i)
    sum |= uint32_t{static_cast<unsigned char>(value[payload.size() + i])} << (8 * i);
  if (sum != check_sum(table, key, payload)) return std::nullopt;
  return payload;
}

std::string printable(std::string_view key) {
  static constexpr char kHex[] = "0123456789abcdef";
  constexpr size_t kLongest = 120;
  std::string out;
  for (const char c : key.substr(0, kLongest)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte >= 0x7F || c == '\\') {
      out += {'\\', 'x', kHex[byte >> 4], kHex[byte & 15]};
    } else {
      out += c;
    }
  }
  if (key.size() > kLongest) out += "...";
  return out;
}

Error corrupt_row(Table table, std::string_view key, std::string_view reason) {
  return corrupt("table " + std::string(name_of(table)) + ", key '" + printable(key) +
                 "': " + std::string(reason));
}

Result<std::optional<std::string>> get_payload(const Reader& reader, Table table, std::string_view key) {
  std::string value;
  const auto found = reader.get(table, key, value);
  if (!found) return found.error();
  if (!*found) return std::optional<std::string>();
  const auto payload = unseal(table, key, value);
  if (!payload) return corrupt_row(table, key, "the check sum does not match");
  value.resize(payload->size());
  return std::optional(std::move(value));
}

namespace {

template <typename Move>
Status visit_payloads(Cursor& cursor, Table table, const PayloadVisitor& visit, Move move) {
  for (; cursor.valid(); move()) {
    const auto payload = unseal(table, cursor.key(), cursor.value());
    if (!payload) return corrupt_row(table, cursor.key(), "the check sum does not match");
    const auto go_on = visit(cursor.key(), *payload);
    if (!go_on) return go_on.error();
    if (!*go_on) return Ok{};
  }
  return cursor.status();
}

}  // namespace

Status for_each_payload(const Reader& reader, Table table, std::string_view prefix,
                        const PayloadVisitor& visit) {
  const auto cursor = reader.scan(table, prefix);
  return visit_payloads(*cursor, table, visit, [&] { cursor->next(); });
}

Status for_each_payload_backwards(const Reader& reader, Table table, std::string_view prefix,
                                  const PayloadVisitor& visit) {
  const auto cursor = reader.scan_from(Reader::Start::kLast, table, prefix);
  return visit_payloads(*cursor, table, visit, [&] { cursor->previous(); });
}

}  // namespace dramatis::store
