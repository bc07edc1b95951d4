// Options that several commands share.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "extract/input/article_reader.h"
#include "extract/pipeline.h"
#include "graph/period.h"
#include "graph/vocabulary.h"
#include "store/store.h"

namespace dramatis::cli {

// --threads: at least one; by default those of the machine.
void add_threads_option(CLI::App& command, unsigned& threads);

// --model, and with `actors` also --actors and --min-confidence.
void add_language_options(CLI::App& command, extract::ExtractorOptions& options, bool actors);

// --input-format, --field, --records, --encoding and --day-first.
struct InputOptions {
  std::string format = "auto";
  std::vector<std::string> fields;  // "text=story"
  std::string records, encoding;
  bool day_first = false;
  // What the reader warns of goes to report(). Errors: kUsage for a malformed --field, an unknown encoding.
  Result<extract::ReaderOptions> reader_options() const;
};
void add_input_options(CLI::App& command, InputOptions& options);

// A whole number from 0 to 999,999,999.
CLI::Validator whole_number();
// "2023-11-12"; "2023-11" and "2023" stand for their first or their last day.
enum class DateEnd : uint8_t { kFirst, kLast };
CLI::Option* add_date_option(CLI::App& command, const std::string& name, std::string& date, DateEnd end,
                             const std::string& description);
// --since and --until.
void add_period_options(CLI::App& command, graph::Period& period);
// --by-event-date.
void add_event_date_option(CLI::App& command, graph::Period& period);
// --event.
CLI::Option* add_event_option(CLI::App& command, std::optional<graph::EventClass>& event);

// --type, of actors.
CLI::Option* add_actor_type_option(CLI::App& command, std::optional<graph::ActorType>& type);

// What stands below the options of --help: one command a line, without "dramatis".
std::string examples_footer(const std::string& examples);

// --db.
void add_database_option(CLI::App& command, std::string& directory);
// The store that --db names. Whatever keeps it from opening is an error of kind kIo: the store failed.
Result<std::unique_ptr<store::Store>> open_store(const std::string& directory, store::OpenMode mode);

// A store for reading, and its graph as people have curated it.
struct OpenedGraph {
  std::unique_ptr<store::Store> store;
  std::unique_ptr<graph::GraphView> view;  // of the store
};
// As evidence of at least this confidence tells it: see store::Store::curated(). Errors: kIo.
Result<OpenedGraph> open_graph(const std::string& directory,
                               double least_confidence = graph::kUsualConfidence);

}  // namespace dramatis::cli
