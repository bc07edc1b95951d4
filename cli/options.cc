#include "cli/options.h"

#include <algorithm>
#include <thread>

namespace dramatis::cli {
namespace {

// "2023-11-12"; further than the shape the day is not checked.
std::string check_date(const std::string& text) {
  bool well_formed = text.size() == 10;
  for (size_t i = 0; well_formed && i < text.size(); ++i)
    well_formed = i == 4 || i == 7 ? text[i] == '-' : text[i] >= '0' && text[i] <= '9';
  return well_formed ? "" : "'" + text + "' is no date such as 2023-11-12";
}

std::vector<std::string> event_names() {
  std::vector<std::string> names;
  for (int i = 1; i <= static_cast<int>(graph::EventClass::kAssault); ++i)
    names.emplace_back(name_of(static_cast<graph::EventClass>(i)));
  return names;
}

}  // namespace

void add_threads_option(CLI::App& command, unsigned& threads) {
  threads = std::max(1u, std::thread::hardware_concurrency());
  command.add_option("--threads", threads, "Threads to work with; the output does not depend on it")
      ->check(CLI::Range(1u, 1024u))
      ->capture_default_str();
}

void add_language_options(CLI::App& command, extract::ExtractorOptions& options, bool actors) {
  command.add_option("--model", options.model_file, "Language model instead of the built-in one")
      ->check(CLI::ExistingFile);
  if (!actors) return;
  command
      .add_option("--actors", options.actor_files,
                  "Table of further actors (docs/actors.md); may be repeated")
      ->check(CLI::ExistingFile);
  command
      .add_option("--min-confidence", options.least_confidence,
                  "Tell relations and roles from this confidence on, 0.4 by default (docs/relations.md)")
      ->check(CLI::Range(0.0, 1.0));
}

void add_input_options(CLI::App& command, InputOptions& options) {
  std::vector<std::string> formats;
  for (int i = 0; i <= static_cast<int>(extract::InputFormat::kRss); ++i)
    formats.emplace_back(name_of(static_cast<extract::InputFormat>(i)));
  command.add_option("--input-format", options.format, "What the input is; auto: by name, else by content")
      ->check(CLI::IsMember(formats))
      ->capture_default_str();
  command
      .add_option("--field", options.fields,
                  "Field of JSON or CSV to take: text=story; for id, text, title, date, source, url")
      ->type_name("NAME=FIELD");
}

Result<extract::ReaderOptions> InputOptions::reader_options() const {
  extract::ReaderOptions reader;
  reader.format = extract::input_format_from(format).value_or(extract::InputFormat::kAuto);
  for (const std::string& field : fields) {
    const size_t equals = field.find('=');
    const std::string name = field.substr(0, equals);
    const bool known = name == "id" || name == "text" || name == "title" || name == "date" ||
                       name == "source" || name == "url";
    if (!known || equals == std::string::npos || equals + 1 == field.size())
      return usage_error("--field " + field +
                         ": give it as text=story, for id, text, title, date, source or url");
    reader.fields[name] = field.substr(equals + 1);
  }
  return reader;
}

void add_period_options(CLI::App& command, graph::Period& period) {
  add_date_option(command, "--since", period.since, "Only evidence from this day on");
  add_date_option(command, "--until", period.until, "Only evidence up to this day");
}

void add_date_option(CLI::App& command, const std::string& name, std::string& date, const std::string& help) {
  command.add_option(name, date, help)->check(CLI::Validator(check_date, "YYYY-MM-DD"));
}

void add_event_date_option(CLI::App& command, graph::Period& period) {
  command.add_flag("--by-event-date", period.by_event_date,
                   "Count a sentence on the day of its event, where it says one, not on its article's");
}

void add_event_option(CLI::App& command, std::optional<graph::EventClass>& event) {
  command
      .add_option_function<std::string>(
          "--event", [&event](const std::string& name) { event = graph::event_class_from(name); },
          "Only relations of this event class")
      ->transform(CLI::IsMember(event_names(), CLI::ignore_case));
}

void add_database_option(CLI::App& command, std::string& directory) {
  command.add_option("--db", directory, "Directory of the graph")->required()->type_name("DIR");
}

Result<std::unique_ptr<store::Store>> open_store(const std::string& directory, store::OpenMode mode) {
  auto store = store::Store::open(directory, mode);
  if (!store) return io_error(store.error().message);
  return store;
}

Result<OpenedGraph> open_graph(const std::string& directory, double least_confidence) {
  auto store = open_store(directory, store::OpenMode::kReadOnly);
  if (!store) return store.error();
  auto view = (*store)->curated(least_confidence);
  if (!view) return io_error(view.error().message);
  return OpenedGraph{std::move(*store), std::move(*view)};
}

}  // namespace dramatis::cli
