#!/usr/bin/env bash
# cached.sh sqlite|postgres SIZE: the list and the overview from the cache of pages for 16 clients, beside axum alone with the
# same bytes; then memory after every page was asked for in both languages.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"
kind=$1 size=$2
limit=${ACCORD_TEST_LIMIT:-target/release/limit}
source scripts/bench/common.sh
body=$(mktemp)
beside=
finish() {
  stop
  [[ -z "$beside" ]] || kill "$beside" 2>/dev/null || true
  rm -f "$body"
}
trap finish EXIT

database "$size" >/dev/null
start
say "$kind: pages of $size from the cache, and the limit"

compare() { # name path encoding
  local port
  curl --silent --fail --header "Accept-Encoding: $3" --output "$body" "$address$2"
  echo "$1_bytes $(wc -c <"$body")"
  load "$1" 16 "$address$2" scripts/bench/same.lua "Accept-Encoding: $3"
  port=$(free_port)
  "$limit" "127.0.0.1:$port" "$body" &
  beside=$!
  sleep 0.2
  load "$1_limit" 16 "http://127.0.0.1:$port$2" scripts/bench/same.lua "Accept-Encoding: $3"
  kill "$beside"
  wait "$beside" 2>/dev/null || true
  beside=
}

compare cached_list /en/commitments identity
compare cached_packed /en/commitments br
compare cached_overview /en/ identity
load cached_one 1 "$address/en/commitments" scripts/bench/same.lua

# Every page of the table, then so many of the site map.
while IFS='|' read -r _ _ _ _ at; do
  for language in en ko; do curl --silent --output /dev/null "$address/$language/${at#/*/}"; done
done <scripts/bench/pages.txt
curl --silent "$address/sitemap.xml" | { grep --only-matching --perl-regexp '<loc>\K[^<]*' || true; } |
  sed --quiet "1,${ACCORD_TEST_BENCH_PAGES:-2000}"'s/.*/url = "&"\noutput = "\/dev\/null"/p' | curl --silent --config -
echo "memory_$size $(resident)"
