# Read by the scripts that measure: databases of a size, servers, and what they answer in. `kind` is sqlite or postgres; the
# latter runs under with-postgres.sh. A number is printed as a line `name value`, and nothing for what could not be measured.
# shellcheck shell=bash

seconds=${ACCORD_TEST_BENCH_SECONDS:-4}
kept=target/bench
server=
address=
mkdir -p "$kept"
serve_environment

# What a database holds depends on the program that fills it.
program=$(sha256sum "$binary" | cut -c 1-12)

database() { # size, or `empty`: sets ACCORD_DATABASE to one of so many commitments, made when missing; says how fast
  local size=$1 file
  if [[ "$kind" == postgres ]]; then
    export ACCORD_DATABASE=${ACCORD_TEST_POSTGRES_URL/\/accord\?//bench_$size?}
    if psql --quiet --no-psqlrc "$ACCORD_DATABASE" --command "SELECT 1" &>/dev/null; then return; fi
    psql --quiet --no-psqlrc "$ACCORD_TEST_POSTGRES_URL" --command "CREATE DATABASE bench_$size"
    fill "$size"
    # What autovacuum does within a minute on a server that lives.
    psql --quiet --no-psqlrc "$ACCORD_DATABASE" --command "VACUUM ANALYZE"
    return
  fi
  file=$kept/$program-$size.db
  export ACCORD_DATABASE=sqlite://$file
  if [[ ! -f "$file" ]]; then
    # Databases of another program are of no more use.
    find "$kept" -type f ! -name "$program-*" -delete
    rm -f "$file"*
    ACCORD_DATABASE=sqlite://$file.new fill "$size" >"$kept/$program-$size.rate"
    mv "$file.new" "$file"
  fi
  cat "$kept/$program-$size.rate"
}

fill() { # size
  local output rate
  [[ "$1" != empty ]] || { "$binary" synthetic 0 >/dev/null; return; }
  say "$kind: loading $1 synthetic commitments"
  output=$("$binary" synthetic "$1" 2>/dev/null | tail -1)
  rate=$(sed -n 's/.*, \([0-9]*\) a second$/\1/p' <<<"$output")
  [[ -z "$rate" ]] || echo "load_$1 $rate"
}

disk_bytes() { # what the database takes
  case $kind in
    sqlite) cat "${ACCORD_DATABASE#sqlite://}"* 2>/dev/null | wc -c ;;
    postgres) psql --quiet --no-psqlrc --tuples-only --no-align "$ACCORD_DATABASE" \
      --command "SELECT pg_database_size(current_database())" ;;
  esac
}

free_port() {
  local port
  for port in $(shuf --input-range=20000-30000 --head-count=50); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
  fail "No port is free."
}

start() { # setting…: says in $started how many milliseconds passed until the first page came
  local port began
  port=${ACCORD_TEST_PORT:-$(free_port)}
  address=http://127.0.0.1:$port
  began=${EPOCHREALTIME/./}
  env ACCORD_LISTEN="127.0.0.1:$port" ACCORD_LOG=error "$@" "$binary" serve &
  server=$!
  until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
    kill -0 "$server" 2>/dev/null || fail "Accord did not start."
    sleep 0.002
  done
  curl --silent --fail --output /dev/null "$address/en/commitments" || fail "The list does not answer."
  started=$(((${EPOCHREALTIME/./} - began) / 1000))
}

# Settings under which every page is drawn anew; a program that knows no cache of pages refuses the setting.
uncached() { if grep --quiet page_cache_bytes "$binary"; then echo ACCORD_PAGE_CACHE_BYTES=0; fi; }

stop() {
  [[ -n "$server" ]] || return 0
  kill -TERM "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  server=
}

resident() { awk '/^VmRSS/ { print $2 }' "/proc/$server/status"; }

once() { # address: microseconds of one answer, nothing when it is not 200
  curl --silent --output /dev/null --write-out '%{http_code} %{time_total}\n' "$1" |
    awk '$1 == 200 { printf "%d\n", $2 * 1000000 }'
}

load() { # name clients address [lua, header]: prints NAME_median, NAME_p99 (microseconds) and NAME_rate (a second)
  local name=$1 clients=$2 at=$3 script=${4:-scripts/bench/vary.lua} first line median p99 rate failed
  # A first round, not counted: statements are prepared, memory is warm.
  [[ -n "$(once "$at")" ]] || return 0
  first=$(once "$at")
  # Of a page this slow a few would be counted at most.
  if ((first > 1000000)); then
    printf '%s_median %s\n' "$name" "$first"
    return
  fi
  wrk --threads 1 --connections "$clients" --duration 1s --timeout 20s "$at" >/dev/null
  line=$(wrk --threads 1 --connections "$clients" --duration "${seconds}s" --timeout 20s --script "$script" ${5:+--header "$5"} \
    "$at" | sed -n 's/^measured //p')
  read -r median p99 rate failed <<<"$line"
  if ((failed > 0)); then
    echo "   $at: $failed answers were errors" >&2
    return
  fi
  printf '%s_median %s\n%s_p99 %s\n%s_rate %s\n' "$name" "$median" "$name" "$p99" "$name" "$rate"
}
