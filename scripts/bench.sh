#!/usr/bin/env bash
# Measure the release on this machine and compare with the bars: how fast, how large, how much memory, on both databases.
# The first run makes databases of 1,000, 2,000, 5,000 and 100,000 commitments (some minutes); SQLite's are kept in target/bench.
# Nothing else should run meanwhile. It measures and does not judge: it fails only when something could not be measured.
#
# ACCORD_TEST_BENCH=sqlite leaves PostgreSQL out. ACCORD_TEST_BENCH_SECONDS is how long each page is asked for (4).
set -euo pipefail
source "$(dirname "$0")/lib.sh"

command -v wrk >/dev/null || install_packages "make bench" wrk
scripts/build.sh

declare -A sqlite postgres
missing=0

collect() { # array command…
  local -n into=$1
  local name value
  while read -r name value; do into[$name]=$value; done < <("${@:2}" || echo failed 1)
  if [[ -n "${into[failed]:-}" ]]; then missing=$((missing + 1)); fi
}

collect sqlite scripts/bench/measure.sh sqlite
if [[ "${ACCORD_TEST_BENCH:-both}" != sqlite ]]; then
  collect postgres scripts/with-postgres.sh scripts/bench/measure.sh postgres
fi
collect sqlite scripts/bench/writers.sh sqlite
if [[ "${ACCORD_TEST_BENCH:-both}" != sqlite ]]; then
  collect postgres scripts/with-postgres.sh scripts/bench/writers.sh postgres
fi
sqlite[client]=$(cat target/site/pkg/*.wasm.br target/site/pkg/*.js.br | wc -c)
sqlite[style]=$(cat target/site/pkg/*.css.br | wc -c)
for database in sqlite postgres; do
  declare -n of=$database
  if [[ -n "${of[writers_done]:-}" ]]; then
    of[writers_bad]=$((of[writers_conflict] + of[writers_refused] + of[writers_failed]))
  fi
  if [[ -n "${of[list_1000_median]:-}" && -n "${of[list_100000_median]:-}" ]]; then
    of[growth]=$((of[list_100000_median] * 100 / of[list_1000_median]))
  fi
done

shown() { # value divisor digits
  if [[ -z "$1" ]]; then echo –; else awk -v value="$1" -v by="$2" -v digits="$3" \
    'BEGIN { printf "%.*f", digits, value / by }'; fi
}

line() { # title, name, divisor, digits, unit, bar (`<= 2`, `>= 1500` or nothing)
  local title=$1 name=$2 divisor=$3 digits=$4 unit=$5 bar=${6:-} verdict=
  local one=${sqlite[$name]:-} two=${postgres[$name]:-}
  [[ -n "$one" ]] || missing=$((missing + 1))
  if [[ -n "$bar" && -n "$one" ]]; then
    verdict=$(awk -v value="$one" -v by="$divisor" -v bar="${bar#* }" -v sign="${bar% *}" \
      'BEGIN { it = value / by; print ((sign == "<=" && it <= bar) || (sign == ">=" && it >= bar)) ? "ok" : "over" }')
  fi
  printf '%-52s %-10s %12s %12s   %s\n' "$title, $unit" "$bar" "$(shown "$one" "$divisor" "$digits")" \
    "$(shown "$two" "$divisor" "$digits")" "$verdict"
}

say "Measured on $(nproc) cores"
printf '%-52s %-10s %12s %12s\n' "one client unless said; nothing from a page cache" bar SQLite PostgreSQL
line "list, 100 rows of 5,000: median" list_median 1000 2 ms "<= 2"
line "list, 100 rows of 5,000: 99 of 100 within" list_p99 1000 2 ms
line "list, 100 rows of 5,000: 16 clients" list_16_rate 1 0 "pages/s" ">= 1500"
line "list, 100 rows of 5,000: size" list_bytes 1000 1 kB "<= 60"
line "list, one area and status: median" area_median 1000 2 ms
line "list by title: median" title_median 1000 2 ms
line "list by due day: median" due_median 1000 2 ms
line "list, longest silent first: median" silent_median 1000 2 ms
line "list, search for 보안: median" search_median 1000 2 ms
line "list, search for 보안 in 100,000: median" search_100000_median 1000 2 ms
line "list of 1,000: median" list_1000_median 1000 2 ms
line "list of 100,000: median" list_100000_median 1000 2 ms
line "growth of the first page, 1,000 to 100,000" growth 100 2 times "<= 2"
line "list, empty: median" empty_median 1000 2 ms "<= 50"
for portfolio in demo fictional 1000 2000; do
  time='' size=''
  if [[ "$portfolio" == 1000 ]]; then time='<= 20' size='<= 300'; fi
  for view in month quarter year table; do
    of="timeline, $portfolio, $view"
    line "$of: median" "timeline_${portfolio}_${view}_median" 1000 2 ms "$time"
    line "$of: size" "timeline_${portfolio}_${view}_bytes" 1000 1 kB "$size"
    line "$of" "timeline_${portfolio}_${view}_elements" 1 0 elements
  done
done
line "overview of 5,000: median" overview_median 1000 2 ms
line "WebAssembly and JavaScript, brotli" client 1000 1 kB "<= 90"
line "style, brotli" style 1000 1 kB
line "resident after all that at 5,000" memory 1024 0 MB "<= 100"
line "start to the first page, 5,000" start 1 0 ms "<= 300"
line "loading 100,000 into the record" load_100000 1 0 "a second"
line "64 people hand in reports for 30 s: reports" writers_rate 1 0 "a second"
line "… slowest (form and answer)" writers_worst 1000 0 ms
line "… refused or failed" writers_bad 1 0 answers "<= 0"
line "… accepted and not in the record" writers_missing 1 0 reports "<= 0"
line "… in the record twice" writers_twice 1 0 reports "<= 0"

if ((missing > 0)); then
  printf '\n%d numbers could not be measured.\n' "$missing" >&2
  exit 1
fi
