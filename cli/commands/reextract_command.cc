// dramatis reextract: reads the articles of a graph anew, from the sentences that it keeps.
#include <algorithm>
#include <memory>
#include <thread>

#include "cli/commands/commands.h"
#include "cli/made_by.h"
#include "cli/options/options.h"
#include "cli/ordered_pipeline.h"
#include "cli/output.h"

namespace dramatis::cli {
namespace {

using graph::MergeOutcome;

struct ReextractOptions {
  std::string directory;
  extract::ExtractorOptions language;
  unsigned threads = 1;
  bool list = false, all = false;
};

// The text as far as the sentences keep it, each in its place; what lies between them is blank.
Result<graph::Article> text_of(const graph::ArticleClaims& claims) {
  graph::Article article{claims.article, ""};
  for (const graph::SentenceText& sentence : claims.sentences) {
    if (sentence.text.empty() && !sentence.span.empty())
      return invalid_input("article '" + claims.article.id + "': its words are not kept");
    if (sentence.span.begin < article.text.size() || sentence.span.size() != sentence.text.size())
      return invalid_input("article '" + claims.article.id + "': its sentences do not fit their places");
    const size_t gap = sentence.span.begin - article.text.size();
    article.text.append(gap, gap > 1 ? '\n' : ' ').append(sentence.text);
  }
  return article;
}

struct Reread {
  std::string id;
  Result<graph::ArticleClaims> claims;
};

ExitStatus list_articles(const std::vector<std::string>& ids, const store::Store& store) {
  std::string lines;
  for (const std::string& id : ids) {
    const auto maker = store.made_by(id);
    if (!maker) return fail(maker.error());
    lines += id + "\t" + (maker->empty() ? "unknown" : *maker) + "\n";
  }
  const Status printed = print(lines);
  return printed ? kDone : fail(printed.error());
}

ExitStatus reextract(const ReextractOptions& options) {
  auto store =
      open_store(options.directory, options.list ? store::OpenMode::kReadOnly : store::OpenMode::kReadWrite);
  if (!store) return fail(store.error());
  const auto maker = made_by(options.language);
  if (!maker) return fail(maker.error());
  std::vector<std::string> ids;
  Status made = Ok{};
  const Status read = (*store)->for_each_article([&](const graph::ArticleInfo& article) {
    const auto by = (*store)->made_by(article.id);
    if (!by) made = by.error();
    if (by && (options.all || *by != *maker)) ids.push_back(article.id);
    return made.ok();
  });
  for (const Status& status : {read, made})
    if (!status) return fail(status.error());
  if (options.list) return list_articles(ids, **store);

  const auto extractor = extract::Extractor::create(options.language);
  if (!extractor) return fail(extractor.error());
  uint64_t replaced = 0, unchanged = 0, refused = 0;
  ExitStatus status = kDone;
  size_t next = 0;
  const auto produce = [&]() -> std::optional<std::string> {
    return next < ids.size() ? std::optional(ids[next++]) : std::nullopt;
  };
  const auto work = [&](std::string id) {
    auto claims = (*store)->claims(id);
    if (!claims) return Reread{id, claims.error()};
    if (!*claims) return Reread{id, not_found("no article '" + id + "'")};
    auto article = text_of(**claims);
    if (!article) return Reread{id, article.error()};
    return Reread{id, (*extractor)->extract(*article)};
  };
  const auto finish = [&](Reread reread) {
    if (reread.claims) {
      const auto outcome = (*store)->add(*reread.claims, *maker);
      if (!outcome) {
        status = fail(outcome.error());
        return false;
      }
      ++(*outcome == MergeOutcome::kUnchanged ? unchanged : replaced);
      return true;
    }
    if (reread.claims.error().kind != ErrorKind::kInvalidInput) {
      status = fail(reread.claims.error());
      return false;
    }
    report(reread.claims.error().message);
    ++refused;
    status = kInputRefused;
    return true;
  };
  run_in_order<std::string, Reread>(options.threads, produce, work, finish);
  if (Status closed = (*store)->close(); !closed) return fail(closed.error());
  report(std::to_string(replaced) + " articles read anew and changed, " + std::to_string(unchanged) +
         " unchanged" + (refused > 0 ? ", " + std::to_string(refused) + " refused" : ""));
  return status;
}

}  // namespace

void add_reextract_command(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<ReextractOptions>();
  CLI::App* command = app.add_subcommand(
      "reextract", "Read anew the articles that another version of the program or model read");
  add_database_option(*command, options->directory);
  command->add_flag("--list", options->list, "Only list them, with what read them");
  command->add_flag("--all", options->all, "All articles");
  add_language_options(*command, options->language, /*actors=*/true);
  add_threads_option(*command, options->threads);
  command->callback([options, &chosen] {
    if (!options->language.least_confidence) options->language.least_confidence = kIngestedConfidence;
    chosen = [options] { return reextract(*options); };
  });
}

}  // namespace dramatis::cli
