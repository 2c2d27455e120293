#!/usr/bin/env bash
# all.sh sqlite|postgres SIZE…: every number of one database. The first size is the smallest, and 5000 is among them.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"
kind=$1 smallest=$2 largest=${*: -1}
length=${ACCORD_TEST_BENCH_WRITERS:-30}

# What cannot be measured leaves its numbers out; the rest is measured all the same.
tried() { "$@" || echo "   $* failed" >&2; }

disk=target
if [[ "$kind" == postgres ]]; then disk=${ACCORD_TEST_POSTGRES_URL#*host=}; fi
node scripts/bench/fsync.mjs "$disk"
tried scripts/bench/empty.sh "$kind"
for size in "${@:2}"; do tried scripts/bench/pages.sh "$kind" "$size"; done
tried scripts/bench/cached.sh "$kind" 5000
[[ "$largest" == 5000 ]] || tried scripts/bench/cached.sh "$kind" "$largest"
tried scripts/bench/import.sh "$kind" 10000
for size in "$smallest" "$largest"; do
  tried scripts/bench/writers.sh "$kind" "$size" 1 "$((length / 3 + 1))" | sed "s/^writers/append_$size/"
done
tried scripts/bench/writers.sh "$kind" "$smallest" 64 "$length"
for size in "$smallest" 5000 "$largest"; do echo "$size"; done | sort -nu | while read -r size; do
  tried scripts/bench/verify.sh "$kind" "$size" "${ACCORD_TEST_BENCH_VERIFY:-300}" </dev/null
done
