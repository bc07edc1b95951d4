// The whole program, but for main().
#pragma once

namespace dramatis::cli {

// Runs one command line and returns the exit status (status.h). Nothing is thrown: what goes wrong is said on
// stderr. Standard streams are the process's.
int run_program(int argc, const char* const* argv);

}  // namespace dramatis::cli
