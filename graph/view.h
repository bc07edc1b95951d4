// GraphView: the merged graph, read only. Implemented by the in-memory graph (the oracle of tests) and by the
// RocksDB store; exports, queries and analytics see nothing else.
//
// Thread safety: const calls may run concurrently. Iteration orders are part of the contract, since exports
// must be the same byte for byte: actors by id; edges by EdgeKey; evidence by (date, article, sentence,
// span); statements by (date, article, position in the article); articles by id. A missing date sorts first.
// Visitors return false to stop early, and what comes after is not read: the first N cost N, however many
// there are. A Status carries a failure of the underlying storage.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "graph/vocabulary.h"

namespace dramatis::graph {

// One actor merged over all articles.
struct ActorNode {
  std::string id;
  std::string name;
  ActorType type = ActorType::kOther;
  Sector sector = Sector::kNone;
  std::string code;
  std::map<std::string, uint32_t> aliases;  // name mentions as written -> how often
  uint32_t articles = 0;                    // articles that mention it
  uint32_t mentions = 0;
  std::string first_date, last_date;  // ISO; empty when no article that mentions it has a date
  friend bool operator==(const ActorNode&, const ActorNode&) = default;
};

enum class EdgeKind : uint8_t { kRelation = 1, kRole = 2 };  // stored: never change
std::string_view name_of(EdgeKind kind);

// One edge per distinct (subject, kind, predicate, object, polarity).
struct EdgeKey {
  std::string subject;
  EdgeKind kind = EdgeKind::kRelation;
  std::string predicate;  // for roles the role: "foreign minister of"
  std::string object;
  bool negated = false;
  friend bool operator==(const EdgeKey&, const EdgeKey&) = default;
  friend auto operator<=>(const EdgeKey&, const EdgeKey&) = default;
};

struct Edge {
  EdgeKey key;
  EventClass event = EventClass::kNone;
  uint32_t evidence = 0;  // pieces of evidence; never 0
  uint32_t articles = 0;  // distinct articles among them
  uint32_t reports = 0;   // independent ones: articles whose texts are nearly the same count once. The weight
  uint32_t asserted = 0;  // evidence told as a fact by the article: not hedged, attributed to nobody
  double confidence = 0;  // of its reports together: see graph/reports/confidence.h
  std::string first_date, last_date;
  friend bool operator==(const Edge&, const Edge&) = default;
};

// One sentence that supports an edge.
struct Evidence {
  std::string article;  // id
  std::string date;     // the article's, or empty
  std::string report;   // the first of the articles whose texts are nearly the same as this one's; or itself
  uint32_t sentence = 0;
  TextSpan sentence_span;
  std::string sentence_text;
  TextSpan span, subject_span, object_span;
  std::string phrase;
  std::string through;
  Modality modality = Modality::kAsserted;
  bool hedged = false;
  std::optional<std::string> attributed_to;
  double confidence = 1.0;
  std::string event_date;  // of what the sentence tells, where it says so: "2023-11-12", "2023-11", "2023"
  friend bool operator==(const Evidence&, const Evidence&) = default;
};

// A statement with its place. Only statements with a resolved speaker are reachable by speaker.
struct StatementRecord {
  std::string article;
  std::string date;
  uint32_t position = 0;  // ordinal within the article
  std::string sentence_text;
  Statement statement;
  friend bool operator==(const StatementRecord&, const StatementRecord&) = default;
};

struct GraphCounts {
  uint64_t articles = 0, actors = 0, edges = 0, relations = 0, roles = 0, evidence = 0, statements = 0;
  friend bool operator==(const GraphCounts&, const GraphCounts&) = default;
};

// What a graph adds up to beside its counts. Predicates and quadrants are of relations that are not negated,
// in pieces of evidence; an edge counts with all of its evidence under the event class that it shows.
struct GraphTotals {
  std::string first_date, last_date;  // of the articles; empty: none has a date
  uint64_t undated_articles = 0;
  std::map<std::string, uint64_t> predicates;  // no zero counts
  std::array<uint64_t, 5> quadrants{};         // by Quadrant

