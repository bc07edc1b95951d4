#include "export/claims_text.h"

#include <map>
#include <vector>

#include "export/text.h"

namespace dramatis::exporting {
namespace {

using graph::ArticleClaims;

class Printer {
 public:
  explicit Printer(const ArticleClaims& claims) : claims_(claims) {
    for (const graph::Actor& actor : claims.actors)
      names_[actor.id] = actor.name.empty() ? actor.id : actor.name;
  }

  std::string print(const std::string& origin) {
    const auto& article = claims_.article;
    text_ = article.title ? one_line(*article.title) : origin;
    text_ += " (" + (article.date ? *article.date : std::string("no date")) + ")\n";
    for (const graph::Role& role : claims_.roles)
      text_ += "  " + name(role.actor) + " —" + role.role + "→ " + name(role.of) + "  [role]" +
               place(role.sentence) + "\n";
    for (const graph::Relation& relation : claims_.relations) add(relation);
    for (const graph::Statement& statement : claims_.statements) add(statement);
    if (claims_.roles.empty() && claims_.relations.empty() && claims_.statements.empty())
      text_ += "  (no relation or statement found)\n";
    return std::move(text_) + "\n";
  }

 private:
  std::string name(const std::string& id) const {
    const auto found = names_.find(id);
    return found == names_.end() ? id : found->second;
  }

  // The words of a span, cut out of the sentence that holds it.
  std::string words(graph::TextSpan span, uint32_t sentence) const {
    if (span.empty() || sentence >= claims_.sentences.size()) return {};
    for (const uint32_t candidate : {sentence, sentence == 0 ? 0 : sentence - 1, sentence + 1}) {
      if (candidate >= claims_.sentences.size()) continue;
      const auto& [whole, text] = claims_.sentences[candidate];
      if (whole.contains(span) && span.end - whole.begin <= text.size())
        return one_line(text.substr(span.begin - whole.begin, span.size()));
    }
    return {};
  }

  // An actor by name, an unresolved one by its words in brackets; empty if the text has no words for it.
  std::string party(const std::optional<std::string>& id, graph::TextSpan span, uint32_t sentence) const {
    if (id) return name(*id);
    const std::string said = words(span, sentence);
    return said.empty() ? said : "(" + said + ")";
  }

  static std::string place(uint32_t sentence) { return "  (sentence " + std::to_string(sentence + 1) + ")"; }

  void add(const graph::Relation& relation) {
    const std::string subject = party(relation.subject, relation.subject_span, relation.sentence);
    const std::string object = party(relation.object, relation.object_span, relation.sentence);
    text_ += "  " + (subject.empty() ? "(someone)" : subject) + (relation.negated ? " —not: " : " —") +
             relation.predicate + "→" + (object.empty() ? "" : " " + object);
    if (!relation.through.empty()) text_ += "'s " + relation.through;
    std::vector<std::string> marks;
    if (relation.event != graph::EventClass::kNone) marks.emplace_back(name_of(relation.event));
    if (relation.modality != graph::Modality::kAsserted) marks.emplace_back(name_of(relation.modality));
    if (relation.hedged) marks.emplace_back("hedged");
    if (relation.attributed_to) marks.push_back("according to " + name(*relation.attributed_to));
    if (!relation.event_date.empty()) marks.push_back("on " + relation.event_date);
    for (size_t i = 0; i < marks.size(); ++i) text_ += (i == 0 ? "  [" : ", ") + marks[i];
    if (!marks.empty()) text_ += "]";
    if (!relation.phrase.empty()) text_ += "  “" + one_line(relation.phrase) + "”";
    text_ += place(relation.sentence) + "\n";
  }

  void add(const graph::Statement& statement) {
    std::string speaker = party(statement.speaker, statement.speaker_span, statement.sentence);
    if (speaker.empty()) speaker = "(someone)";
    const std::string cue = statement.cue.empty() ? "says" : one_line(statement.cue);
    const bool cue_first = cue == "according to" || cue == "According to";
    text_ += "  " + (cue_first ? "according to " + speaker : speaker + " " + cue) + ": ";
    const std::string content = one_line(statement.content);
    const bool quoted = content.starts_with("\"") || content.starts_with("“");
    text_ += statement.direct && !quoted ? "“" + content + "”" : content;
    std::vector<std::string> marks;
    if (statement.stance != graph::Stance::kNone) marks.emplace_back(name_of(statement.stance));
    for (size_t i = 0; i < statement.about.size(); ++i)
      marks.push_back((i == 0 ? "about " : "") + name(statement.about[i]));
    for (size_t i = 0; i < marks.size(); ++i) text_ += (i == 0 ? "  [" : ", ") + marks[i];
    if (!marks.empty()) text_ += "]";
    text_ += place(statement.sentence) + "\n";
  }

  const ArticleClaims& claims_;
  std::map<std::string, std::string> names_;
  std::string text_;
};

}  // namespace

std::string claims_to_text(const ArticleClaims& claims, const std::string& origin) {
  return Printer(claims).print(origin);
}

}  // namespace dramatis::exporting
