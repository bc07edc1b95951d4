// The `dramatis` program.
#include "cli/program.h"

int main(int argc, char** argv) { return dramatis::cli::run_program(argc, argv); }
