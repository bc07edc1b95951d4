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
#include "store/claims_codec.h"
#include "store/journal.h"
#include "store/rows.h"
#include "store/sealed_rows.h"

namespace dramatis::store {
namespace {

using namespace graph;

constexpr size_t kProblemsKept = 100;

class Checker {
 public:
  Checker(const Reader& reader, bool older) : reader_(reader), older_(older) {}

  Result<CheckReport> run() && {
    check_articles();
    check_actors();
    check_edges();
    for (const Table table : {Table::kAliases, Table::kArticlesOf, Table::kEdgesIn, Table::kEvidence,
                              Table::kStatements, Table::kMeta})
      walk(table, "", [](std::string_view, std::string_view) {});
    if (const auto journal = read_journal(reader_); !journal) note(journal.error());
    check_row_counts();
    check_counts();
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
      if (!claims) return problem(Table::kArticles, key, "the bytes make no sense");
      if (claims->article.id != key) return problem(Table::kArticles, key, "holds another article");
      check_share(share_of(*claims));
    });
  }

  // Before version 3 it told no date of the event.
  void expect_evidence(EvidenceRow row) {
    const std::string key = evidence_key(row);
    const auto is_undated = [&] {
      const auto payload = find(Table::kEvidence, key);
      const auto found = payload ? decode_evidence(key, *payload) : std::nullopt;
      return found && found->evidence.event_date.empty();
    };
    if (older_ && is_undated()) row.evidence.event_date.clear();
    expect_value(Table::kEvidence, key, row.evidence);
  }

  void check_share(const ArticleShare& share) {
    ++counts_.articles;
    const ArticlePlace place{share.date, share.article};
    for (const auto& [id, appearance] : appearances_in(share))
      expect_value(Table::kArticlesOf, article_of_key(id, place), appearance);
    counts_.evidence += share.evidence.size();
    for (const EvidenceRow& row : share.evidence) expect_evidence(row);
    counts_.statements += share.statements.size();
    for (const StatementRecord& record : share.statements)
      expect_value(Table::kStatements, statement_key(place, record.position), record);
    for (const auto& [key, tally] : share.edges)
      for (const auto& [event, count] : tally.events) expected_events_[event] += count;
  }

  void check_actors() {
    walk(Table::kActors, "", [&](std::string_view key, std::string_view payload) {
      ++counts_.actors;
      const auto tally = decode_actor(payload);
      if (!tally) return problem(Table::kActors, key, "the bytes make no sense");
      if (*tally != tally_from_articles(key))
        problem(Table::kActors, key, "differs from what the articles that mention it add up to");
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
          if (!row) return problem(Table::kArticlesOf, key, "the bytes make no sense");
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
      const auto tally = decode_edge(payload);
      if (!edge || !tally) return problem(Table::kEdges, key, "the bytes make no sense");
      ++counts_.edges;
      ++(edge->kind == EdgeKind::kRole ? counts_.roles : counts_.relations);
      expect(Table::kEdgesIn, edge_in_key(*edge), "");
      for (const std::string& end : {edge->subject, edge->object})
        if (!find(Table::kActors, end))
          problem(Table::kEdges, key, "there is no actor '" + printable(end) + "'");
      EdgeTally sum = tally_from_evidence(key);
      sum.events = tally->events;  // not in the evidence; compared in total below
      if (*tally != sum) problem(Table::kEdges, key, "differs from what its evidence adds up to");
      for (const auto& [event, count] : tally->events) found_events_[event] += count;
    });
    if (found_events_ != expected_events_)
      problem("edges: their event classes differ from those of the articles");
  }

  EdgeTally tally_from_evidence(std::string_view edge) {
    EdgeTally sum;
    std::string last_article;
    evidence_seen_ += walk(Table::kEvidence, edge, [&](std::string_view key, std::string_view payload) {
      const auto row = decode_evidence(key, payload);
      if (!row) return problem(Table::kEvidence, key, "the bytes make no sense");
      EdgeTally one = tally_of(row->evidence, EventClass::kNone);
      one.articles = row->evidence.article != last_article ? 1 : 0;  // rows of an article are neighbours
      last_article = row->evidence.article;
      sum.add(one);
    });
    return sum;
  }

  void check_row_counts() {
    for (const Table table :
         {Table::kAliases, Table::kArticlesOf, Table::kEdgesIn, Table::kEvidence, Table::kStatements}) {
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
    const auto counts = payload ? decode_counts(*payload) : GraphCounts{};
    if (!counts || *counts != counts_)
      problem(Table::kMeta, kCountsKey, "differs from the numbers of rows in the tables");
  }

  const Reader& reader_;
  const bool older_;
  CheckReport report_;
  std::optional<Error> failure_;
  std::array<uint64_t, kTables.size()> found_rows_{}, expected_rows_{};  // by Table's number
  std::map<EventClass, uint64_t> expected_events_, found_events_;
  uint64_t mentions_seen_ = 0, evidence_seen_ = 0;
  GraphCounts counts_;
};

}  // namespace

void CheckReport::add(std::string problem) {
  ++problem_count;
  if (problems.size() < kProblemsKept) problems.push_back(std::move(problem));
}

Result<CheckReport> check_tables(const Reader& reader, bool older) { return Checker(reader, older).run(); }

}  // namespace dramatis::store
