// Versions 1 and 2 kept the date of an event in its article only; since version 3 the evidence shows it, too.
#include "store/upgrade.h"

#include "graph/merge.h"
#include "store/claims_codec.h"
#include "store/delta_rows.h"
#include "store/engine.h"
#include "store/sealed_rows.h"

namespace dramatis::store {

Status upgrade_tables(Engine& engine) {
  const auto before = engine.snapshot();
  const auto cursor = before->scan(Table::kArticles, "");
  for (; cursor->valid(); cursor->next()) {
    const auto payload = unseal(Table::kArticles, cursor->key(), cursor->value());
    const auto claims = payload ? decode_claims(*payload) : std::nullopt;
    if (!claims) continue;
    std::vector<graph::EvidenceRow> evidence = graph::share_of(*claims).evidence;
    std::erase_if(evidence, [](const graph::EvidenceRow& row) { return row.evidence.event_date.empty(); });
    if (evidence.empty()) continue;
    const auto batch = engine.new_batch();
    write_evidence(evidence, *batch);
    if (Status written = engine.write(*batch); !written) return written;
  }
  if (Status read = cursor->status(); !read) return read;
  return engine.sync();
}

}  // namespace dramatis::store
