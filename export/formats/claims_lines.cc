#include <optional>

#include "export/claims_json.h"
#include "export/export.h"
#include "export/text_out.h"

namespace dramatis::exporting {

Status write_claims(const graph::GraphView& view, const graph::Period& period, std::ostream& stream) {
  TextOut out(stream);
  std::optional<Error> failure;
  const Status read = view.for_each_article([&](const graph::ArticleInfo& article) {
    if (!period.contains(article.date.value_or(""))) return true;
    const auto claims = view.claims(article.id);
    if (!claims) {
      failure = claims.error();
      return false;
    }
    if (*claims) out << claims_to_json(**claims) << '\n';
    out.end_record();
    return true;
  });
  if (failure) return *failure;
  return read;
}

}  // namespace dramatis::exporting
