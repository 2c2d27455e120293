#!/usr/bin/env bash
# Export a portfolio, import it into an empty database and export it again: as everybody sees it and as a whole ledger, on
# both databases. Prints a line for each trip with the size of the file, fails when one byte differs.
# round-trips.sh [COUNT]: how many synthetic commitments (10,000).
set -euo pipefail
source "$(dirname "$0")/lib.sh"

count=${1:-10000}
if [[ -z "${ACCORD_TEST_POSTGRES_URL:-}" ]]; then
  exec scripts/with-postgres.sh "$0" "$@"
fi
[[ -x "$binary" ]] || fail "$binary is missing: make release, or set ACCORD_TEST_BINARY."
command -v jq >/dev/null || fail "jq is missing. On Debian: apt-get install jq"

folder=$(mktemp -d /tmp/accord-round-trips.XXXXXX)
trap 'rm -rf "$folder"' EXIT
export ACCORD_LOG=error
postgres=$ACCORD_TEST_POSTGRES_URL
databases=0
failed=0

# An empty database of a kind, as the one that commands use from here on.
fresh() { # sqlite or postgres
  databases=$((databases + 1))
  if [[ $1 == sqlite ]]; then
    export ACCORD_DATABASE=sqlite://$folder/$databases.db
  else
    psql --quiet --no-psqlrc "$postgres" --command "CREATE DATABASE trip_$databases TEMPLATE template0"
    export ACCORD_DATABASE=${postgres/\/accord\?/\/trip_$databases\?}
  fi
}

# What a command says beside its output is shown when it fails.
run() { "$binary" "$@" 2>"$folder/said" || { cat "$folder/said" >&2; return 1; }; }

load() { # portfolio
  case $1 in
    demonstration)
      jq --slurp '.[0] + .[1]' src/demo/portfolio.json src/demo/commitments.json >"$folder/demonstration.json"
      run import "$folder/demonstration.json" >/dev/null
      ;;
    fictional) run import src/demo/fictional.json >/dev/null ;;
    synthetic) run synthetic "$count" >/dev/null ;;
  esac
}

same() { # what, one file, the other
  if cmp --silent "$2" "$3"; then
    printf 'equal    %s: %s bytes\n' "$1" "$(stat --format=%s "$2")"
  else
    printf 'DIFFERS  %s\n' "$1"
    failed=1
  fi
}

for portfolio in demonstration fictional synthetic; do
  for from in sqlite postgres; do
    fresh "$from"
    load "$portfolio"
    run export >"$folder/public.json"
    run export --ledger >"$folder/ledger.json"
    for to in sqlite postgres; do
      fresh "$to"
      run import "$folder/public.json" >/dev/null
      run export >"$folder/public-again.json"
      same "$portfolio, portfolio, $from to $to" "$folder/public.json" "$folder/public-again.json"
      fresh "$to"
      run import "$folder/ledger.json" >/dev/null
      run export --ledger >"$folder/ledger-again.json"
      same "$portfolio, ledger, $from to $to" "$folder/ledger.json" "$folder/ledger-again.json"
      run verify >/dev/null || { printf 'DIFFERS  %s, verify of the imported ledger, %s\n' "$portfolio" "$to"; failed=1; }
    done
  done
done
exit "$failed"
