#include "query/ask/ask_answers.h"

#include <nlohmann/json.hpp>

#include "query/output/answers_csv.h"
#include "query/output/answers_json.h"
#include "query/output/answers_text.h"

namespace dramatis::query {
namespace {

using Asked = QuestionPattern::Asked;
using Json = nlohmann::ordered_json;

size_t found_in(const AskAnswer& answer) {
  return std::visit(
      [](const auto& found) -> size_t {
        if constexpr (requires { found.appeared; })
          return found.appeared.found;
        else
          return found.found;
      },
      answer.found);
}

// "Yes: 3 reports say so."
std::string in_a_line(const AskAnswer& answer) {
  const bool statements = std::holds_alternative<Answers<StatementAnswer>>(answer.found);
  const size_t found = found_in(answer);
  if (found == 0 || answer.class_only) {
    const bool yes_or_no = answer.pattern.asked == Asked::kWhether;
    return yes_or_no ? "The articles do not say so." : "The articles say nothing of it.";
  }
  const std::string sources = counted(answer.count, statements ? "statement" : "report");
  switch (answer.pattern.asked) {
    case Asked::kWhether:
      return "Yes, as " + sources + (answer.count == 1 ? " says." : " say.");
    case Asked::kWhen:
      if (answer.date.empty()) return "No article that says so has a date.";
      return (answer.pattern.which == QuestionPattern::Which::kFirst ? "First on " : "Last on ") +
             answer.date + ".";
    case Asked::kCount:
      return answer.pattern.counts_actors ? counted(answer.count, "actor") + "." : "In " + sources + ".";
    case Asked::kActor:
    case Asked::kWhat:
      break;
  }
  return {};
}

std::string_view name_of_kind(QuestionPattern::Kind kind) {
  switch (kind) {
    case QuestionPattern::Kind::kRelation:
      return "relation";
    case QuestionPattern::Kind::kRole:
      return "role";
    case QuestionPattern::Kind::kStatement:
      return "statement";
    case QuestionPattern::Kind::kBetween:
      return "between";
    case QuestionPattern::Kind::kChanges:
      return "changes";
  }
  return "";
}

Json json_of(const QuestionPattern::End& end) {
  if (end.id) return {{"id", *end.id}, {"name", end.name}};
  if (!end.blank) return nullptr;
  return {{"blank", true}, {"type", end.type ? Json(graph::name_of(*end.type)) : Json(nullptr)}};
}

Json null_if_empty(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

}  // namespace

std::string to_text(const AskAnswer& answer, const TextStyle& style) {
  std::string text = dim("Understood: " + answer.pattern.to_text(), style) + "\n";
  if (const std::string line = in_a_line(answer); !line.empty()) text += bold(line, style) + "\n";
  if (answer.class_only)
    text += "No sentence has \"" + answer.pattern.predicate + "\"; these are of the same class, " +
            std::string(graph::name_of(answer.pattern.event)) + ":\n";
  if (found_in(answer) == 0) return text;
  return text + "\n" + std::visit([&](const auto& found) { return to_text(found, style); }, answer.found);
}

std::string to_json(const AskAnswer& answer) {
  const QuestionPattern& pattern = answer.pattern;
  Json json = {{"understood", pattern.to_text()},
               {"pattern",
                {{"kind", name_of_kind(pattern.kind)},
                 {"subject", json_of(pattern.subject)},
                 {"predicate", null_if_empty(pattern.predicate)},
                 {"event", null_if_empty(graph::name_of(pattern.event))},
                 {"object", json_of(pattern.object)},
                 {"other_object", pattern.other_object ? json_of(*pattern.other_object) : Json(nullptr)},
                 {"text", pattern.text},
                 {"since", null_if_empty(pattern.period.since)},
                 {"until", null_if_empty(pattern.period.until)}}},
               {"notes", pattern.notes},
               {"answer", null_if_empty(in_a_line(answer))},
               {"count", answer.count},
               {"date", null_if_empty(answer.date)},
               {"same_class_only", answer.class_only}};
  json["found"] = Json::parse(std::visit([](const auto& found) { return to_json(found); }, answer.found));
  return json.dump(1, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace) + "\n";
}

std::string to_csv(const AskAnswer& answer) {
  return std::visit([](const auto& found) { return to_csv(found); }, answer.found);
}

}  // namespace dramatis::query
