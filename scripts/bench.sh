#!/usr/bin/env bash
# Measure the release on this machine and set it beside the bars and beside axum alone: how fast, how large, how much memory, on
# both databases. Nothing else should run meanwhile. It measures and does not judge: a row that misses its bar says so, and it
# fails only when something could not be measured. `bench.sh quick` takes three minutes: SQLite, small portfolios.
#
# SQLite's databases are kept in target/bench. ACCORD_TEST_BENCH=sqlite leaves PostgreSQL out, ACCORD_TEST_BENCH_SIZES says which
# portfolios (1000, 5000, 20000, 100000), ACCORD_TEST_BENCH_SECONDS how long each page is asked for (4).
set -euo pipefail
source "$(dirname "$0")/lib.sh"
source scripts/bench/table.sh

which=${ACCORD_TEST_BENCH:-both}
read -ra sizes <<<"${ACCORD_TEST_BENCH_SIZES:-1000 5000 20000 100000}"
if [[ "${1:-}" == quick ]]; then
  which=sqlite sizes=(1000 5000)
  export ACCORD_TEST_BENCH_SECONDS=1 ACCORD_TEST_BENCH_WRITERS=6 ACCORD_TEST_BENCH_VERIFY=10 ACCORD_TEST_BENCH_PAGES=200
fi
smallest=${sizes[0]} largest=${sizes[-1]}

command -v wrk >/dev/null && [[ -x /usr/bin/time ]] || install_packages "make bench" wrk time
if [[ -z "${ACCORD_TEST_BINARY:-}" ]]; then
  scripts/build.sh
  cargo build --quiet --locked --bin limit --release --no-default-features --features ssr
fi

# shellcheck disable=SC2034
declare -A sqlite postgres
databases=(sqlite)
collect sqlite scripts/bench/all.sh sqlite "${sizes[@]}"
if [[ "$which" != sqlite ]]; then
  databases+=(postgres)
  # What waits for the disk is measured as it waits for the disk.
  collect postgres env ACCORD_TEST_POSTGRES_DURABLE=1 scripts/with-postgres.sh scripts/bench/all.sh postgres "${sizes[@]}"
fi
for database in "${databases[@]}"; do
  # shellcheck disable=SC2178
  declare -n of=$database
  of[client]=$(cat target/site/pkg/*.wasm.br target/site/pkg/*.js.br | wc -c)
  of[style]=$(cat target/site/pkg/*.css.br | wc -c)
  for name in list packed overview; do
    divided "cached_${name}_ratio" 1000 "${of[cached_${name}_rate]:-}" "${of[cached_${name}_limit_rate]:-}"
  done
  divided growth 100 "${of[list_${largest}_median]:-}" "${of[list_${smallest}_median]:-}"
  for size in "${sizes[@]}"; do divided "each_$size" 1 "$((${of["disk_$size"]:-0} - ${of[disk_empty]:-0}))" "$size"; done
  if [[ -n "${of[writers_done]:-}" ]]; then
    of[writers_bad]=$((of[writers_conflict] + of[writers_refused] + of[writers_failed]))
  fi
done

memory=$(awk '/^MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo)
echo "Measured on $(nproc) cores with $memory GB of memory, Linux $(uname -r | grep -o '^[0-9]*\.[0-9]*'); load before it: $(cut -d ' ' -f 1 /proc/loadavg)."
source scripts/bench/pages_table.sh
source scripts/bench/other_table.sh

if ((missing > 0)); then
  printf '\n%d numbers could not be measured.\n' "$missing" >&2
  exit 1
fi
