#!/bin/bash
# install_test.sh BUILD_DIR: installs into a scratch folder, looks for what must be there, and builds and runs a program that
# finds the library with find_package(dramatis).
set -euo pipefail
build="$1"
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT

cmake --install "$build" --prefix "$scratch/usr" >"$scratch/log"
for file in bin/dramatis share/man/man1/dramatis.1 share/bash-completion/completions/dramatis share/doc/dramatis/LICENSE \
  share/doc/dramatis/NOTICE include/dramatis/extract/pipeline.h; do
  [ -s "$scratch/usr/$file" ] || { echo "not installed: $file"; exit 1; }
done
"$scratch/usr/bin/dramatis" --version

cmake -S "$here/consumer" -B "$scratch/build" -DCMAKE_PREFIX_PATH="$scratch/usr" -DCMAKE_BUILD_TYPE=Release >"$scratch/log" || {
  cat "$scratch/log"
  exit 1
}
cmake --build "$scratch/build" >"$scratch/log" 2>&1 || { cat "$scratch/log"; exit 1; }
[ "$("$scratch/build/consumer")" = criticises ] || { echo "the program that uses the library tells something else"; exit 1; }
