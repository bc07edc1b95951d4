#include "query/full_text.h"

#include <algorithm>
#include <map>
#include <utility>

#include "query/edge_reader.h"

namespace dramatis::query {
namespace {

using graph::Edge;
using graph::Evidence;
using graph::GraphView;
using graph::StatementRecord;

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// The latest first, then by article and sentence.
struct Place {
  std::string date, article;
  uint32_t sentence = 0;
  friend bool operator<(const Place& a, const Place& b) {
    if (a.date != b.date) return a.date > b.date;
    return std::tie(a.article, a.sentence) < std::tie(b.article, b.sentence);
  }
};

struct Found {
  std::string sentence;
  std::vector<Edge> edges;
  std::vector<StatementRecord> statements;
};

Status collect_evidence(EdgeReader& reader, std::map<Place, Found>& hits) {
  std::optional<Error> failure;
  const Status read = reader.for_each([&](const Edge& edge) {
    const Status sentences = reader.for_each_evidence(edge.key, [&](const Evidence& evidence) {
      Found& found = hits[{evidence.date, evidence.article, evidence.sentence}];
      found.sentence = evidence.sentence_text;
      if (found.edges.empty() || found.edges.back().key != edge.key) found.edges.push_back(edge);
      return true;
    });
    if (!sentences) failure = sentences.error();
    return !failure.has_value();
  });
  return failure ? Status(*failure) : read;
}

Status collect_statements(EdgeReader& reader, std::map<Place, Found>& hits) {
  std::optional<Error> failure;
  const Status read = reader.view().for_each_statement([&](const StatementRecord& record) {
    const auto wanted = reader.passes(record);
    if (!wanted) {
      failure = wanted.error();
      return false;
    }
    if (!*wanted) return true;
    Found& found = hits[{record.date, record.article, record.statement.sentence}];
    if (found.sentence.empty()) found.sentence = record.sentence_text;
    found.statements.push_back(record);
    return true;
  });
  return failure ? Status(*failure) : read;
}

Result<TextHit> hit_for(EdgeReader& reader, const Place& place, const Found& found) {
  TextHit hit{.article = place.article, .date = place.date, .sentence = found.sentence};
  const auto title = reader.title_of(place.article), source = reader.source_of(place.article);
  if (!title) return title.error();
  if (!source) return source.error();
  hit.article_title = *title;
  hit.source = *source;
  for (const Edge& edge : found.edges) {
    const auto subject = reader.name_of(edge.key.subject), object = reader.name_of(edge.key.object);
    if (!subject) return subject.error();
    if (!object) return object.error();
    hit.relations.push_back({.edge = edge, .subject_name = *subject, .object_name = *object, .support = {}});
  }
  for (const StatementRecord& record : found.statements) {
    auto statement = reader.answer_for(record);
    if (!statement) return statement.error();
    hit.statements.push_back(std::move(*statement));
  }
  return hit;
}

}  // namespace

Result<std::vector<std::string>> words_of_search(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  bool quoted = false;
  const auto end_word = [&] {
    const bool has_letter = std::any_of(word.begin(), word.end(), [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
             static_cast<unsigned char>(c) >= 0x80;
    });
    if (has_letter) words.push_back(word);
    word.clear();
  };
  for (const char c : text) {
    if (c == '"') {
      end_word();
      quoted = !quoted;
    } else if (is_space(c) && !quoted) {
      end_word();
    } else {
      word += c;
    }
  }
  if (quoted) return usage_error("a quotation mark in '" + std::string(text) + "' has no second one");
  end_word();
  if (words.empty()) return usage_error("no word to search for in '" + std::string(text) + "'");
  return words;
}

Result<Answers<TextHit>> search(const GraphView& view, std::string_view text, const Filters& filters) {
  auto words = words_of_search(text);
  if (!words) return words.error();
  Filters narrowed = filters;
  narrowed.text.insert(narrowed.text.end(), words->begin(), words->end());
  if (narrowed.kinds == EdgeKinds::kRelations) narrowed.kinds = EdgeKinds::kBoth;
  EdgeReader reader(view, narrowed);
  std::map<Place, Found> hits;
  if (const Status read = collect_evidence(reader, hits); !read) return read.error();
  if (const Status read = collect_statements(reader, hits); !read) return read.error();
  Answers<TextHit> answers{.shown = {}, .found = hits.size()};
  size_t skipped = 0;
  for (const auto& [place, found] : hits) {
    if (skipped++ < filters.offset) continue;
    if (filters.limit != 0 && answers.shown.size() == filters.limit) break;
    auto hit = hit_for(reader, place, found);
    if (!hit) return hit.error();
    answers.shown.push_back(std::move(*hit));
  }
  return answers;
}

}  // namespace dramatis::query
