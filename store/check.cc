// The articles are the truth: all other tables follow from them. So the check derives from each article the
// rows that it must have, looks for them, and counts them; a table that has every expected row, and as many
// rows as expected, has no others. Tallies are added up anew: an actor's from the articles that mention it,
// an edge's from its evidence.
#include "store/check.h"

#include <array>
#include <functional>
#include <map>
#include <set>

#include "graph/alias.h"
#include "graph/merge.h"
#include "store/journal.h"
#include "store/rows/claims_codec.h"
#include "store/rows/order_rows.h"
#include "store/rows/report_rows.h"
#include "store/rows/rows.h"
#include "store/rows/sealed_rows.h"
#include "store/rows/sum_rows.h"

namespace dramatis::store {
namespace {

using namespace graph;

constexpr size_t kProblemsKept = 100;

class Checker {
 public:
  explicit Checker(const Reader& reader) : reader_(reader) {}

  Result<CheckReport> run() && {
    check_articles();
    check_actors();
    check_edges();
    check_reports();
    for (const Table table :
         {Table::kAliases, Table::kArticlesOf, Table::kEdgesIn, Table::kEvidence, Table::kStatements,
          Table::kMeta, Table::kRanks, Table::kSaid, Table::kBands, Table::kInfos})
      walk(table, "", [](std::string_view, std::string_view) {});
    if (const auto journal = read_journal(reader_); !journal) note(journal.error());
    check_row_counts();
    check_counts();
    check_sums();
    if (failure_) return *failure_;
    return std::move(report_);
  }

 private:
  using RowVisitor = std::function<void(std::string_view key, std::string_view payload)>;

  void problem(std::string text) { report_.add(std::move(text)); }

  void problem(Table table, std::string_view key, std::string_view reason) {
    problem(corrupt_row(table, key, reason).message);
  }

  // Damage is what the check looks for; anything else ends it.
  void note(const Error& error) {
    if (error.kind == ErrorKind::kCorrupt) {
      problem(error.message);
    } else if (!failure_) {
      failure_ = error;
    }
  }

  // All rows with the prefix, going on after damaged ones.
  uint64_t walk(Table table, std::string_view prefix, const RowVisitor& visit) {
    uint64_t rows = 0;
    const auto cursor = reader_.scan(table, prefix);
    for (; cursor->valid() && !failure_; cursor->next(), ++rows) {
      if (const auto payload = unseal(table, cursor->key(), cursor->value())) {
        visit(cursor->key(), *payload);
      } else {
        problem(table, cursor->key(), "the check sum does not match");
      }
    }
    if (const Status status = cursor->status(); !status) note(status.error());
    if (prefix.empty()) found_rows_[static_cast<size_t>(table)] = rows;
    report_.rows += rows;
    return rows;
  }

  std::optional<std::string> find(Table table, std::string_view key) {
    auto payload = get_payload(reader_, table, key);
    if (payload) return std::move(*payload);
    note(payload.error());
    return std::nullopt;
  }

  // The row must exist, and hold this payload.
  void expect(Table table, std::string_view key, std::string_view payload) {
    ++expected_rows_[static_cast<size_t>(table)];
    const auto found = find(table, key);
    if (!found) {
      problem(table, key, "the row is missing");
    } else if (*found != payload) {
      problem(table, key, "differs from what its article says");
    }
  }

  template <typename T>
  void expect_value(Table table, std::string_view key, const T& value) {
    std::string payload;
    encode(value, payload);
    expect(table, key, payload);
  }

  void check_articles() {
    walk(Table::kArticles, "", [&](std::string_view key, std::string_view payload) {
      const auto claims = decode_claims(payload);
      if (!claims) return problem(Table::kArticles, key, kNonsense);
      if (claims->article.id != key) return problem(Table::kArticles, key, "holds another article");
      expect_value(Table::kInfos, key, claims->article);
      check_share(share_of(*claims));
    });
  }

  void check_share(const ArticleShare& share) {
    const ArticlePlace place{share.date, share.article};
    for (const auto& [id, tally] : share.actors) expect(Table::kArticlesOf, article_of_key(id, place), "");
    for (const EvidenceRow& row : share.evidence)
      expect_value(Table::kEvidence, evidence_key(row), row.evidence);
    for (const StatementRecord& record : share.statements) {
      expect_value(Table::kStatements, statement_key(place, record.position), record);
      for (const std::string& key : said_keys(record)) expect(Table::kSaid, key, "");
    }
    check_bands(share);
    count_article(share.date, +1, sums_);
    for (const EvidenceLevel level : kEvidenceLevels) {
      GraphCounts& counts = counts_.at(level);
      ++counts.articles;
      for (const EvidenceRow& row : share.evidence)
        counts.evidence += counts_at(level, row.evidence.confidence) ? 1 : 0;
      for (const StatementRecord& record : share.statements)
        counts.statements += counts_at(level, record.statement.confidence) ? 1 : 0;
      for (const auto& [key, tallies] : share.edges)
        for (const auto& [event, count] : tallies.at(level).events)
          expected_events_.at(level)[event] += count;
    }
  }

