#include "cli/options/query_options.h"

#include "cli/known_names.h"
#include "cli/options/options.h"

namespace dramatis::cli {
namespace {

constexpr std::string_view kQuadrants =
    "verbal cooperation, material cooperation, verbal conflict, material conflict";

std::string check_country(const std::string& code) {
  const bool letters =
      code.size() == 3 && code.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
  return letters ? "" : "'" + code + "' is no ISO 3166 alpha-3 code such as TUR";
}

std::optional<graph::Quadrant> quadrant_from(const std::string& name) {
  for (int i = 1; i <= static_cast<int>(graph::Quadrant::kMaterialConflict); ++i)
    if (name_of(static_cast<graph::Quadrant>(i)) == name) return static_cast<graph::Quadrant>(i);
  return std::nullopt;
}

}  // namespace

void add_answer_form(CLI::App& command, AnswerForm& form) {
  CLI::Option* json = command.add_flag("--json", form.json, "Answers as JSON");
  command.add_flag("--csv", form.csv, "Answers as CSV, a row for each sentence shown")->excludes(json);
}

void add_evidence_option(CLI::App& command, size_t& evidence) {
  command
      .add_option_function<std::vector<std::string>>(
          "--evidence",
          [&evidence](const std::vector<std::string>& number) {
            evidence = number.empty() || number.front().empty() ? 0 : std::stoul(number.front());
          },
          "Sentences with each answer: so many, or all if no number is given; without it one")
      ->expected(0, 1)
      ->check([](const std::string& text) { return text.empty() ? std::string() : whole_number()(text); })
      ->type_name("[N]");
}

void add_filter_options(CLI::App& command, const std::shared_ptr<FilterOptions>& options) {
  query::Filters& filters = options->filters;
  const std::string group = "Filters";
  const auto grouped = [&](CLI::Option* option) { return option->group(group); };
  grouped(command.add_option("--predicate", filters.predicate,
                             "What is done: \"criticises\", \"criticise\", the beginning of a word, or an "
                             "event class"));
  grouped(add_event_option(command, filters.event));
  grouped(command.add_option("--quadrant", options->quadrant,
                             "Only of this quadrant: " + std::string(kQuadrants)))
      ->check([](const std::string& name) {
        return quadrant_from(name) ? "" : "'" + name + "' is no quadrant: " + std::string(kQuadrants);
      });
  grouped(command.add_option("--text", filters.text, "A word or phrase of the sentence; may be repeated"))
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  add_period_options(command, filters.period);
  for (const char* name : {"--since", "--until"}) grouped(command.get_option(name));
  grouped(command.add_option("--source", filters.source, "Only articles of sources with this in their name"));
  grouped(command.add_option("--attributed-to", options->attributed_to, "Only what this actor claims"));
  grouped(command.add_flag("--asserted-only", filters.asserted_only,
                           "Only what the article itself tells as a fact"));
  grouped(command.add_option("--min-confidence", filters.min_confidence,
                             "Only sentences read with this confidence"))
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  grouped(
      command.add_option("--min-reports", filters.min_reports, "Only what so many independent reports tell"))
      ->check(whole_number())
      ->capture_default_str();
  grouped(command.add_option("--country", filters.country,
                             "Of the actor that is the answer: ISO 3166 alpha-3 code of its country"))
      ->check(check_country);
  grouped(add_actor_type_option(command, filters.type));
  grouped(
      command.add_flag("--roles", options->roles, "Roles (\"foreign minister of\") instead of relations"));
  grouped(command.add_option_function<std::string>(
              "--sort", [&filters](const std::string& name) { filters.sort = query::sort_from(name); },
              "Order of the answers"))
      ->check(CLI::IsMember({"reports", "latest", "earliest", "confidence", "name"}));
  grouped(command.add_option("--limit", filters.limit, "Answers to show; 0: all"))
      ->check(whole_number())
      ->capture_default_str();
  grouped(command.add_option("--offset", filters.offset, "Answers to skip"))
      ->check(whole_number())
      ->capture_default_str();
  grouped(command.add_flag("--exact", options->exact, "Actors are given by id"));
}

Result<query::Filters> filters_of(const FilterOptions& options, const graph::GraphView& view,
                                  const query::Lookup& lookup) {
  query::Filters filters = options.filters;
  filters.min_confidence = 0;  // the view is of that confidence
  filters.quadrant = quadrant_from(options.quadrant);
  if (!options.attributed_to.empty()) {
    const auto actor = choose_actor(view, options.attributed_to, lookup);
    if (!actor) return actor.error();
    filters.attributed_to = actor->id;
  }
  if (options.roles) filters.kinds = query::EdgeKinds::kRoles;
  return filters;
}

}  // namespace dramatis::cli
