#include "cli/input_run.h"

#include <memory>
#include <mutex>
#include <optional>

#include "cli/ordered_pipeline.h"
#include "cli/progress.h"
#include "export/claims_json.h"
#include "extract/input/article_reader.h"

namespace dramatis::cli {
namespace {

using extract::InputItem;

// What became of one input. A refusal concerns that input alone; a failure ends the run.
struct Outcome {
  std::optional<InputRun::Claims> claims;
  std::optional<Error> refusal, failure;
  size_t bytes = 0;
};

// Made once, when first needed: claims in JSON need no language model.
class LazyExtractor {
 public:
  explicit LazyExtractor(const extract::ExtractorOptions& options) : options_(options) {}
  const Result<std::shared_ptr<const extract::Extractor>>& get() {
    std::call_once(made_, [&] { extractor_.emplace(extract::Extractor::create(options_)); });
    return *extractor_;
  }

 private:
  const extract::ExtractorOptions& options_;
  std::once_flag made_;
  std::optional<Result<std::shared_ptr<const extract::Extractor>>> extractor_;
};

void report_mapping(const extract::FieldMapping& mapping) {
  std::string text, missing = " (no date field)";
  for (const auto& [field, name] : mapping.fields) {
    if (field == "date") missing.clear();
    text += (text.empty() ? "" : ", ") + field + " from '" + name + "'";
  }
  report(mapping.input + ": " + text + missing);
}

Outcome outcome_of(Result<InputItem> input, LazyExtractor& extractor) {
  Outcome outcome;
  if (!input) {
    outcome.refusal = input.error();
    return outcome;
  }
  InputItem& item = *input;
  outcome.bytes = std::max(item.article.text.size(), item.claims.size());
  if (item.kind == InputItem::Kind::kClaims) {
    auto claims = exporting::claims_from_json(item.claims);
    if (claims)
      outcome.claims = InputRun::Claims{std::move(*claims), std::move(item.origin), /*extracted=*/false};
    else
      outcome.refusal = invalid_input(item.origin + ": " + claims.error().message);
    return outcome;
  }
  const auto& ready = extractor.get();
  if (ready)
    outcome.claims =
        InputRun::Claims{(*ready)->extract(item.article, item.body_begin), std::move(item.origin)};
  else
    outcome.failure = ready.error();
  return outcome;
}

}  // namespace

ExitStatus InputRun::run(const Consume& consume, Totals& totals) const {
  const auto options = input.reader_options();
  if (!options) return fail(options.error());
  LazyExtractor extractor(language);
  const bool own_language =
      !language.model_file.empty() || !language.actor_files.empty() || !language.lexicon_files.empty();
  if (own_language && !extractor.get()) return fail(extractor.get().error());

  extract::ArticleReader reader(paths, *options);
  Progress progress(paths, quiet);
  ExitStatus status = kDone;
  const auto produce = [&]() -> std::optional<Result<InputItem>> {
    auto next = reader.next();
    if (!next) return Result<InputItem>(next.error());
    if (!*next) return std::nullopt;
    if ((*next)->mapping != nullptr && !quiet) report_mapping(*(*next)->mapping);
    return Result<InputItem>(std::move(**next));
  };
  const auto work = [&](Result<InputItem> item) { return outcome_of(std::move(item), extractor); };
  const auto finish = [&](Outcome outcome) {
    bool wanted = true;
    if (outcome.claims) {
      const std::string origin = outcome.claims->origin;
      const bool undated = !outcome.claims->claims.article.date;
      const auto consumed = consume(std::move(*outcome.claims));
      if (consumed) {
        wanted = *consumed;
        ++totals.articles;
        totals.undated += undated ? 1 : 0;
        totals.bytes += outcome.bytes;
        progress.advance(origin, outcome.bytes);
      } else if (consumed.error().kind == ErrorKind::kInvalidInput) {
        outcome.refusal = invalid_input(origin + ": " + consumed.error().message);
      } else {
        outcome.failure = consumed.error();
      }
    }
    if (outcome.refusal) {
      report(outcome.refusal->message);
      ++totals.refused;
      status = kInputRefused;
    }
    if (outcome.failure) status = fail(*outcome.failure);
    return wanted && !outcome.failure;
  };
  run_in_order<Result<InputItem>, Outcome>(threads, produce, work, finish);
  totals.seconds = progress.seconds();
  return status;
}

}  // namespace dramatis::cli
