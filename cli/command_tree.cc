#include "cli/command_tree.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <vector>

#include "cli/output.h"
#include "query/name_likeness.h"

namespace dramatis::cli {
namespace {

std::vector<const CLI::App*> subcommands_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App* command) { return !command->get_name().empty(); });
}

std::vector<const CLI::Option*> options_of(const CLI::App& app) {
  return app.get_options([](const CLI::Option*) { return true; });
}

const CLI::App* find(const CLI::App& app, const std::string& name) {
  for (const CLI::App* command : subcommands_of(app))
    if (command->get_name() == name) return command;
  return nullptr;
}

std::string no_command(const CLI::App& app, const std::string& word) {
  std::string nearest;
  size_t least = std::max<size_t>(2, word.size() / 2) + 1;
  for (const CLI::App* command : subcommands_of(app)) {
    const size_t distance = query::edit_distance(command->get_name(), word);
    if (distance < least) {
      least = distance;
      nearest = command->get_name();
    }
  }
  const std::string path = app.get_parent() ? app.get_name() + " " : "";
  if (nearest.empty()) return "no command '" + path + word + "'; `dramatis help` lists them";
  return "no command '" + path + word + "'; did you mean '" + path + nearest + "'?";
}

ExitStatus show_help(const CLI::App& app, const std::vector<std::string>& words) {
  const CLI::App* command = &app;
  std::string path;
  for (const std::string& word : words) {
    const CLI::App* next = find(*command, word);
    if (!next) return fail(usage_error(no_command(*command, word)));
    path += (path.empty() ? "" : " ") + command->get_name();
    command = next;
  }
  const Status printed = print(command->help(path));
  return printed ? kDone : fail(printed.error());
}

// --- man

std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '-') out += '\\';
    if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) out += "\\&";
    out += c;
  }
  return out;
}

std::string man_options(const CLI::App& app) {
  std::string text;
  for (const CLI::Option* option : options_of(app)) {
    if (option->get_name() == "--help") continue;
    std::string name = option->get_name(/*positional=*/true, /*all_options=*/true);
    const std::string type = option->get_type_name();
    text += ".TP\n.B " + roff(name) + (type.empty() ? "" : "\n.I " + roff(type)) + "\n" +
            roff(option->get_description()) + "\n";
  }
  return text;
}

void add_man_section(const CLI::App& app, const std::string& path, std::string& text) {
  text += ".SS " + roff(path) + "\n" + roff(app.get_description()) + ".\n" + man_options(app);
  if (!app.get_footer().empty()) text += ".PP\n.nf\n" + roff(app.get_footer()) + "\n.fi\n";
  for (const CLI::App* command : subcommands_of(app))
    add_man_section(*command, path + " " + command->get_name(), text);
}

// --- completion

void add_completion(const CLI::App& app, const std::string& path, std::string& cases) {
  std::string words;
  for (const CLI::App* command : subcommands_of(app)) words += command->get_name() + " ";
  for (const CLI::Option* option : options_of(app))
    for (const std::string& name : option->get_lnames()) words += "--" + name + " ";
  cases += "    '" + path + "') words='" + words + "' ;;\n";
  for (const CLI::App* command : subcommands_of(app))
    add_completion(*command, path.empty() ? command->get_name() : path + " " + command->get_name(), cases);
}

}  // namespace

std::string unknown_command(const CLI::App& app) {
  const CLI::App* command = &app;
  while (!command->get_subcommands().empty()) command = command->get_subcommands().front();
  if (subcommands_of(*command).empty()) return {};
  for (const CLI::App* at : {command, &app})
    for (const std::string& word : at->remaining())
      if (!word.empty() && word.front() != '-') return no_command(*command, word);
  return {};
}

std::string man_page(const CLI::App& app) {
  std::string text = ".TH DRAMATIS 1 \"\" \"dramatis " DRAMATIS_VERSION "\"\n.SH NAME\ndramatis \\- " +
                     roff("reads news articles into a knowledge graph of actors and their relations") +
                     "\n.SH SYNOPSIS\n.B dramatis\n.I COMMAND\n[\\fIOPTIONS\\fR]\n.SH OPTIONS\n" +
                     man_options(app) + ".SH COMMANDS\n";
  for (const CLI::App* command : subcommands_of(app)) add_man_section(*command, command->get_name(), text);
  text +=
      ".SH EXIT STATUS\n0 done; 1 some input was refused and named, the rest is done; 2 wrong usage, or "
      "nobody is called so; 3 the store or the machine failed.\n";
  text += ".SH FILES\n.TP\n.I " + roff("$XDG_CONFIG_HOME/dramatis/config, ~/.config/dramatis/config") + "\n" +
          roff(
              "Defaults of options, one a line (\"db = news.db\"), for all commands that have the option, or "
              "behind \"[query who]\" for one.") +
          "\n";
  return text;
}

std::string bash_completion(const CLI::App& app) {
  std::string cases, commands;
  add_completion(app, "", cases);
  return R"(# Completion of dramatis for bash.
_dramatis() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} path= words= word
  case $previous in
    --db) COMPREPLY=($(compgen -d -- "$current")); return ;;
    -o|--output|--model|--actors|--config) COMPREPLY=($(compgen -f -- "$current")); return ;;
  esac
  _dramatis_words() {
    case $1 in
)" + cases +
         R"(    *) return 1 ;;
    esac
  }
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    _dramatis_words "${path:+$path }$word" && path="${path:+$path }$word"
  done
  _dramatis_words "$path"
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  [ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "$current"))
}
complete -o filenames -F _dramatis dramatis
)";
}

void add_help_commands(CLI::App& app, Chosen& chosen) {
  auto words = std::make_shared<std::vector<std::string>>();
  CLI::App* help = app.add_subcommand("help", "Show what a command does and its options");
  help->add_option("command", *words, "Command, \"query who\"; all if none");
  help->callback([&app, words, &chosen] { chosen = [&app, words] { return show_help(app, *words); }; });

  CLI::App* man = app.add_subcommand("man", "Print the manual page, for man(1)");
  man->footer("\nExample:\n  dramatis man > dramatis.1");
  const auto prints = [&app, &chosen](CLI::App* command, std::function<std::string(const CLI::App&)> text) {
    command->callback([&app, &chosen, text] {
      chosen = [&app, text] {
        const Status printed = print(text(app));
        return printed ? kDone : fail(printed.error());
      };
    });
  };
  prints(man, man_page);
  CLI::App* completion = app.add_subcommand("completion", "Print a completion script for a shell");
  completion->footer(
      "\nExample:\n  dramatis completion bash > ~/.local/share/bash-completion/completions/dramatis");
  // There is one so far: its name is checked and not needed.
  completion
      ->add_option_function<std::string>(
          "shell", [](const std::string&) {}, "bash")
      ->required()
      ->check(CLI::IsMember({"bash"}));
  prints(completion, bash_completion);
}

}  // namespace dramatis::cli
