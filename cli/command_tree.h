// What is said of the commands as a whole: help, the man page, completion, and which command was meant.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>

#include "cli/commands/commands.h"

namespace dramatis::cli {

// `help`, `man` and `completion`. Added last: they tell of all the others.
void add_help_commands(CLI::App& app, Chosen& chosen);

// "no command 'qurey'; did you mean 'query'?", if the command line failed over the name of a command; else
// empty. After a failed parse.
std::string unknown_command(const CLI::App& app);

// The page for man(1).
std::string man_page(const CLI::App& app);
// A completion script for bash.
std::string bash_completion(const CLI::App& app);

}  // namespace dramatis::cli
