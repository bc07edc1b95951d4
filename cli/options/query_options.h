// Options of the questions, and the form of their answers.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "cli/output.h"
#include "cli/status.h"
#include "query/actor_lookup.h"
#include "query/output/answers_csv.h"
#include "query/output/answers_json.h"
#include "query/output/answers_text.h"

namespace dramatis::cli {

// --json and --csv; text if neither.
struct AnswerForm {
  bool json = false, csv = false;
};
void add_answer_form(CLI::App& command, AnswerForm& form);

template <typename Answers>
ExitStatus print_answers(const AnswerForm& form, const Result<Answers>& answers) {
  if (!answers) return fail(answers.error());
  const Status printed = print(form.json  ? to_json(*answers)
                               : form.csv ? to_csv(*answers)
                                          : to_text(*answers, text_style()));
  return printed ? kDone : fail(printed.error());
}

struct FilterOptions {
  query::Filters filters;
  std::string quadrant, attributed_to;  // as the user calls them
  bool roles = false, exact = false;
};
// Those of every question: --since to --exact.
void add_filter_options(CLI::App& command, const std::shared_ptr<FilterOptions>& options);

// --evidence with or without a number.
void add_evidence_option(CLI::App& command, size_t& evidence);

// The filters with the actors that they name looked up. Errors: those of the look-up.
Result<query::Filters> filters_of(const FilterOptions& options, const graph::GraphView& view,
                                  const query::Lookup& lookup);

}  // namespace dramatis::cli
