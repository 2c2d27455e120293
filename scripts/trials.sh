#!/usr/bin/env bash
# Try what a machine and a network do to a running server: a full disk, a deleted file, half-open connections, signals.
# On SQLite, and on PostgreSQL what does not depend on the file. Prints a line for each trial, fails when one fails.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

if [[ -z "${ACCORD_TEST_POSTGRES_URL:-}" ]]; then
  exec scripts/with-postgres.sh "$0" "$@"
fi
[[ -x "$binary" ]] || fail "$binary is missing: make release, or set ACCORD_TEST_BINARY."

folder=$(mktemp -d /tmp/accord-trials.XXXXXX)
server=
failed=0

stop() { [[ -z "$server" ]] || { kill -KILL "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; }; server=; }
finish() {
  stop
  mountpoint -q "$folder/disk" 2>/dev/null && umount "$folder/disk" || true
  rm -rf "$folder"
}
trap finish EXIT

serve_environment
export LEPTOS_SITE_ROOT ACCORD_SITE_ROOT=${ACCORD_SITE_ROOT:-$root/target/site}
port=$((20000 + RANDOM % 20000))
export ACCORD_LISTEN=127.0.0.1:$port ACCORD_LOG=error

outcome() { # name, whether it held (0 or 1), what was seen
  if (($2 == 0)); then printf 'held    %s: %s\n' "$1" "$3"; else printf 'FAILED  %s: %s\n' "$1" "$3"; failed=1; fi
}

status() { curl --silent --output /dev/null --max-time 10 --write-out '%{http_code}' "$@" || true; }
ready() { curl --silent --max-time 10 "http://127.0.0.1:$port/readyz" || true; }
# Each attempt to sign in writes. A wrong password is 422.
write() { status --data 'email=nobody@x.example&password=not+this+one' "http://127.0.0.1:$port/en/sign-in"; }

start() { # database, more arguments for the server
  local database=$1
  shift
  # Both databases belong to these trials alone.
  ACCORD_DATABASE=$database "$binary" serve --fictional "$@" 2>>"$folder/log" &
  server=$!
  for _ in $(seq 300); do
    [[ $(status "http://127.0.0.1:$port/readyz") == 200 ]] && return
    kill -0 "$server" 2>/dev/null || break
    sleep 0.1
  done
  cat "$folder/log" >&2
  fail "The server did not start on ${database%%:*}."
}

ends_within() { # seconds
  for _ in $(seq $(($1 * 10))); do
    kill -0 "$server" 2>/dev/null || return 0
    sleep 0.1
  done
  return 1
}

half_open() { # how many
  exec 3< <(python3 - "$port" "$1" <<'PYTHON'
import socket, sys, time
held = []
for _ in range(int(sys.argv[2])):
    s = socket.create_connection(("127.0.0.1", int(sys.argv[1])), timeout=5)
    s.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n")
    held.append(s)
print("open", flush=True)
time.sleep(600)
PYTHON
  )
  holder=$!
  read -r _ <&3
}

connections_and_signals() { # name of the database, its address
  local name=$1
  start "$2"
  half_open 700
  local answered
  answered=$(status "http://127.0.0.1:$port/en/")
  outcome "$name, 700 half-open connections" $([[ $answered == 200 ]] && echo 0 || echo 1) "a reader is answered $answered"
  kill -TERM "$server"
  if ends_within 12; then outcome "$name, SIGTERM with half-open connections" 0 "ended within 12 s"
  else outcome "$name, SIGTERM with half-open connections" 1 "still there after 12 s"; fi
  kill "$holder" 2>/dev/null || true
  stop
  start "$2"
  half_open 1
  kill -TERM "$server"
  sleep 0.5
  kill -TERM "$server" 2>/dev/null || true
  if ends_within 3; then outcome "$name, a second SIGTERM" 0 "ended at once"
  else outcome "$name, a second SIGTERM" 1 "still there after 3 s"; fi
  kill "$holder" 2>/dev/null || true
  stop
}

full_disk() {
  mkdir -p "$folder/disk"
  if ! mount -t tmpfs -o size=24m accord-trials "$folder/disk" 2>/dev/null; then
    printf 'skipped SQLite, full disk: mount is forbidden here; tests/store/machine.rs has the same error\n'
    return
  fi
  start "sqlite://$folder/disk/accord.db"
  local before full said after
  before=$(write)
  dd if=/dev/zero of="$folder/disk/filler" bs=4k 2>/dev/null || true
  full=
  for _ in $(seq 200); do
    full=$(write)
    [[ $full == 503 ]] && break
  done
  said=$(ready)
  rm "$folder/disk/filler"
  after="$(write) $(write)"
  # What /readyz writes is a few bytes: they may still fit where a form does not, and then it says so.
  outcome "SQLite, full disk" \
    $([[ $before == 422 && $full == 503 && $after != *503* ]] && echo 0 || echo 1) \
    "before $before, full $full ($said), with room again $after"
  stop
  umount "$folder/disk"
}

deleted_file() {
  start "sqlite://$folder/deleted.db"
  rm "$folder/deleted.db"
  sleep 2.5 # an answer of /readyz is kept for two seconds
  local refused said
  refused=$(write)
  said=$(ready)
  outcome "SQLite, deleted file" $([[ $refused == 503 && $said == *'"database":"gone"'* ]] && echo 0 || echo 1) \
    "a write is answered $refused ($said)"
  stop
}

without_assets() {
  local said
  said=$(ACCORD_SITE_ROOT=$folder/nothing ACCORD_DATABASE="sqlite://$folder/assets.db" timeout 20 "$binary" serve 2>&1) || true
  outcome "start without assets" $([[ $said == *"ACCORD_SITE_ROOT"* && $(wc -l <<<"$said") == 1 ]] && echo 0 || echo 1) "$said"
}

full_disk
deleted_file
without_assets
connections_and_signals SQLite "sqlite://$folder/accord.db"
connections_and_signals PostgreSQL "$ACCORD_TEST_POSTGRES_URL"
exit "$failed"