  // Each band leads to the article, or to another of its report.
  void check_bands(const ArticleShare& share) {
    const auto report = report_of(share.article);
    for (const TextBand& band : share.bands) {
      const std::string key = band_key(band);
      const auto payload = find(Table::kBands, key);
      const auto article = payload ? decode_text(*payload) : std::nullopt;
      if (!article) {
        problem(Table::kBands, key, "the row is missing");
      } else if (*article == share.article) {
        ++expected_rows_[static_cast<size_t>(Table::kBands)];
      } else if (const auto other = report_of(*article); !report || !other || report->name != other->name) {
        problem(Table::kBands, key, "joins articles that are not of one report");
      }
    }
  }

  std::optional<ReportOf> report_of(const std::string& article) {
    const auto payload = find(Table::kReports, report_of_key(article));
    return payload ? decode_report_of(*payload) : std::nullopt;
  }

  void check_reports() {
    uint64_t members = 0, expected_members = 0;
    walk(Table::kReports, report_of_prefix(), [&](std::string_view, std::string_view) { ++members; });
    walk(Table::kReports, report_group_prefix(), [&](std::string_view key, std::string_view payload) {
      const auto group = decode_report_group(payload);
      if (!group) return problem(Table::kReports, key, kNonsense);
      expected_members += group->members.size();
      check_group(key, *group);
    });
    if (members != expected_members) problem("table reports: names articles that the groups do not have");
  }

  void check_group(std::string_view key, const ReportGroup& group) {
    ReportGroup derived{.name = group.name};
    std::vector<std::vector<TextBand>> bands;
    for (const auto& [date, article] : group.members) {
      const auto of = report_of(article);
      if (!of || *of != ReportOf{group.name, group.first()})
        problem(Table::kReports, report_of_key(article), "differs from its group");
      const auto payload = find(Table::kArticles, article);
      const auto claims = payload ? decode_claims(*payload) : std::nullopt;
      if (!claims) return problem(Table::kReports, key, "there is no such article");
      ArticleShare share = share_of(*claims);
      derived.members.emplace_back(share.date, article);
      for (const auto& [edge, surest] : share.told) derived.told[edge].include(surest);
      bands.push_back(std::move(share.bands));
    }
    if (derived != group || group.members.size() < 2 || joined_by_bands(bands).size() != 1)
      problem(Table::kReports, key, "differs from what its articles say");
  }

  void check_actors() {
    walk(Table::kActors, "", [&](std::string_view key, std::string_view payload) {
      for (const EvidenceLevel level : kEvidenceLevels) ++counts_.at(level).actors;
      const auto tally = decode_actor(payload);
      if (!tally) return problem(Table::kActors, key, kNonsense);
      if (*tally != tally_from_articles(key))
        problem(Table::kActors, key, "differs from what the articles that mention it add up to");
      expect(Table::kRanks, mentions_key(key, tally->mentions), "");
      std::set<std::string> names;
      for (const auto& [name, count] : tally->names) names.insert(fold_alias(name));
      for (const auto& [name, count] : tally->aliases) names.insert(fold_alias(name));
      names.erase("");
      for (const std::string& name : names) expect(Table::kAliases, alias_key({name, std::string(key)}), "");
    });
  }

  ActorTally tally_from_articles(std::string_view actor) {
    ActorTally sum;
    mentions_seen_ +=
        walk(Table::kArticlesOf, articles_of_prefix(actor), [&](std::string_view key, std::string_view) {
          const auto row = parse_article_of_key(key);
          if (!row) return problem(Table::kArticlesOf, key, kNonsense);
          const auto payload = find(Table::kArticles, row->place.article);
          const auto claims = payload ? decode_claims(*payload) : std::nullopt;
          if (!claims) return problem(Table::kArticlesOf, key, "there is no such article");
          for (const Actor& mentioned : claims->actors)
            if (mentioned.id == actor) sum.add(tally_of(mentioned, claims->article.date.value_or("")));
        });
    return sum;
  }

