#include "serve/api.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <sstream>

#include "export/appearance.h"
#include "export/export.h"
#include "graph/reports/confidence.h"
#include "query/actor_answers.h"
#include "query/actor_lookup.h"
#include "query/ask/ask.h"
#include "query/ask/ask_answers.h"
#include "query/comparisons.h"
#include "query/full_text.h"
#include "query/output/actor_answers_json.h"
#include "query/output/answers_json.h"
#include "query/questions.h"
#include "query/stats.h"
#include "query/surroundings.h"
#include "serve/api_json.h"
#include "serve/views/subgraph_view.h"

namespace dramatis::serve {
namespace {

struct Question {
  const Arguments& arguments;
  const GraphState& state;
  const graph::GraphView& view;
  const Resources& resources;

  size_t size(const std::string& name) const { return static_cast<size_t>(arguments.number(name)); }
};
using Answerer = Result<Document> (*)(const Question&);

// A query's answer as its JSON, or its error.
template <typename Answer>
Result<Document> document_of(Result<Answer> answer) {
  using query::to_json;
  using serve::to_json;
  if (!answer) return answer.error();
  return Document{.body = to_json(std::move(*answer))};
}

graph::Period period_of(const Arguments& arguments) {
  return {.since = arguments.text("since"),
          .until = arguments.text("until"),
          .by_event_date = arguments.flag("by_event_date")};
}

// "id:hamas" is an id and nothing else; other texts are looked up as the command line does.
Result<graph::ActorNode> actor_called(const Question& question, std::string_view text) {
  constexpr std::string_view kId = "id:";
  query::Lookup lookup = question.resources.lookup;
  if (text.starts_with(kId)) {
    lookup.exact = true;
    text.remove_prefix(kId.size());
  }
  auto found = query::find_actor(question.view, text, lookup);
  if (!found) return found.error();
  return std::move(found->actor);
}

// The id of the actor that the argument names; nothing where it was not given.
Result<std::optional<std::string>> actor_of(const Question& question, const std::string& argument) {
  if (!question.arguments.has(argument)) return std::optional<std::string>();
  auto actor = actor_called(question, question.arguments.text(argument));
  if (!actor) return actor.error();
  return std::optional(std::move(actor->id));
}

std::optional<graph::Quadrant> quadrant_from(const std::string& name) {
  for (int i = 1; i <= static_cast<int>(graph::Quadrant::kMaterialConflict); ++i)
    if (name_of(static_cast<graph::Quadrant>(i)) == name) return static_cast<graph::Quadrant>(i);
  return std::nullopt;
}

query::EdgeKinds kinds_from(const std::string& name) {
  if (name == "both") return query::EdgeKinds::kBoth;
  return name == "roles" ? query::EdgeKinds::kRoles : query::EdgeKinds::kRelations;
}

// Those of the operation's parameters that are filters.
Result<query::Filters> filters_of(const Question& question) {
  const Arguments& arguments = question.arguments;
  auto claimant = actor_of(question, "attributed_to");
  if (!claimant) return claimant.error();
  // What the view shows is of the usual confidence: only a higher one needs each sentence looked at.
  const double confidence = arguments.decimal("min_confidence");
  return query::Filters{.predicate = arguments.text("predicate"),
                        .event = graph::event_class_from(arguments.text("event")),
                        .quadrant = quadrant_from(arguments.text("quadrant")),
                        .stance = graph::stance_from(arguments.text("stance")),
                        .text = arguments.texts("text"),
                        .period = period_of(arguments),
                        .source = arguments.text("source"),
                        .attributed_to = std::move(*claimant),
                        .asserted_only = arguments.flag("asserted_only"),
                        .min_confidence = confidence > graph::kUsualConfidence ? confidence : 0,
                        .min_reports = static_cast<uint32_t>(question.size("min_reports")),
                        .country = arguments.text("country"),
                        .type = graph::actor_type_from(arguments.text("type")),
                        .kinds = kinds_from(arguments.text("kinds")),
                        .sort = query::sort_from(arguments.text("sort")),
                        .limit = question.size("limit"),
                        .offset = question.size("offset"),
                        .evidence = question.size("evidence")};
}

// What most questions are about: one or two actors, and filters.
struct Subject {
  std::optional<std::string> actor, other;
  query::Filters filters;
};

Result<Subject> subject_of(const Question& question, const std::string& actor = "actor",
                           const std::string& other = "other") {
  auto one = actor_of(question, actor), two = actor_of(question, other);
  if (!one) return one.error();
  if (!two) return two.error();
  auto filters = filters_of(question);
  if (!filters) return filters.error();
  return Subject{std::move(*one), std::move(*two), std::move(*filters)};
}

Result<Document> show_graph(const Question& question) {
  return Document{.body = to_json(question.state, question.resources.parse_question != nullptr)};
}

Result<Document> suggest_actors(const Question& question) {
  const std::string text = question.arguments.text("q");
  const size_t limit = question.size("limit");
  if (text.find_first_not_of(" \t\r\n") != std::string::npos)
    return document_of(query::complete_actor(question.view, text, limit));
  std::vector<query::ActorMatch> most_mentioned;
  const Status read = question.view.for_each_actor_by_mentions([&](const graph::ActorNode& actor) {
    most_mentioned.push_back({.actor = actor, .times = actor.mentions});
    return most_mentioned.size() < limit;
  });
  if (!read) return read.error();
  return Document{.body = to_json(most_mentioned)};
}

Result<Document> show_actor(const Question& question) {
  constexpr size_t kEdges = 100;  // to look at, either way
  const auto actor = actor_called(question, question.arguments.text("actor"));
  if (!actor) return actor.error();
  return document_of(query::card_of(question.view, *actor, question.size("top"), kEdges));
}

Result<Document> show_neighbourhood(const Question& question) {
  const auto subject = subject_of(question);
  if (!subject) return subject.error();
  return document_of(
      query::surroundings(question.view, *subject->actor, question.size("partners"), subject->filters));
}

Result<Document> show_links(const Question& question) {
  const auto filters = filters_of(question);
  if (!filters) return filters.error();
  return document_of(query::among(question.view, question.arguments.texts("actor"), *filters));
}

Result<Document> show_relations(const Question& question) {
  const auto subject = subject_of(question);
  if (!subject) return subject.error();
  const auto& [actor, other, filters] = *subject;
  const std::string direction = question.arguments.text("direction");
  const graph::GraphView& view = question.view;
  if (other)
    return document_of(direction == "from" ? query::from_to(view, *actor, *other, filters)
                       : direction == "to" ? query::from_to(view, *other, *actor, filters)
                                           : query::between(view, *actor, *other, filters));
  return document_of(direction == "from" ? query::whom(view, *actor, filters)
                     : direction == "to" ? query::who(view, *actor, filters)
                                         : query::at(view, *actor, filters));
}

Result<Document> show_evidence(const Question& question) {
  const Arguments& arguments = question.arguments;
  const graph::EdgeKey key{
      .subject = arguments.text("subject"),
      .kind = arguments.text("kind") == "role" ? graph::EdgeKind::kRole : graph::EdgeKind::kRelation,
      .predicate = arguments.text("predicate"),
      .object = arguments.text("object"),
      .negated = arguments.flag("negated")};
  const auto filters = filters_of(question);
  if (!filters) return filters.error();
  return document_of(query::evidence_of(question.view, key, *filters));
}

Result<Document> show_article(const Question& question) {
  const std::string id = question.arguments.text("id");
  const auto article = question.view.article(id);
  if (!article) return article.error();
  if (!*article) return not_found("there is no article '" + id + "'");
  return Document{.body = to_json(**article)};
}

// The query gives the latest in the order of time; the page has the latest first.
template <typename Answer>
Result<Document> latest_first(Result<query::Answers<Answer>> answers) {
  if (answers) std::reverse(answers->shown.begin(), answers->shown.end());
  return document_of(std::move(answers));
}

Result<Document> show_statements(const Question& question) {
  auto subject = subject_of(question, "speaker", "about");
  if (!subject) return subject.error();
  subject->filters.predicate = question.arguments.text("cue");
  return latest_first(query::said(question.view, subject->actor, subject->other, subject->filters));
}

Result<Document> show_timeline(const Question& question) {
  const auto subject = subject_of(question);
  if (!subject) return subject.error();
  return latest_first(query::timeline(question.view, *subject->actor, subject->other, subject->filters));
}

Result<Document> show_activity(const Question& question) {
  const auto subject = subject_of(question);
  if (!subject) return subject.error();
  return document_of(query::activity(question.view, *subject->actor, subject->other, subject->filters));
}

Result<Document> show_path(const Question& question) {
  const auto subject = subject_of(question, "from", "to");
  if (!subject) return subject.error();
  return document_of(query::path(question.view, *subject->actor, *subject->other, question.size("longest"),
                                 subject->filters));
}

Result<Document> show_changes(const Question& question) {
  const auto subject = subject_of(question);
  if (!subject) return subject.error();
  if (subject->other && !subject->actor) return usage_error("'other' goes with 'actor'");
  const graph::Period before{.since = question.arguments.text("before_since"),
                             .until = question.arguments.text("before_until"),
                             .by_event_date = subject->filters.period.by_event_date};
  return document_of(query::diff(question.view, subject->actor, subject->other, before, subject->filters));
}

Result<Document> show_disputes(const Question& question) {
  const auto subject = subject_of(question);
  if (!subject) return subject.error();
  if (subject->other && !subject->actor) return usage_error("'other' goes with 'actor'");
  return document_of(query::disputed(question.view, subject->actor, subject->other, subject->filters));
}

Result<Document> search_text(const Question& question) {
  const auto filters = filters_of(question);
  if (!filters) return filters.error();
  return document_of(query::search(question.view, question.arguments.text("q"), *filters));
}

Result<Document> ask(const Question& question) {
  if (!question.resources.parse_question) return usage_error("questions in plain English are not read here");
  const auto parsed = question.resources.parse_question(question.arguments.text("q"));
  if (!parsed) return parsed.error();
  const auto pattern = query::understand(question.view, *parsed, question.resources.lookup);
  if (!pattern) return pattern.error();
  const auto filters = filters_of(question);
  if (!filters) return filters.error();
  return document_of(query::answer_to(question.view, *pattern, *filters));
}

Result<Document> show_stats(const Question& question) {
  return document_of(query::gather_stats(question.view, question.size("top")));
}

struct ExportFormat {
  std::string content_type, file_name;
  exporting::Writer write;
};

const std::map<std::string, ExportFormat>& export_formats() {
  using namespace exporting;
  static const std::map<std::string, ExportFormat> kFormats = {
      {"graphml", {"application/graphml+xml", "dramatis.graphml", write_graphml}},
      {"gexf", {"application/gexf+xml", "dramatis.gexf", write_gexf}},
      {"json", {"application/json", "dramatis.json", write_node_link}},
      {"csv-nodes", {"text/csv; charset=utf-8", "dramatis-nodes.csv", write_csv_nodes}},
      {"csv-edges", {"text/csv; charset=utf-8", "dramatis-edges.csv", write_csv_edges}}};
  return kFormats;
}

Result<Document> export_graph(const Question& question) {
  const Arguments& arguments = question.arguments;
  const auto& actors = arguments.texts("actor");
  const SubgraphView seen(question.view, {actors.begin(), actors.end()});
  const exporting::Filters filters{.min_weight = static_cast<uint32_t>(arguments.number("min_sentences")),
                                   .period = period_of(arguments),
                                   .event = graph::event_class_from(arguments.text("event")),
                                   .roles = arguments.text("kinds") != "relations"};
  const auto selection = exporting::Selection::make(seen, filters);
  if (!selection) return selection.error();
  const auto appearance = exporting::appearance_of(*selection, exporting::ColourBy::kType);
  if (!appearance) return appearance.error();
  const ExportFormat& format = export_formats().at(arguments.text("format"));
  std::ostringstream out;
  if (Status written = format.write(*selection, *appearance, out); !written) return written.error();
  return Document{std::move(out).str(), format.content_type, format.file_name};
}

const std::map<std::string, Answerer>& answerers() {
  static const std::map<std::string, Answerer> kAnswerers = {
      {"activity", show_activity},
      {"actor", show_actor},
      {"actors", suggest_actors},
      {"article", show_article},
      {"ask", ask},
      {"diff", show_changes},
      {"disputed", show_disputes},
      {"evidence", show_evidence},
      {"export", export_graph},
      {"graph", show_graph},
      {"links", show_links},
      {"neighbourhood", show_neighbourhood},
      {"path", show_path},
      {"relations", show_relations},
      {"search", search_text},
      {"statements", show_statements},
      {"stats", show_stats},
      {"timeline", show_timeline},
  };
  return kAnswerers;
}

}  // namespace

Result<Document> answer(const Operation& operation, const Arguments& arguments, const GraphState& state,
                        const graph::GraphView& view, const Resources& resources) {
  const auto found = answerers().find(operation.id);
  if (found == answerers().end()) return not_found("there is no operation '" + operation.id + "'");
  return found->second({arguments, state, view, resources});
}

}  // namespace dramatis::serve
