#!/usr/bin/env bash
# measure.sh sqlite|postgres: make the databases, start the release on each, measure. Prints a line `name value` for each
# number, nothing for what could not be measured. On PostgreSQL it runs under with-postgres.sh.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

kind=$1
seconds=${ACCORD_TEST_BENCH_SECONDS:-4}
cache=target/bench
server=
mkdir -p "$cache"
trap '[[ -z "$server" ]] || stop' EXIT

# What a database holds depends on these; another state of them makes another file.
state=$(cat src/demo/synthetic.rs src/demo/synthetic/* src/demo/*.json src/store/*.rs src/store/migrations/"$kind"/* src/domain/*.rs |
  sha256sum | cut -c 1-12)

database() { # count, or a portfolio that the server loads: says the address of a database with it, made when missing
  local count=$1 file
  if [[ "$kind" == postgres ]]; then
    export ACCORD_DATABASE=${ACCORD_TEST_POSTGRES_URL/\/accord\?//bench_$count?}
    psql --quiet --no-psqlrc "$ACCORD_TEST_POSTGRES_URL" --command "CREATE DATABASE bench_$count"
    [[ "$count" =~ ^[0-9]+$ ]] || return 0
    fill "$count"
    # What autovacuum does within a minute on a server that lives.
    psql --quiet --no-psqlrc "$ACCORD_DATABASE" --command "VACUUM ANALYZE"
    return
  fi
  file=$cache/$state-$count.db
  export ACCORD_DATABASE=sqlite://$file
  [[ "$count" =~ ^[0-9]+$ ]] || return 0
  if [[ -f "$file" ]]; then
    cat "$file.rate"
    return
  fi
  # Databases of an earlier state are of no more use.
  find "$cache" -name '*.db*' ! -name "$state-*" -delete
  rm -f "$file.new"*
  ACCORD_DATABASE=sqlite://$file.new fill "$count" | tee "$file.rate"
  mv "$file.new" "$file"
}

fill() { # count
  local output rate
  say "$kind: loading $1 synthetic commitments"
  output=$("$binary" synthetic "$1" | tail -1)
  echo "   $output" >&2
  rate=$(sed -n 's/.*, \([0-9]*\) a second$/\1/p' <<<"$output")
  [[ -z "$rate" ]] || echo "load_$1 $rate"
}

free_port() {
  local port
  for port in $(shuf --input-range=20000-30000 --head-count=50); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
  fail "No port is free."
}

start() { # words for `serve`: says in $started how many milliseconds passed until the first page came
  local port began
  port=$(free_port)
  address=http://127.0.0.1:$port
  began=${EPOCHREALTIME/./}
  ACCORD_LISTEN=127.0.0.1:$port ACCORD_LOG=warn "$binary" serve "$@" &
  server=$!
  until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
    kill -0 "$server" 2>/dev/null || fail "Accord did not start."
    sleep 0.002
  done
  curl --silent --fail --output /dev/null "$address/en/commitments" || fail "The list does not answer."
  started=$(((${EPOCHREALTIME/./} - began) / 1000))
}

stop() {
  kill -TERM "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  server=
}

bytes() { curl --silent --fail "$address$1" | wc -c; }

load() { # name connections path: prints NAME_median, NAME_p99 (microseconds), NAME_rate (a second)
  local name=$1 connections=$2 path=$3 line
  # A first round, not counted: statements are prepared, totals counted, memory is warm.
  curl --silent --fail --output /dev/null "$address$path" || { echo "   $path: not there" >&2; return 0; }
  wrk --threads 1 --connections "$connections" --duration 1s "$address$path" >/dev/null
  line=$(wrk --threads 1 --connections "$connections" --duration "${seconds}s" --script scripts/bench/vary.lua \
    "$address$path" | sed -n 's/^measured //p')
  read -r median p99 rate failed <<<"$line"
  if ((failed > 0)); then
    echo "   $path: $failed answers were errors" >&2
    return 0
  fi
  printf '%s_median %s\n%s_p99 %s\n%s_rate %s\n' "$name" "$median" "$name" "$p99" "$name" "$rate"
}

timelines() { # name: the timeline of the server's portfolio in each zoom, and as a table
  local view name
  for view in zoom=month zoom=quarter zoom=year view=table; do
    name=timeline_$1_${view#*=}
    curl --silent --fail --output "$cache/timeline.html" "$address/en/timeline?$view" || continue
    echo "${name}_bytes $(wc -c <"$cache/timeline.html")"
    echo "${name}_elements $(grep -o '<[a-z]' "$cache/timeline.html" | wc -l)"
    load "$name" 1 "/en/timeline?$view"
  done
}

serve_environment

for portfolio in demo fictional; do
  database "$portfolio"
  start "--$portfolio"
  timelines "$portfolio"
  stop
done

database 2000
start
timelines 2000
stop

database 0
start
load empty 1 /en/commitments
stop

database 1000
start
load list_1000 1 /en/commitments
timelines 1000
stop

database 5000
start
echo "start $started"
echo "list_bytes $(bytes /en/commitments)"
load list 1 /en/commitments
load list_16 16 /en/commitments
load area 1 '/en/commitments?area=quantum&status=completed'
load title 1 '/ko/commitments?sort=title'
load due 1 '/en/commitments?sort=due'
load silent 1 '/en/commitments?sort=silent'
load search 1 '/ko/commitments?q=%EB%B3%B4%EC%95%88' # 보안, security
load overview 1 /en/
echo "memory $(awk '/^VmRSS/ { print $2 }' "/proc/$server/status")"
stop

database 100000
start
load list_100000 1 /en/commitments
load search_100000 1 '/ko/commitments?q=%EB%B3%B4%EC%95%88'
stop
