#include "cli/options/config_file.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

namespace dramatis::cli {
namespace {

std::string trimmed(const std::string& text) {
  const size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

// Sets the option wherever the commands from here on have it; how many have.
size_t set_default(CLI::App& command, const std::string& name, const std::string& value) {
  size_t set = 0;
  if (CLI::Option* option = command.get_option_no_throw("--" + name)) {
    option->run_callback_for_default()->default_val(value)->required(false);
    ++set;
  }
  for (CLI::App* below : command.get_subcommands([](CLI::App*) { return true; }))
    set += set_default(*below, name, value);
  return set;
}

CLI::App* find_command(CLI::App& app, const std::string& path) {
  CLI::App* command = &app;
  std::istringstream words(path);
  for (std::string word; command && words >> word;) {
    const auto named = command->get_subcommands([&](CLI::App* below) { return below->get_name() == word; });
    command = named.empty() ? nullptr : named.front();
  }
  return command;
}

}  // namespace

std::optional<std::string> config_path(int argc, const char* const* argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--config" && i + 1 < argc) return argv[i + 1];
    if (word.starts_with("--config=")) return word.substr(9);
  }
  const char* config_home = std::getenv("XDG_CONFIG_HOME");
  const char* home = std::getenv("HOME");
  std::filesystem::path folder;
  if (config_home && *config_home != '\0')
    folder = config_home;
  else if (home && *home != '\0')
    folder = std::filesystem::path(home) / ".config";
  else
    return std::nullopt;
  const std::filesystem::path path = folder / "dramatis" / "config";
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return std::nullopt;
  return path.string();
}

Status apply_config(CLI::App& app, const std::string& path) {
  std::error_code error;
  std::ifstream file(path);
  if (!file || std::filesystem::is_directory(path, error))
    return usage_error("cannot read the configuration " + path);
  CLI::App* command = &app;
  size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    const auto complaint = [&](const std::string& reason) {
      return usage_error(path + ":" + std::to_string(number) + ": " + reason);
    };
    line = trimmed(line);
    if (line.empty() || line.front() == '#') continue;
    if (line.front() == '[' && line.back() == ']') {
      const std::string name = trimmed(line.substr(1, line.size() - 2));
      command = find_command(app, name);
      if (!command) return complaint("no command '" + name + "'");
      continue;
    }
    const size_t equals = line.find('=');
    if (equals == std::string::npos) return complaint("not of the form 'option = value'");
    const std::string name = trimmed(line.substr(0, equals)), value = trimmed(line.substr(equals + 1));
    if (name == "config" || name == "help" || name == "version")
      return complaint("'" + name + "' cannot be set here");
    try {
      if (set_default(*command, name, value) == 0) return complaint("no command has an option --" + name);
    } catch (const CLI::Error& wrong) {
      return complaint(wrong.what());
    }
  }
  return Ok{};
}

}  // namespace dramatis::cli
