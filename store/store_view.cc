#include "store/store_view.h"

#include <algorithm>
#include <set>

#include "graph/alias.h"
#include "store/claims_codec.h"
#include "store/rows.h"
#include "store/sealed_rows.h"

namespace dramatis::store {
namespace {

using namespace graph;

constexpr std::string_view kNonsense = "the bytes make no sense";

// The row of the key, decoded; none when there is no such row.
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

}  // namespace

Result<std::optional<ActorTally>> StoreView::actor_tally(std::string_view id) const {
  return get_decoded(reader_, Table::kActors, id, decode_actor);
}

Result<std::optional<EdgeTally>> StoreView::edge_tally(const EdgeKey& key) const {
  return get_decoded(reader_, Table::kEdges, edge_key(key), decode_edge);
}

Result<std::optional<ActorNode>> StoreView::actor(std::string_view id) const {
  const auto tally = actor_tally(id);
  if (!tally) return tally.error();
  if (!*tally) return std::optional<ActorNode>();
  return std::optional(node_of(std::string(id), **tally));
}

namespace {

// First and last date of rows whose keys go on, after the prefix, with the date and then the article, which
// parse() reads.
template <typename Parse>
Result<DateRange> find_dates(const Reader& reader, Table table, const std::string& prefix,
                             std::string_view without, Parse parse) {
  constexpr std::string_view kAfterNoDate("\0\2", 2);  // the empty date is 00 01 in a key
  DateRange dates;
  const auto cursor = reader.scan(table, prefix);
  const auto take = [&](auto move) -> Status {
    for (; cursor->valid(); move()) {
      const std::optional<ArticlePlace> place = parse(cursor->key());
      if (!place) return corrupt_row(table, cursor->key(), kNonsense);
      if (place->article == without) continue;
      dates.include(place->date);
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
  return find_dates(reader_, Table::kArticlesOf, articles_of_prefix(actor), article,
                    [](std::string_view key) -> std::optional<ArticlePlace> {
                      auto row = parse_article_of_key(key);
                      if (!row) return std::nullopt;
                      return std::move(row->place);
                    });
}

Result<DateRange> StoreView::dates_without(std::string_view article, const EdgeKey& edge) const {
  return find_dates(reader_, Table::kEvidence, edge_key(edge), article,
                    [](std::string_view key) -> std::optional<ArticlePlace> {
                      EvidenceRow row;
                      if (!parse_evidence_key(key, row)) return std::nullopt;
                      return ArticlePlace{row.evidence.date, row.evidence.article};
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

Result<std::vector<ActorNode>> StoreView::actors_by_alias_prefix(std::string_view prefix,
                                                                 size_t limit) const {
  std::string begin = alias_prefix(fold_alias(prefix));
  begin.resize(begin.size() - kTextEnd.size());
  std::set<std::string> ids;
  const Status status = for_each_payload(reader_, Table::kAliases, begin,
                                         [&](std::string_view key, std::string_view) -> Result<bool> {
                                           auto row = parse_alias_key(key);
                                           if (!row) return corrupt_row(Table::kAliases, key, kNonsense);
                                           ids.insert(std::move(row->actor));
                                           return true;
                                         });
  if (!status) return status.error();
  std::vector<ActorNode> found;
  for (const std::string& id : ids) {
    auto node = actor(id);
    if (!node) return node.error();
    if (!*node) return corrupt("table aliases: there is no actor '" + printable(id) + "'");
    found.push_back(std::move(**node));
  }
  std::sort(found.begin(), found.end(), more_mentioned);
  if (found.size() > limit) found.resize(limit);
  return found;
}

Result<std::optional<ArticleInfo>> StoreView::article(std::string_view id) const {
  return get_decoded(reader_, Table::kArticles, id, decode_article_info);
}

Result<std::optional<ArticleClaims>> StoreView::claims(std::string_view article) const {
  return get_decoded(reader_, Table::kArticles, article, decode_claims);
}

Result<GraphCounts> StoreView::counts() const {
  const auto counts = get_decoded(reader_, Table::kMeta, kCountsKey, decode_counts);
  if (!counts) return counts.error();
  return counts->value_or(GraphCounts{});
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
                            const auto tally = decode_edge(payload);
                            if (!edge || !tally) return corrupt_row(Table::kEdges, key, kNonsense);
                            return visit(edge_of(*edge, *tally));
                          });
}

Status StoreView::for_each_edge(const EdgeVisitor& visit) const { return visit_edges("", visit); }

Status StoreView::for_each_edge_from(std::string_view subject, const EdgeVisitor& visit) const {
  return visit_edges(edges_from_prefix(subject), visit);
}

Status StoreView::for_each_edge_to(std::string_view object, const EdgeVisitor& visit) const {
  return for_each_payload(reader_, Table::kEdgesIn, edges_to_prefix(object),
                          [&](std::string_view key, std::string_view) -> Result<bool> {
                            const auto edge = parse_edge_in_key(key);
                            if (!edge) return corrupt_row(Table::kEdgesIn, key, kNonsense);
                            const auto tally = edge_tally(*edge);
                            if (!tally) return tally.error();
                            if (!*tally) return corrupt_row(Table::kEdgesIn, key, "there is no such edge");
                            return visit(edge_of(*edge, **tally));
                          });
}

Status StoreView::for_each_evidence(const EdgeKey& edge, const EvidenceVisitor& visit) const {
  return for_each_payload(reader_, Table::kEvidence, edge_key(edge),
                          [&](std::string_view key, std::string_view payload) -> Result<bool> {
                            const auto row = decode_evidence(key, payload);
                            if (!row) return corrupt_row(Table::kEvidence, key, kNonsense);
                            return visit(row->evidence);
                          });
}

Status StoreView::for_each_statement(const StatementVisitor& visit) const {
  return for_each_payload(reader_, Table::kStatements, "",
                          [&](std::string_view key, std::string_view payload) -> Result<bool> {
                            const auto record = decode_statement(key, payload);
                            if (!record) return corrupt_row(Table::kStatements, key, kNonsense);
                            return visit(*record);
                          });
}

Status StoreView::visit_statements_of(std::string_view actor, std::vector<uint32_t> Appearance::*positions,
                                      const StatementVisitor& visit) const {
  return for_each_payload(
      reader_, Table::kArticlesOf, articles_of_prefix(actor),
      [&](std::string_view key, std::string_view payload) -> Result<bool> {
        const auto row = parse_article_of_key(key);
        const auto appearance = decode_appearance(payload);
        if (!row || !appearance) return corrupt_row(Table::kArticlesOf, key, kNonsense);
        for (const uint32_t position : (*appearance).*positions) {
          const std::string statement = statement_key(row->place, position);
          const auto record =
              get_decoded(reader_, Table::kStatements, statement,
                          [&](std::string_view bytes) { return decode_statement(statement, bytes); });
          if (!record) return record.error();
          if (!*record) return corrupt_row(Table::kArticlesOf, key, "names a statement that is not there");
          if (!visit(**record)) return false;
        }
        return true;
      });
}

Status StoreView::for_each_statement_by(std::string_view speaker, const StatementVisitor& visit) const {
  return visit_statements_of(speaker, &Appearance::speaks, visit);
}

Status StoreView::for_each_statement_about(std::string_view actor, const StatementVisitor& visit) const {
  return visit_statements_of(actor, &Appearance::spoken_about, visit);
}

Status StoreView::for_each_article(const ArticleVisitor& visit) const {
  return for_each_payload(reader_, Table::kArticles, "",
                          [&](std::string_view key, std::string_view payload) -> Result<bool> {
                            const auto info = decode_article_info(payload);
                            if (!info) return corrupt_row(Table::kArticles, key, kNonsense);
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