  void check_edges() {
    walk(Table::kEdges, "", [&](std::string_view key, std::string_view payload) {
      const auto edge = parse_edge_key(key);
      const auto tallies = decode_edge(payload);
      if (!edge || !tallies) return problem(Table::kEdges, key, kNonsense);
      expect(Table::kEdgesIn, edge_in_key(*edge), "");
      for (const std::string& rank : rank_keys(*edge, tallies->usual)) expect(Table::kRanks, rank, "");
      for (const std::string& end : {edge->subject, edge->object})
        if (!find(Table::kActors, end))
          problem(Table::kEdges, key, "there is no actor '" + printable(end) + "'");
      count_edge(*edge, *tallies, +1, sums_);
      EdgeTallies sum = tallies_from_evidence(key);
      for (const EvidenceLevel level : kEvidenceLevels) {
        EdgeTally& one = sum.at(level);
        one.events = tallies->at(level).events;  // not in the evidence; compared in total below
        for (const auto& [event, count] : one.events) found_events_.at(level)[event] += count;
        if (one.evidence == 0) continue;
        GraphCounts& counts = counts_.at(level);
        ++counts.edges;
        ++(edge->kind == EdgeKind::kRole ? counts.roles : counts.relations);
      }
      if (*tallies != sum) problem(Table::kEdges, key, "differs from what its evidence adds up to");
    });
    if (found_events_ != expected_events_)
      problem("edges: their event classes differ from those of the articles");
  }

  EdgeTallies tallies_from_evidence(std::string_view edge) {
    EdgeTallies sum;
    AtLevels<std::string> last_article;
    std::map<std::string, Surest> reports;
    evidence_seen_ += walk(Table::kEvidence, edge, [&](std::string_view key, std::string_view payload) {
      const auto row = decode_evidence(key, payload);
      if (!row) return problem(Table::kEvidence, key, kNonsense);
      const Evidence& evidence = row->evidence;
      for (const EvidenceLevel level : kEvidenceLevels) {
        if (!counts_at(level, evidence.confidence)) continue;
        EdgeTally one = tally_of(evidence, EventClass::kNone);
        one.articles =
            evidence.article != last_article.at(level) ? 1 : 0;  // rows of an article are neighbours
        last_article.at(level) = evidence.article;
        sum.at(level).add(one);
      }
      const auto report = report_of(evidence.article);
      reports[report ? report->name : evidence.article].include(evidence.confidence);
    });
    for (const auto& [name, surest] : reports) {
      ++sum.all.reports;
      sum.all.certainty += certainty_of(surest.all);
      if (surest.usual == 0) continue;
      ++sum.usual.reports;
      sum.usual.certainty += certainty_of(surest.usual);
    }
    return sum;
  }

  void check_row_counts() {
    for (const Table table :
         {Table::kAliases, Table::kArticlesOf, Table::kEdgesIn, Table::kEvidence, Table::kStatements,
          Table::kRanks, Table::kSaid, Table::kBands, Table::kInfos}) {
      const auto i = static_cast<size_t>(table);
      if (found_rows_[i] != expected_rows_[i])
        problem("table " + std::string(name_of(table)) + ": " + std::to_string(found_rows_[i]) +
                " rows, where the articles make " + std::to_string(expected_rows_[i]));
    }
    if (mentions_seen_ != found_rows_[static_cast<size_t>(Table::kArticlesOf)])
      problem("table articles_of: names actors that the table actors does not have");
    if (evidence_seen_ != found_rows_[static_cast<size_t>(Table::kEvidence)])
      problem("table evidence: supports edges that the table edges does not have");
  }

  void check_counts() {
    const auto payload = find(Table::kMeta, kCountsKey);
    const auto counts = payload ? decode_counts(*payload) : AtLevels<GraphCounts>{};
    if (!counts || *counts != counts_)
      problem(Table::kMeta, kCountsKey, "differs from the numbers of rows in the tables");
  }

  // A sum that came down to nothing may be there or not.
  void check_sums() {
    walk(Table::kSums, "", [&](std::string_view key, std::string_view payload) {
      const auto sum = decode_sum(payload);
      if (!sum) return problem(Table::kSums, key, kNonsense);
      Sum expected = sums_[std::string(key)];
      expected.resize(std::max(expected.size(), sum->size()));
      Sum found = *sum;
      found.resize(expected.size());
      if (found != expected) problem(Table::kSums, key, "differs from what the articles add up to");
      sums_.erase(std::string(key));
    });
    for (const auto& [key, expected] : sums_)
      if (!is_zero(expected)) problem(Table::kSums, key, "the row is missing");
  }

  const Reader& reader_;
  CheckReport report_;
  std::optional<Error> failure_;
  std::array<uint64_t, kTables.size()> found_rows_{}, expected_rows_{};  // by Table's number
  AtLevels<std::map<EventClass, uint64_t>> expected_events_, found_events_;
  uint64_t mentions_seen_ = 0, evidence_seen_ = 0;
  AtLevels<GraphCounts> counts_;
  SumChanges sums_;
};

}  // namespace

void CheckReport::add(std::string problem) {
  ++problem_count;
  if (problems.size() < kProblemsKept) problems.push_back(std::move(problem));
}

Result<CheckReport> check_tables(const Reader& reader) { return Checker(reader).run(); }

}  // namespace dramatis::store
