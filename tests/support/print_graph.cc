#include <sstream>

#include "tests/support/random_claims.h"

namespace dramatis::testing {
namespace {

using namespace graph;

std::string quoted(std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0xFF || c == '"') {
      out += {'\\', 'x', kHex[byte >> 4], kHex[byte & 15]};
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string quoted_or_null(const std::optional<std::string>& text) { return text ? quoted(*text) : "null"; }

std::ostream& operator<<(std::ostream& out, const TextSpan& span) {
  return out << '[' << span.begin << ' ' << span.end << ')';
}

std::ostream& operator<<(std::ostream& out, const EdgeKey& key) {
  return out << quoted(key.subject) << ' ' << name_of(key.kind) << ' ' << quoted(key.predicate) << ' '
             << quoted(key.object) << (key.negated ? " negated" : "");
}

class Printer {
 public:
  explicit Printer(const GraphView& view) : view_(view) {}

  std::string print() {
    print_counts();
    std::vector<ActorNode> actors;
    check(view_.for_each_actor([&](const ActorNode& node) {
      actors.push_back(node);
      return true;
    }));
    check(view_.for_each_article([&](const ArticleInfo& info) {
      out_ << "article " << quoted(info.id) << ' ' << quoted_or_null(info.date) << ' '
           << quoted_or_null(info.title) << ' ' << quoted_or_null(info.source) << ' '
           << quoted_or_null(info.url) << '\n';
      return true;
    }));
    for (const ActorNode& node : actors) print_actor(node);
    check(view_.for_each_edge([&](const Edge& edge) {
      print_edge(edge);
      return true;
    }));
    check(view_.for_each_statement([&](const StatementRecord& record) {
      print_statement("", record);
      return true;
    }));
    return out_.str();
  }

 private:
  void check(const Status& status) {
    if (!status) out_ << "FAILED " << status.error().message << '\n';
  }

  void print_counts() {
    const auto counts = view_.counts();
    if (!counts) {
      out_ << "FAILED " << counts.error().message << '\n';
      return;
    }
    out_ << "counts " << counts->articles << ' ' << counts->actors << ' ' << counts->edges << ' '
         << counts->relations << ' ' << counts->roles << ' ' << counts->evidence << ' ' << counts->statements
         << '\n';
  }

  void print_actor(const ActorNode& node) {
    out_ << "actor " << quoted(node.id) << ' ' << quoted(node.name) << ' ' << name_of(node.type)
         << " sector=" << name_of(node.sector) << " code=" << node.code << " articles=" << node.articles
         << " mentions=" << node.mentions << ' ' << node.first_date << ".." << node.last_date << '\n';
    for (const auto& [alias, count] : node.aliases) {
      out_ << "  alias " << quoted(alias) << ' ' << count << " finds";
      const auto found = view_.actors_by_alias(alias);
      if (!found) out_ << " FAILED " << found.error().message;
      if (found)
        for (const std::string& id : *found) out_ << ' ' << quoted(id);
      out_ << '\n';
    }
    for (const size_t length : {size_t{0}, size_t{1}, size_t{5}}) {
      out_ << "  begins as";
      const auto found = view_.actors_by_alias_prefix(node.name.substr(0, length), 3);
      if (!found) out_ << " FAILED " << found.error().message;
      if (found)
        for (const ActorNode& named : *found) out_ << ' ' << quoted(named.id) << ' ' << named.mentions;
      out_ << '\n';
    }
    check(view_.for_each_article_of(node.id, [&](const ArticleInfo& info) {
      out_ << "  in " << quoted(info.id) << '\n';
      return true;
    }));
    check(view_.for_each_edge_from(node.id, [&](const Edge& edge) {
      out_ << "  out " << edge.key << '\n';
      return true;
    }));
    check(view_.for_each_edge_to(node.id, [&](const Edge& edge) {
      out_ << "  in " << edge.key << '\n';
      return true;
    }));
    check(view_.for_each_statement_by(node.id, [&](const StatementRecord& record) {
      print_statement("  by ", record);
      return true;
    }));
    check(view_.for_each_statement_about(node.id, [&](const StatementRecord& record) {
      print_statement("  about ", record);
      return true;
    }));
  }

  void print_edge(const Edge& edge) {
    out_ << "edge " << edge.key << ' ' << name_of(edge.event) << " evidence=" << edge.evidence
         << " articles=" << edge.articles << " reports=" << edge.reports << " asserted=" << edge.asserted
         << " confidence=" << edge.confidence << ' ' << edge.first_date << ".." << edge.last_date << '\n';
    check(view_.for_each_evidence(edge.key, [&](const Evidence& e) {
      out_ << "  evidence " << quoted(e.article) << " of " << quoted(e.report) << ' ' << e.date << ' '
           << e.sentence << ' ' << e.sentence_span << ' ' << quoted(e.sentence_text) << ' ' << e.span
           << e.subject_span << e.object_span << ' ' << quoted(e.phrase) << ' ' << quoted(e.through) << ' '
           << name_of(e.modality) << (e.hedged ? " hedged " : " ") << quoted_or_null(e.attributed_to) << ' '
           << e.confidence << ' ' << e.event_date << '\n';
      return true;
    }));
  }

  void print_statement(const char* lead, const StatementRecord& record) {
    const Statement& s = record.statement;
    out_ << lead << "statement " << quoted(record.article) << ' ' << record.date << ' ' << record.position
         << ' ' << quoted(record.sentence_text) << ' ' << quoted_or_null(s.speaker) << s.speaker_span << ' '
         << quoted(s.cue) << s.cue_span << ' ' << quoted(s.content) << s.content_span
         << (s.direct ? " direct" : "");
    for (const std::string& id : s.about) out_ << ' ' << quoted(id);
    out_ << ' ' << s.sentence << ' ' << s.confidence << ' ' << name_of(s.stance) << '\n';
  }

  const GraphView& view_;
  std::ostringstream out_;
};

}  // namespace

std::string print(const GraphView& view) { return Printer(view).print(); }

}  // namespace dramatis::testing
