#include "store/journal.h"

#include "store/rows/coding.h"
#include "store/rows/rows.h"
#include "store/rows/sealed_rows.h"

namespace dramatis::store {
namespace {

constexpr Table kTable = Table::kJournal;

Result<uint64_t> journal_length(const Reader& reader) {
  const auto payload = get_payload(reader, Table::kMeta, kJournalLengthKey);
  if (!payload) return payload.error();
  if (!*payload) return uint64_t{0};
  ValueReader value(**payload);
  const uint64_t length = value.number();
  if (!value.complete()) return corrupt_row(Table::kMeta, kJournalLengthKey, "the bytes make no sense");
  return length;
}

}  // namespace

Result<std::vector<graph::CurationEntry>> read_journal(const Reader& reader) {
  const auto length = journal_length(reader);
  if (!length) return length.error();
  std::vector<graph::CurationEntry> journal;
  const Status status = for_each_payload(reader, kTable, "",
                                         [&](std::string_view key, std::string_view payload) -> Result<bool> {
                                           auto entry = decode_curation(payload);
                                           if (!entry)
                                             return corrupt_row(kTable, key, "the bytes make no sense");
                                           if (key != journal_key(static_cast<uint32_t>(journal.size())))
                                             return corrupt_row(kTable, key, "the entry before is missing");
                                           journal.push_back(std::move(*entry));
                                           return true;
                                         });
  if (!status) return status.error();
  if (journal.size() != *length)
    return corrupt_row(
        Table::kMeta, kJournalLengthKey,
        "the journal has " + std::to_string(journal.size()) + " entries, not " + std::to_string(*length));
  if (const auto curation = curation_of(journal); !curation) return curation.error();
  return journal;
}

void append_to_journal(uint32_t length, const graph::CurationEntry& entry, Batch& batch) {
  const std::string key = journal_key(length);
  std::string payload;
  encode(entry, payload);
  seal(kTable, key, payload);
  batch.put(kTable, key, payload);
  payload.clear();
  ValueWriter(payload).number(uint64_t{length} + 1);
  seal(Table::kMeta, kJournalLengthKey, payload);
  batch.put(Table::kMeta, kJournalLengthKey, payload);
}

Result<graph::Curation> curation_of(const std::vector<graph::CurationEntry>& journal) {
  graph::Curation curation;
  for (size_t i = 0; i < journal.size(); ++i)
    if (const Status status = curation.apply(journal[i]); !status)
      return corrupt_row(kTable, journal_key(static_cast<uint32_t>(i)), status.error().message);
  return curation;
}

}  // namespace dramatis::store
