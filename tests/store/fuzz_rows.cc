// Fuzz target: the decoders of rows on any bytes. The first byte chooses the decoder. What decodes must
// encode to something that decodes to the same.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "store/format_file.h"
#include "store/rows/claims_codec.h"
#include "store/rows/order_rows.h"
#include "store/rows/report_rows.h"
#include "store/rows/rows.h"
#include "store/rows/sealed_rows.h"
#include "store/rows/sum_rows.h"

namespace {

using namespace dramatis::store;

template <typename T, typename Decode>
void round_trip(const std::optional<T>& value, Decode decode) {
  if (!value) return;
  std::string bytes;
  encode(*value, bytes);
  // Not operator==: a NaN differs from itself.
  const auto again = decode(std::string_view(bytes));
  if (!again) std::abort();
  std::string bytes_again;
  encode(*again, bytes_again);
  if (bytes != bytes_again) std::abort();
}

template <typename T, typename Write>
void key_round_trip(const std::optional<T>& parsed, std::string_view key, Write write) {
  if (parsed && write(*parsed) != key) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::string_view front = bytes.substr(0, bytes.size() / 2), back = bytes.substr(bytes.size() / 2);
  switch (data[0] % 15) {
    case 0:
      round_trip(decode_claims(bytes), decode_claims);
      break;
    case 1:
      round_trip(decode_actor(bytes), decode_actor);
      break;
    case 2:
      round_trip(decode_edge(bytes), decode_edge);
      break;
    case 3:
      round_trip(decode_counts(bytes), decode_counts);
      break;
    case 4:
      key_round_trip(parse_edge_key(bytes), bytes, edge_key);
      break;
    case 5:
      key_round_trip(parse_edge_in_key(bytes), bytes, edge_in_key);
      break;
    case 6:
      key_round_trip(parse_alias_key(bytes), bytes, alias_key);
      break;
    case 7:
      if (const auto row = decode_evidence(front, back); row && evidence_key(*row) != front) std::abort();
      break;
    case 8:
      if (const auto record = decode_statement(front, back);
          record && statement_key({record->date, record->article}, record->position) != front)
        std::abort();
      break;
    case 9:
      round_trip(decode_report_of(bytes), decode_report_of);
      break;
    case 10:
      round_trip(decode_curation(bytes), decode_curation);
      break;
    case 11:
      round_trip(decode_article_info(bytes), decode_article_info);
      round_trip(decode_sum(bytes), decode_sum);
      (void)parse_article_of_key(bytes);
      (void)unseal(Table::kActors, front, back);
      break;
    case 12:
      round_trip(decode_report_group(bytes), decode_report_group);
      break;
    case 13:
      key_round_trip(parse_band_key(bytes), bytes, band_key);
      if (const auto ranked = parse_mentions_key(bytes); ranked && ranked->id.size() > bytes.size())
        std::abort();
      break;
    case 14:
      for (const auto order : {dramatis::graph::EdgeOrder::kStrongest, dramatis::graph::EdgeOrder::kLatest}) {
        const std::string key =
            rank_prefix("a", dramatis::graph::EdgeEnd::kSubject, order) + std::string(bytes);
        (void)parse_rank_key(key, "a", dramatis::graph::EdgeEnd::kSubject, order);
      }
      (void)parse_said_key(said_prefix("a", std::nullopt) + std::string(bytes),
                           said_prefix("a", std::nullopt));
      break;
  }
  return 0;
}
