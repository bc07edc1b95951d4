// Rows under a check sum: what every table of the store holds.
//
// A value as stored is its payload and the CRC-32 of table, key and payload. So a row that was damaged, or
// that turned up in another's place, is told from a good one; it becomes an Error kCorrupt that names table
// and key.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "store/engine.h"

namespace dramatis::store {

void seal(Table table, std::string_view key, std::string& payload);  // appends the check sum
std::optional<std::string_view> unseal(Table table, std::string_view key, std::string_view value);

// The key in print: bytes outside printable ASCII as \xNN, long ones cut.
std::string printable(std::string_view key);
inline constexpr std::string_view kNonsense = "the bytes make no sense";
Error corrupt_row(Table table, std::string_view key, std::string_view reason);

Result<std::optional<std::string>> get_payload(const Reader& reader, Table table, std::string_view key);

// The row of the key, decoded; nothing when there is none.
template <typename Decode>
auto get_decoded(const Reader& reader, Table table, std::string_view key, Decode decode)
    -> Result<decltype(decode(key))> {
  const auto payload = get_payload(reader, table, key);
  if (!payload) return payload.error();
  if (!*payload) return decltype(decode(key))();
  auto decoded = decode(**payload);
  if (!decoded) return corrupt_row(table, key, kNonsense);
  return decoded;
}

// Rows in key order whose keys begin with the prefix. The visitor returns false to stop, an error to fail.
using PayloadVisitor = std::function<Result<bool>(std::string_view key, std::string_view payload)>;
Status for_each_payload(const Reader& reader, Table table, std::string_view prefix,
                        const PayloadVisitor& visit);
// The same from the last to the first.
Status for_each_payload_backwards(const Reader& reader, Table table, std::string_view prefix,
                                  const PayloadVisitor& visit);

}  // namespace dramatis::store
