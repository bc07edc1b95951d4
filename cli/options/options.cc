#include "cli/options/options.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <thread>

#include "cli/status.h"
#include "extract/input/encoding.h"

namespace dramatis::cli {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// "2023-11" -> 2023-11-01 or 2023-11-30; none if it is no date.
std::optional<std::string> day_of(const std::string& text, DateEnd end) {
  const bool shaped = (text.size() == 4 || text.size() == 7 || text.size() == 10) &&
                      all_digits(text.substr(0, 4)) && (text.size() < 7 || text[4] == '-') &&
                      (text.size() < 7 || all_digits(text.substr(5, 2))) &&
                      (text.size() < 10 || (text[7] == '-' && all_digits(text.substr(8, 2))));
  if (!shaped) return std::nullopt;
  const bool last = end == DateEnd::kLast;
  const std::chrono::year year{std::stoi(text.substr(0, 4))};
  const std::chrono::month month{text.size() < 7 ? (last ? 12u : 1u)
                                                 : static_cast<unsigned>(std::stoi(text.substr(5, 2)))};
  if (!year.ok() || !month.ok()) return std::nullopt;
  const std::chrono::day day =
      text.size() == 10 ? std::chrono::day{static_cast<unsigned>(std::stoi(text.substr(8, 2)))}
      : last            ? std::chrono::year_month_day_last{year, month / std::chrono::last}.day()
                        : std::chrono::day{1};
  if (!std::chrono::year_month_day{year, month, day}.ok()) return std::nullopt;
  char date[16];
  std::snprintf(date, sizeof date, "%04d-%02u-%02u", static_cast<int>(year), static_cast<unsigned>(month),
                static_cast<unsigned>(day));
  return date;
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
      .add_option("--lexicon", options.lexicon_files,
                  "Table of further predicates (docs/lexicon.md); may be repeated")
      ->check(CLI::ExistingFile);
  command
      .add_option("--min-confidence", options.least_confidence,
                  "Tell relations and roles from this confidence on, 0.4 by default (docs/relations.md)")
      ->check(CLI::Range(0.0, 1.0));
}

void add_input_options(CLI::App& command, InputOptions& options) {
  std::vector<std::string> formats;
  for (int i = 0; i <= static_cast<int>(extract::InputFormat::kWarc); ++i)
    formats.emplace_back(name_of(static_cast<extract::InputFormat>(i)));
  command.add_option("--input-format", options.format, "What the input is; auto: by name, else by content")
      ->check(CLI::IsMember(formats))
      ->capture_default_str();
  command
      .add_option("--field", options.fields,
                  "Field of JSON or CSV to take: text=story; for id, text, title, date, source, url")
      ->type_name("NAME=FIELD");
  command
      .add_option("--records", options.records,
                  "Where JSON keeps its articles, such as response.results; found by their fields without it")
      ->type_name("PATH");
  command.add_option("--encoding", options.encoding,
                     "What the input is written in, such as windows-1252; recognised without it");
  command.add_flag("--day-first", options.day_first, "03/04/2024 is the 3rd of April, not March 4");
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
  if (!encoding.empty()) {
    if (const auto known = extract::Decoder::create(encoding); !known) return known.error();
  }
  reader.records = records;
  reader.encoding = encoding;
  reader.day_first = day_first;
  reader.warn = [](const std::string& warning) { report(warning); };
  return reader;
}

CLI::Validator whole_number() {
  return CLI::Validator(
      [](const std::string& text) {
        return all_digits(text) && text.size() < 10 ? std::string()
                                                    : "'" + text + "' is no whole number from 0 to 999999999";
      },
      "");
}

CLI::Option* add_date_option(CLI::App& command, const std::string& name, std::string& date, DateEnd end,
                             const std::string& description) {
  return command
      .add_option_function<std::string>(
          name, [&date, end](const std::string& text) { date = day_of(text, end).value_or(text); },
          description)
      ->type_name("DATE")
      ->check([end](const std::string& text) {
        return day_of(text, end) ? "" : "'" + text + "' is no date such as 2023-11-12, 2023-11 or 2023";
      });
}

void add_period_options(CLI::App& command, graph::Period& period) {
  add_date_option(command, "--since", period.since, DateEnd::kFirst, "Only evidence from this day on");
  add_date_option(command, "--until", period.until, DateEnd::kLast, "Only evidence up to this day");
}

void add_event_date_option(CLI::App& command, graph::Period& period) {
  command.add_flag("--by-event-date", period.by_event_date,
                   "Count a sentence on the day of its event, where it says one, not on its article's");
}

CLI::Option* add_event_option(CLI::App& command, std::optional<graph::EventClass>& event) {
  return command
      .add_option_function<std::string>(
          "--event", [&event](const std::string& name) { event = graph::event_class_from(name); },
          "Only relations of this event class")
      ->transform(CLI::IsMember(event_names(), CLI::ignore_case));
}

CLI::Option* add_actor_type_option(CLI::App& command, std::optional<graph::ActorType>& type) {
  return command
      .add_option_function<std::string>(
          "--type", [&type](const std::string& name) { type = graph::actor_type_from(name); },
          "Only actors of this type")
      ->check(CLI::IsMember({"person", "organisation", "country", "place", "group", "other"}));
}

std::string examples_footer(const std::string& examples) {
  std::string text = "\nExamples:\n  dramatis ";
  for (const char c : examples) {
    text += c;
    if (c == '\n') text += "  dramatis ";
  }
  return text;
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
