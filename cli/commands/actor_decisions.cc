#include "cli/commands/actor_decisions.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <vector>

#include "cli/known_names.h"
#include "cli/options/options.h"
#include "extract/input/formats/csv_scanner.h"

namespace dramatis::cli {
namespace {

using graph::CurationAction;
using graph::CurationEntry;

constexpr size_t kMostBytesOfRow = 1 << 20;

std::string now() {
  const std::time_t time = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&time, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

// The id of the actor; for what is taken back, which the curated graph may no longer show, as it was given.
Result<std::string> id_of(const store::Store& store, const Decision& decision, const std::string& text) {
  if (decision.action == CurationAction::kUnmerge || decision.action == CurationAction::kUnhide) return text;
  const auto view = store.curated();
  if (!view) return view.error();
  const auto actor = choose_actor(**view, text, actor_lookup(decision.exact));
  if (!actor) return actor.error();
  return actor->id;
}

Status put_down(store::Store& store, const Decision& decision) {
  CurationEntry entry{decision.action, "", decision.value, now()};
  auto actor = id_of(store, decision, decision.actor);
  if (!actor) return actor.error();
  entry.actor = *actor;
  if (decision.action == CurationAction::kMerge) {
    auto into = id_of(store, decision, decision.value);
    if (!into) return into.error();
    // Of three who are each other's likes, two merges say all.
    if (*into == *actor && decision.value != decision.actor) {
      report(decision.actor + " and " + decision.value + " are one already");
      return Ok{};
    }
    entry.value = *into;
  }
  if (Status decided = store.curate(entry); !decided) return decided;
  std::string_view action = name_of(entry.action);
  std::string done(action);
  if (done == "hide" || done == "unhide") {
    done = done == "hide" ? "hid" : "unhid";
  } else {
    done += "d";
  }
  report(done + " " + entry.actor + (entry.value.empty() ? "" : ": " + entry.value));
  return Ok{};
}

// Runs `work` on the opened store and closes it.
template <typename Work>
ExitStatus with_store(const std::string& directory, const Work& work) {
  const auto store = open_store(directory, store::OpenMode::kReadWrite);
  if (!store) return fail(store.error());
  const ExitStatus status = work(**store);
  if (Status closed = (*store)->close(); !closed) return fail(closed.error());
  return status;
}

// Where the columns stand; -1 for one that is not there.
struct Columns {
  int action = -1, actor = -1, value = -1;
};

Columns columns_of(const std::vector<std::string>& heading) {
  const auto place = [&](std::string_view name) {
    const auto found = std::find(heading.begin(), heading.end(), name);
    return found == heading.end() ? -1 : static_cast<int>(found - heading.begin());
  };
  return {place("action"), place("actor"), place("value")};
}

Result<Decision> decision_in(const std::vector<std::string>& fields, const Columns& columns, bool exact) {
  const auto field = [&](int column) {
    const auto at = static_cast<size_t>(column);
    return column >= 0 && at < fields.size() ? fields[at] : std::string();
  };
  const auto action = graph::curation_action_from(field(columns.action));
  if (!action || *action == CurationAction::kUndo)
    return usage_error("'" + field(columns.action) +
                       "' is no action: merge, unmerge, rename, retype, hide, unhide");
  return Decision{*action, field(columns.actor), field(columns.value), exact};
}

}  // namespace

ExitStatus decide(const std::string& directory, const Decision& decision) {
  return with_store(directory, [&](store::Store& store) {
    const Status done = put_down(store, decision);
    return done ? kDone : fail(done.error());
  });
}

ExitStatus split(const std::string& directory, const std::string& actor, bool exact) {
  return with_store(directory, [&](store::Store& store) {
    const auto id = id_of(store, {CurationAction::kMerge, actor, "", exact}, actor);
    if (!id) return fail(id.error());
    const auto curation = store.curation();
    if (!curation) return fail(curation.error());
    size_t taken = 0;
    for (const auto& [from, into] : curation->merged()) {
      if (into != *id) continue;
      if (const Status done = put_down(store, {CurationAction::kUnmerge, from, "", true}); !done)
        return fail(done.error());
      ++taken;
    }
    if (taken > 0) return kDone;
    return fail(not_found("nothing was merged into '" + *id +
                          "'; what the articles' reading joined is put right by a table of actors: "
                          "`reextract --actors FILE`"));
  });
}

ExitStatus undo(const std::string& directory, size_t count) {
  return with_store(directory, [&](store::Store& store) {
    for (size_t i = 0; i < count; ++i) {
      const auto curation = store.curation();
      if (!curation) return fail(curation.error());
      const auto& standing = curation->standing();
      const CurationEntry last = standing.empty() ? CurationEntry{} : standing.back();
      if (const Status done = store.curate({CurationAction::kUndo, "", "", now()}); !done)
        return fail(done.error());
      report("undid " + std::string(name_of(last.action)) + " " + last.actor +
             (last.value.empty() ? "" : ": " + last.value));
    }
    return kDone;
  });
}

ExitStatus apply_table(const std::string& directory, const std::string& path, bool exact) {
  auto source = extract::ByteSource::open(path);
  if (!source) return fail(source.error());
  extract::CsvScanner rows(**source, ',', kMostBytesOfRow);
  return with_store(directory, [&](store::Store& store) {
    std::optional<Columns> columns;
    ExitStatus status = kDone;
    const auto refuse = [&](size_t line, const std::string& reason) {
      report(path + ":" + std::to_string(line) + ": " + reason);
      status = kInputRefused;
    };
    while (true) {
      const auto row = rows.next();
      if (!row) return fail(row.error());
      if (!*row) break;
      if (!columns) {
        columns = columns_of((*row)->fields);
        if (columns->action < 0 || columns->actor < 0)
          return fail(usage_error(path + " has no columns 'action' and 'actor' in its first line"));
        continue;
      }
      const auto decision = decision_in((*row)->fields, *columns, exact);
      if (!decision) {
        refuse((*row)->line, decision.error().message);
        continue;
      }
      const Status done = put_down(store, *decision);
      if (!done && done.error().kind != ErrorKind::kUsage && done.error().kind != ErrorKind::kNotFound)
        return fail(done.error());
      if (!done) refuse((*row)->line, done.error().message);
    }
    if (!columns) return fail(usage_error(path + " is empty"));
    return status;
  });
}

}  // namespace dramatis::cli
