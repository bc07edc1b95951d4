#include "store/store_view.h"

#include "graph/alias.h"
#include "store/rows/claims_codec.h"
#include "store/rows/report_rows.h"
#include "store/rows/rows.h"
#include "store/rows/sealed_rows.h"
#include "store/rows/sum_rows.h"

namespace dramatis::store {
using namespace graph;

Result<std::optional<ActorTally>> StoreView::actor_tally(std::string_view id) const {
  return get_decoded(reader_, Table::kActors, id, decode_actor);
}

Result<std::optional<EdgeTallies>> StoreView::edge_tallies(const EdgeKey& key) const {
  return get_decoded(reader_, Table::kEdges, edge_key(key), decode_edge);
}

Result<std::optional<ReportOf>> StoreView::report_of(std::string_view article) const {
  return get_decoded(reader_, Table::kReports, report_of_key(article), decode_report_of);
}

Result<std::optional<ReportGroup>> StoreView::report_group(std::string_view name) const {
  return get_decoded(reader_, Table::kReports, report_group_key(name), decode_report_group);
}

Result<std::optional<std::string>> StoreView::article_with(const TextBand& band) const {
  return get_decoded(reader_, Table::kBands, band_key(band), decode_text);
}

Result<std::optional<ActorNode>> StoreView::actor(std::string_view id) const {
  const auto tally = actor_tally(id);
  if (!tally) return tally.error();
  if (!*tally) return std::optional<ActorNode>();
  return std::optional(node_of(std::string(id), **tally));
}

namespace {

// First and last date of rows whose keys go on, after the prefix, with the date and then the article;
// date_of() gives the date of a row that counts.
template <typename DateOf>
Result<DateRange> find_dates(const Reader& reader, Table table, const std::string& prefix, DateOf date_of) {
  constexpr std::string_view kAfterNoDate("\0\2", 2);  // the empty date is 00 01 in a key
  DateRange dates;
  const auto cursor = reader.scan(table, prefix);
  const auto take = [&](auto move) -> Status {
    for (; cursor->valid(); move()) {
      const auto payload = unseal(table, cursor->key(), cursor->value());
      if (!payload) return corrupt_row(table, cursor->key(), "the check sum does not match");
      const Result<std::optional<std::string>> date = date_of(cursor->key(), *payload);
      if (!date) return date.error();
      if (!*date) continue;
      dates.include(**date);
      break;
    }
    return cursor->status();
  };
  cursor->seek(prefix + std::string(kAfterNoDate));
  if (Status status = take([&] { cursor->next(); }); !status) return status.error();
  cursor->seek_to_last();
  if (Status status = take([&] { cursor->previous(); }); !status) return status.error();
  return dates;
}

}  // namespace

Result<DateRange> StoreView::dates_without(std::string_view article, std::string_view actor) const {
  return find_dates(reader_, Table::kArticlesOf, articles_of_prefix(actor),
                    [&](std::string_view key, std::string_view) -> Result<std::optional<std::string>> {
                      auto row = parse_article_of_key(key);
                      if (!row) return corrupt_row(Table::kArticlesOf, key, kNonsense);
                      if (row->place.article == article) return std::optional<std::string>();
                      return std::optional(std::move(row->place.date));
                    });
}

Result<DateRange> StoreView::dates_without(std::string_view article, const EdgeKey& edge,
                                           EvidenceLevel level) const {
  return find_dates(
      reader_, Table::kEvidence, edge_key(edge),
      [&](std::string_view key, std::string_view payload) -> Result<std::optional<std::string>> {
        auto row = decode_evidence(key, payload);
        if (!row) return corrupt_row(Table::kEvidence, key, kNonsense);
        if (row->evidence.article == article || !counts_at(level, row->evidence.confidence))
          return std::optional<std::string>();
        return std::optional(std::move(row->evidence.date));
      });
}

Result<std::vector<std::string>> StoreView::actors_by_alias(std::string_view alias) const {
  std::vector<std::string> ids;
  const Status status = for_each_payload(reader_, Table::kAliases, alias_prefix(fold_alias(alias)),
                                         [&](std::string_view key, std::string_view) -> Result<bool> {
                                           auto row = parse_alias_key(key);
                                           if (!row) return corrupt_row(Table::kAliases, key, kNonsense);
                                           ids.push_back(std::move(row->actor));
                                           return true;
                                         });
  if (!status) return status.error();
  return ids;
}

Result<std::optional<ArticleInfo>> StoreView::article(std::string_view id) const {
  return get_decoded(reader_, Table::kInfos, id, decode_article_info);
}

Result<std::optional<ArticleClaims>> StoreView::claims(std::string_view article) const {
  return get_decoded(reader_, Table::kArticles, article, decode_claims);
}

Result<AtLevels<GraphCounts>> StoreView::level_counts() const {
  const auto counts = get_decoded(reader_, Table::kMeta, kCountsKey, decode_counts);
  if (!counts) return counts.error();
  return counts->value_or(AtLevels<GraphCounts>{});
}

Result<GraphTotals> StoreView::totals() const {
  GraphTotals totals;
  const auto number_at = [](const Sum& sum, size_t i) { return i < sum.size() ? sum[i] : 0; };
  const auto level = static_cast<size_t>(level_);
  const auto for_each_sum = [&](std::string_view prefix, const auto& take) {
    return for_each_payload(reader_, Table::kSums, prefix,
                            [&](std::string_view key, std::string_view payload) -> Result<bool> {
                              const auto sum = decode_sum(payload);
                              if (!sum) return corrupt_row(Table::kSums, key, kNonsense);
                              if (!is_zero(*sum)) take(std::string(summed_of(key)), *sum);
                              return true;
                            });
  };
  DateRange dates;
  const Status articles = for_each_sum(dates_prefix(), [&](const std::string& date, const Sum& sum) {
    dates.include(date);
    if (date.empty()) totals.undated_articles = number_at(sum, 0);
  });
  if (!articles) return articles.error();
  totals.first_date = dates.first;
  totals.last_date = dates.last;
  const Status predicates =
      for_each_sum(predicates_prefix(), [&](const std::string& predicate, const Sum& sum) {
        if (const uint64_t evidence = number_at(sum, level)) totals.predicates.emplace(predicate, evidence);
      });
  if (!predicates) return predicates.error();
  for (size_t quadrant = 0; quadrant < totals.quadrants.size(); ++quadrant) {
    const auto sum =
        get_decoded(reader_, Table::kSums, quadrant_sum_key(static_cast<Quadrant>(quadrant)), decode_sum);
    if (!sum) return sum.error();
    if (*sum) totals.quadrants[quadrant] = number_at(**sum, level);
  }
  return totals;
}

Status StoreView::for_each_actor(const ActorVisitor& visit) const {
  return for_each_payload(reader_, Table::kActors, "",
                          [&](std::string_view key, std::string_view payload) -> Result<bool> {
                            const auto tally = decode_actor(payload);
                            if (!tally) return corrupt_row(Table::kActors, key, kNonsense);
                            return visit(node_of(std::string(key), *tally));
                          });
}

Status StoreView::visit_edges(std::string_view prefix, const EdgeVisitor& visit) const {
  return for_each_payload(reader_, Table::kEdges, prefix,
                          [&](std::string_view key, std::string_view payload) -> Result<bool> {
                            const auto edge = parse_edge_key(key);
                            const auto tallies = decode_edge(payload);
                            if (!edge || !tallies) return corrupt_row(Table::kEdges, key, kNonsense);
                            const EdgeTally& tally = tallies->at(level_);
                            return tally.evidence == 0 || visit(edge_of(*edge, tally));
                          });
}

Status StoreView::for_each_edge(const EdgeVisitor& visit) const { return visit_edges("", visit); }

Status StoreView::for_each_edge_from(std::string_view subject, const EdgeVisitor& visit) const {
  return visit_edges(edges_from_prefix(subject), visit);
}

Status StoreView::for_each_edge_to(std::string_view object, const EdgeVisitor& visit) const {
  return visit_edges_in(edges_to_prefix(object), visit);
}

Status StoreView::for_each_edge_between(std::string_view subject, std::string_view object,
                                        const EdgeVisitor& visit) const {
  return visit_edges_in(edges_between_prefix(subject, object), visit);
}

Status StoreView::visit_edges_in(std::string_view prefix, const EdgeVisitor& visit) const {
  return for_each_payload(reader_, Table::kEdgesIn, prefix,
                          [&](std::string_view key, std::string_view) -> Result<bool> {
                            const auto edge = parse_edge_in_key(key);
                            if (!edge) return corrupt_row(Table::kEdgesIn, key, kNonsense);
                            const auto tallies = edge_tallies(*edge);
                            if (!tallies) return tallies.error();
                            if (!*tallies) return corrupt_row(Table::kEdgesIn, key, "there is no such edge");
                            const EdgeTally& tally = (*tallies)->at(level_);
                            return tally.evidence == 0 || visit(edge_of(*edge, tally));
                          });
}

Status StoreView::for_each_statement_by(std::string_view speaker, const StatementVisitor& visit) const {
  return for_each_statement_of({.speaker = std::string(speaker), .about = std::nullopt}, visit);
}

Status StoreView::for_each_statement_about(std::string_view actor, const StatementVisitor& visit) const {
  return for_each_statement_of({.speaker = std::nullopt, .about = std::string(actor)}, visit);
}

Status StoreView::for_each_article(const ArticleVisitor& visit) const {
  return for_each_payload(reader_, Table::kInfos, "",
                          [&](std::string_view key, std::string_view payload) -> Result<bool> {
                            const auto info = decode_article_info(payload);
                            if (!info) return corrupt_row(Table::kInfos, key, kNonsense);
                            return visit(*info);
                          });
}

Status StoreView::for_each_article_of(std::string_view actor, const ArticleVisitor& visit) const {
  return for_each_payload(reader_, Table::kArticlesOf, articles_of_prefix(actor),
                          [&](std::string_view key, std::string_view) -> Result<bool> {
                            const auto row = parse_article_of_key(key);
                            if (!row) return corrupt_row(Table::kArticlesOf, key, kNonsense);
                            const auto info = article(row->place.article);
                            if (!info) return info.error();
                            if (!*info)
                              return corrupt_row(Table::kArticlesOf, key, "there is no such article");
                            return visit(**info);
                          });
}

}  // namespace dramatis::store
