# Shared by scripts/demo, scripts/test and .ci/run; to be sourced. Sets `root`, and works from there.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"

say() { printf '== %s\n' "$*"; }

# Runs a command with its output in a log; shows the log only if the command fails.
quietly() {
  local log status=0
  log="$(mktemp)"
  "$@" >"$log" 2>&1 || status=$?
  if [ "$status" -ne 0 ]; then
    tail -n 60 "$log"
    printf 'failed (status %d): %s\n' "$status" "$*" >&2
  fi
  rm -f "$log"
  return "$status"
}

# install_packages FILE: installs the Debian packages of the list that are missing. Touches nothing, and needs neither
# network nor rights, when all are there.
install_packages() {
  local package missing=() as_root=()
  while read -r package; do
    case "$package" in '' | '#'*) continue ;; esac
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done <"$1"
  [ "${#missing[@]}" -gt 0 ] || return 0
  say "installing ${missing[*]}"
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
      echo "these Debian packages are missing, and there is no sudo to install them: ${missing[*]}" >&2
      return 1
    }
    as_root=(sudo)
  fi
  quietly "${as_root[@]}" apt-get update
  quietly "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
}

# build PRESET [TARGETS...]: configures if need be and builds.
build() {
  local preset="$1"
  shift
  say "building ($preset)"
  quietly cmake --preset "$preset"
  quietly cmake --build --preset "$preset" ${1:+--target "$@"}
}

# run_tests PRESET [CTEST OPTIONS...]: shows failures, and ctest's closing lines.
run_tests() {
  local preset="$1" log status=0
  shift
  say "testing ($preset)"
  log="$(mktemp)"
  ctest --test-dir "build/$preset" --output-on-failure -j "$(nproc)" "$@" >"$log" 2>&1 || status=$?
  if [ "$status" -ne 0 ]; then
    grep -v -E '^( *[0-9]+/[0-9]+ Test.* Passed| +Start )' "$log" || true
  else
    grep -E 'Skipped\)|tests passed|^Total Test time' "$log" || true
  fi
  rm -f "$log"
  return "$status"
}