  void add(const Edge& edge);
  void subtract(const Edge& edge);
  friend bool operator==(const GraphTotals&, const GraphTotals&) = default;
};

// The order of actors by mentions: whether `a` is visited before `b`.
bool more_mentioned(const ActorNode& a, const ActorNode& b);

enum class EdgeEnd { kSubject, kObject };

enum class EdgeOrder {
  kStrongest,  // most reports first, then by key
  kLatest,     // the last date backwards, then the key backwards; those without a date are the last
};

// Whether `a` is visited before `b`.
bool comes_before(EdgeOrder order, const Edge& a, const Edge& b);

enum class TimeOrder { kOldestFirst, kNewestFirst };  // the latter is the former backwards

// Statements by a speaker, about an actor, by the one about the other, or all.
struct StatementSelection {
  std::optional<std::string> speaker, about;
  TimeOrder order = TimeOrder::kOldestFirst;
};

// The functions that are not pure gather and sort what the pure ones visit: right for every view, and the
// oracle of those that do better.
class GraphView {
 public:
  using ActorVisitor = std::function<bool(const ActorNode&)>;
  using EdgeVisitor = std::function<bool(const Edge&)>;
  using EvidenceVisitor = std::function<bool(const Evidence&)>;
  using StatementVisitor = std::function<bool(const StatementRecord&)>;
  using ArticleVisitor = std::function<bool(const ArticleInfo&)>;

  virtual ~GraphView() = default;

  virtual Result<std::optional<ActorNode>> actor(std::string_view id) const = 0;
  // Ids of the actors that an article names so, by canonical name or by a name mention, sorted. Case and runs
  // of white space do not matter: names are compared after fold_alias() (graph/alias.h).
  virtual Result<std::vector<std::string>> actors_by_alias(std::string_view alias) const = 0;
  // The actors with a name (as above) that begins so, the most mentioned first, then by id; at most `limit`.
  // Of more than a thousand names, a store may pass over an actor that is not among the thousand most
  // mentioned.
  virtual Result<std::vector<ActorNode>> actors_by_alias_prefix(std::string_view prefix,
                                                                size_t limit) const = 0;
  virtual Result<std::optional<ArticleInfo>> article(std::string_view id) const = 0;
  // All that the article said, as it was merged.
  virtual Result<std::optional<ArticleClaims>> claims(std::string_view article) const = 0;
  virtual Result<GraphCounts> counts() const = 0;
  virtual Result<GraphTotals> totals() const;

  virtual Status for_each_actor(const ActorVisitor& visit) const = 0;
  // The most mentioned first, then by id.
  virtual Status for_each_actor_by_mentions(const ActorVisitor& visit) const;
  virtual Status for_each_edge(const EdgeVisitor& visit) const = 0;
  virtual Status for_each_edge_from(std::string_view subject, const EdgeVisitor& visit) const = 0;
  virtual Status for_each_edge_to(std::string_view object, const EdgeVisitor& visit) const = 0;
  // From the one to the other alone, by EdgeKey.
  virtual Status for_each_edge_between(std::string_view subject, std::string_view object,
                                       const EdgeVisitor& visit) const;
  // The edges that begin or end at the actor.
  virtual Status for_each_edge_of(std::string_view actor, EdgeEnd end, EdgeOrder order,
                                  const EdgeVisitor& visit) const;
  virtual Status for_each_evidence(const EdgeKey& key, const EvidenceVisitor& visit) const = 0;
  virtual Status for_each_evidence_newest_first(const EdgeKey& key, const EvidenceVisitor& visit) const;
  virtual Status for_each_statement(const StatementVisitor& visit) const = 0;
  virtual Status for_each_statement_by(std::string_view speaker, const StatementVisitor& visit) const = 0;
  virtual Status for_each_statement_about(std::string_view actor, const StatementVisitor& visit) const = 0;
  virtual Status for_each_statement_of(const StatementSelection& selection,
                                       const StatementVisitor& visit) const;
  virtual Status for_each_article(const ArticleVisitor& visit) const = 0;
  // The articles that mention the actor, by (date, id).
  virtual Status for_each_article_of(std::string_view actor, const ArticleVisitor& visit) const = 0;
};

}  // namespace dramatis::graph
