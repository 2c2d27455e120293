#!/usr/bin/env bash
# profile.sh [SIZE]: where the release spends its time, by perf: drawing pages of a portfolio of that size (5000), one person's
# reports, verifying, loading. Prints for each what takes most by itself and, of our functions, with all that they call.
# Needs Debian's linux-perf. The program is linked once more with its symbols, which the release leaves out.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"
size=${1:-5000}
# shellcheck disable=SC2034
kind=sqlite
folder=$(mktemp -d)

command -v perf >/dev/null || install_packages "profile.sh" linux-perf
if [[ -z "${ACCORD_TEST_BINARY:-}" ]]; then
  scripts/build.sh
  release=$(mktemp target/release/.accord.XXXXXX)
  cp -p "$binary" "$release"
  cargo rustc --quiet --locked --bin accord --release --no-default-features --features ssr -- -C strip=none
  cp "$binary" target/release/accord-with-symbols
  mv "$release" "$binary"
  binary=target/release/accord-with-symbols
  export ACCORD_TEST_BINARY=$binary
fi
source scripts/bench/common.sh
trap 'stop; rm -rf "$folder"' EXIT

sampled() { perf record --quiet --freq 99 --call-graph dwarf,8192 --output "$folder/samples" "$@" >/dev/null 2>&1 || true; }

told() { # title
  printf '\n%s: by itself, then with what it calls\n\n' "$1"
  perf report --input "$folder/samples" --no-children --stdio --call-graph none 2>/dev/null |
    awk '/^ +[0-9.]+%/ && ++n <= 10'
  echo
  perf report --input "$folder/samples" --children --stdio --call-graph none 2>/dev/null |
    awk '/^ +[0-9.]+%/ && /accord::|sqlite3_step|bind_parameter|brotli|fsync/ && ++n <= 14'
}

page() { # title path
  sampled --pid "$server" -- sleep 6 &
  local sampler=$! until=$((SECONDS + 6))
  while ((SECONDS < until)); do curl --silent --output /dev/null "$address$2"; done
  wait "$sampler"
  told "$1"
}

database "$size" >/dev/null
mapfile -t settings < <(uncached)
start "${settings[@]}"
page "list" "/en/commitments"
page "one area and status" "/en/commitments?area=quantum&status=completed"
page "overview" "/en/"
page "changes" "/en/changes"
page "figures" "/en/figures"
page "a commitment" "/en/commitments/$(curl --silent "$address/en/commitments" |
  grep --only-matching --perl-regexp --max-count 1 'data-commitment="?\K[^" >]+' | head -1)"
stop

scripts/bench/writers.sh sqlite "$size" 1 20 >/dev/null &
writers=$!
# The people sign in first.
sleep 10
sampled --pid "$(pgrep --newest --full "$binary serve")" -- sleep 8
told "reports, one after the other"
wait "$writers"

sampled -- timeout 10 "$binary" verify
told "verify"
ACCORD_DATABASE=sqlite://$folder/load.db sampled -- "$binary" synthetic 2000
told "loading 2,000"
