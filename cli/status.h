// What the program says and returns when something went wrong.
#pragma once

#include <string_view>

#include "graph/result.h"

namespace dramatis::cli {

// The exit statuses of the contract.
enum ExitStatus : int {
  kDone = 0,
  kInputRefused = 1,  // some input was refused and named; the rest is done
  kUsageError = 2,
  kFailed = 3,  // the store or the machine failed
};

// One line on stderr: "dramatis: " and the message. Safe from any thread, and beside a progress bar.
void report(std::string_view message);

// Reports the error and returns the status that it means for the whole program.
ExitStatus fail(const Error& error);

}  // namespace dramatis::cli
