#!/usr/bin/env bash
# Measure the built release on this machine: how fast, how large, how much memory. Takes about a minute; nothing else
# should run meanwhile. It uses a database of its own with the demo in it.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

command -v wrk >/dev/null || fail "make bench needs wrk. On Debian: apt-get install wrk"
scripts/build.sh

port=${ACCORD_TEST_PORT:-3210}
address=http://127.0.0.1:$port
output=$(mktemp)
ACCORD_LISTEN=127.0.0.1:$port scripts/serve-temporary.sh --demo >"$output" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null || true; wait $server 2>/dev/null || true; rm -f "$output"' EXIT

tries=0
until curl --silent --fail --output /dev/null "$address/readyz"; do
  kill -0 "$server" 2>/dev/null || { cat "$output" >&2; fail "Accord did not start."; }
  ((tries++ < 300)) || fail "Accord did not become ready within 30 seconds."
  sleep 0.1
done

measure() { # name, path
  local bytes one many
  bytes=$(curl --silent --fail "$address$2" | wc -c) || { printf '%-28s not there\n' "$1"; return; }
  one=$(wrk --threads 1 --connections 1 --duration 3s --latency "$address$2" | awk '$1 == "50%" { print $2 }')
  many=$(wrk --threads 1 --connections 16 --duration 3s "$address$2" | awk '$1 == "Requests/sec:" { print $2 }')
  printf '%-28s %10s %16s %14s\n' "$1" "$one" "$many" "$bytes"
}

say "Pages: median with one client, answers a second with 16, bytes before compression"
measure 'overview' /en/
measure 'commitments' /en/commitments
measure 'timeline' /en/timeline
measure 'statements, Korean' /ko/statements
measure 'CSV' /export/commitments.csv
measure 'API' /api/v1/commitments
measure 'readiness, for comparison' /readyz

say "Size and memory"
printf '%-28s %d bytes\n' 'browser part, brotli' "$(cat target/site/pkg/*.wasm.br target/site/pkg/*.js.br | wc -c)"
printf '%-28s %d bytes\n' 'style, brotli' "$(cat target/site/pkg/*.css.br | wc -c)"
printf '%-28s %d kB\n' 'resident after the above' \
  "$(awk '/^VmRSS/ { print $2 }' "/proc/$(pgrep --parent "$server" --full "$binary")/status")"
