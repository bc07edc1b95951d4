// dramatis remove, backup, restore, compact: what is done to a store as a whole.
#include <cstdio>
#include <filesystem>
#include <memory>

#include "cli/commands/commands.h"
#include "cli/options/options.h"
#include "store/rebuild.h"

namespace dramatis::cli {
namespace {

std::string counted(uint64_t count, std::string_view thing) {
  return std::to_string(count) + " " + std::string(thing) + (count == 1 ? "" : "s");
}

struct RemoveOptions {
  std::string directory;
  std::vector<std::string> articles;
  std::string source, before;
  bool dry_run = false;
};

// The ids given, and those of the articles that the conditions fit, all of them.
Result<std::vector<std::string>> articles_to_remove(const store::Store& store, const RemoveOptions& options) {
  std::vector<std::string> ids = options.articles;
  if (options.source.empty() && options.before.empty()) return ids;
  const Status read = store.for_each_article([&](const graph::ArticleInfo& article) {
    const bool fits = (options.source.empty() || article.source == options.source) &&
                      (options.before.empty() || (article.date && *article.date < options.before));
    if (fits) ids.push_back(article.id);
    return true;
  });
  if (!read) return read.error();
  return ids;
}

ExitStatus remove_articles(const RemoveOptions& options) {
  if (options.articles.empty() && options.source.empty() && options.before.empty())
    return fail(usage_error("remove takes the ids of articles, --source or --before"));
  auto store = open_store(options.directory,
                          options.dry_run ? store::OpenMode::kReadOnly : store::OpenMode::kReadWrite);
  if (!store) return fail(store.error());
  const auto ids = articles_to_remove(**store, options);
  if (!ids) return fail(ids.error());
  uint64_t removed = 0;
  ExitStatus status = kDone;
  for (const std::string& id : *ids) {
    if (options.dry_run) {
      report("would remove " + id);
      continue;
    }
    const auto outcome = (*store)->remove(id);
    if (outcome) {
      ++removed;
    } else if (outcome.error().kind == ErrorKind::kNotFound) {
      report(outcome.error().message);
      status = kInputRefused;
    } else {
      return fail(outcome.error());
    }
  }
  if (Status closed = (*store)->close(); !closed) return fail(closed.error());
  if (!options.dry_run)
    report(counted(removed, "article") + " removed");
  else if (ids->empty())
    report("no article is like that");
  return status;
}

struct Directories {
  std::string from, to;
};

ExitStatus copy(const Directories& directories) {
  const Status copied = store::copy_store(directories.from, directories.to);
  if (!copied)
    return fail(copied.error().kind == ErrorKind::kUsage ? copied.error() : io_error(copied.error().message));
  report(directories.to + ": a copy of " + directories.from);
  return kDone;
}

// What the files below take; those that go meanwhile count for nothing.
std::string size_of(const std::string& directory) {
  namespace fs = std::filesystem;
  uintmax_t bytes = 0;
  std::error_code gone;
  for (fs::recursive_directory_iterator file(directory, gone), end; !gone && file != end;
       file.increment(gone))
    if (std::error_code none; file->is_regular_file(none))
      if (const uintmax_t size = file->file_size(none); !none) bytes += size;
  char text[32];
  std::snprintf(text, sizeof text, "%.1f MB", static_cast<double>(bytes) / 1e6);
  return text;
}

ExitStatus compact(const std::string& directory) {
  const std::string before = size_of(directory);
  auto store = open_store(directory, store::OpenMode::kReadWrite);
  if (!store) return fail(store.error());
  const Status compacted = (*store)->compact();
  const Status closed = (*store)->close();
  if (!compacted) return fail(compacted.error());
  if (!closed) return fail(closed.error());
  report(directory + ": " + size_of(directory) + ", before " + before);
  return kDone;
}

}  // namespace

void add_remove_command(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<RemoveOptions>();
  CLI::App* command =
      app.add_subcommand("remove", "Take articles out of a graph, as if they had never been there");
  command->add_option("articles", options->articles, "Ids of articles");
  add_database_option(*command, options->directory);
  command->add_option("--source", options->source, "All articles of this source");
  add_date_option(*command, "--before", options->before, DateEnd::kFirst,
                  "All articles dated before this day; with --source, only those of the source");
  command->add_flag("--dry-run", options->dry_run, "Only say which");
  command->callback([options, &chosen] { chosen = [options] { return remove_articles(*options); }; });
}

void add_backup_commands(CLI::App& app, Chosen& chosen) {
  auto backup = std::make_shared<Directories>();
  CLI::App* command =
      app.add_subcommand("backup", "Copy a graph, also while it is written; every row is checked");
  add_database_option(*command, backup->from);
  command->add_option("target", backup->to, "Directory for the copy, empty or not there")->required();
  command->callback([backup, &chosen] { chosen = [backup] { return copy(*backup); }; });

  auto restore = std::make_shared<Directories>();
  command = app.add_subcommand("restore", "Make a graph of a backup");
  command->add_option("backup", restore->from, "Directory of the backup")->required();
  add_database_option(*command, restore->to);
  command->callback([restore, &chosen] { chosen = [restore] { return copy(*restore); }; });
}

void add_compact_command(CLI::App& app, Chosen& chosen) {
  auto directory = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand(
      "compact", "Free the room of what was replaced and removed; brings an older store to this format");
  add_database_option(*command, *directory);
  command->callback([directory, &chosen] { chosen = [directory] { return compact(*directory); }; });
}

}  // namespace dramatis::cli
