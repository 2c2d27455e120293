#!/usr/bin/env bash
# writers.sh sqlite|postgres [SECONDS [kill]]: 64 people hand in reports at once. Says whether every report that was accepted
# is in the record exactly once and whether the record is whole; with `kill` the server is killed (-9) halfway and started
# again. On PostgreSQL it runs under with-postgres.sh. Fails when a report is missing, there twice, or the record is not whole.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

kind=$1 seconds=${2:-30} how=${3:-}
writers=64
folder=$(mktemp -d)
server=
trap '[[ -z "$server" ]] || kill -TERM "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT

case $kind in
  sqlite) export ACCORD_DATABASE=sqlite://$folder/accord.db ;;
  postgres)
    psql --quiet --no-psqlrc "$ACCORD_TEST_POSTGRES_URL" --command "CREATE DATABASE writers_${how:-run}"
    export ACCORD_DATABASE=${ACCORD_TEST_POSTGRES_URL/\/accord\?//writers_${how:-run}?}
    ;;
esac
serve_environment
port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })')
export ACCORD_LISTEN=127.0.0.1:$port ACCORD_LOG=error
address=http://$ACCORD_LISTEN

"$binary" synthetic 1000 >/dev/null
organisations=$("$binary" user add nobody@example.org --organisation NONE --role official 2>&1 | grep -o '[A-Z]\{2,\}-[A-Z0-9-]*' || true)
[[ -n "$organisations" ]] || fail "The synthetic portfolio names no organisations."
mapfile -t codes <<<"$organisations"
# More than will write: some organisations own nothing.
for number in $(seq $((writers * 3 / 2))); do
  email=writer$number@example.org
  code=${codes[$((number % ${#codes[@]}))]}
  echo "$email $("$binary" user add "$email" --organisation "$code" --role official | tail -1) $code"
done >"$folder/links"

start() {
  "$binary" serve &
  server=$!
  until curl --silent --fail --output /dev/null "$address/healthz"; do
    kill -0 "$server" 2>/dev/null || fail "Accord did not start."
    sleep 0.05
  done
}

start
say "$kind: $writers people write for $seconds seconds${how:+, and the server is killed halfway}"
node "$(dirname "$0")/writers.mjs" "$address" "$seconds" "$writers" "$folder/links" >"$folder/numbers" &
client=$!
if [[ "$how" == kill ]]; then
  sleep $((seconds / 2 + 6))
  kill -9 "$server"
  wait "$server" 2>/dev/null || true
  start
fi
wait "$client"
cat "$folder/numbers"
kill -TERM "$server"
wait "$server" 2>/dev/null || true
server=

sort "$folder/links.accepted" >"$folder/accepted"
select="SELECT payload FROM record WHERE kind = 'update_submitted'"
case $kind in
  sqlite) node -e '
      const { DatabaseSync } = require("node:sqlite");
      for (const row of new DatabaseSync(process.argv[1]).prepare(process.argv[2]).all()) console.log(row.payload);' \
    "$folder/accord.db" "$select" >"$folder/payloads" 2>/dev/null ||
    python3 -c 'import sqlite3, sys
for row in sqlite3.connect(sys.argv[1]).execute(sys.argv[2]): print(row[0])' "$folder/accord.db" "$select" >"$folder/payloads" ;;
  postgres) psql --quiet --no-psqlrc --tuples-only --no-align "$ACCORD_DATABASE" --command "$select" >"$folder/payloads" ;;
esac
grep -o 'w[0-9]*n[0-9]*t[0-9]*' "$folder/payloads" | sort >"$folder/recorded"
missing=$(comm -23 "$folder/accepted" <(uniq "$folder/recorded") | wc -l)
twice=$(uniq -d "$folder/recorded" | wc -l)
echo "writers_recorded $(wc -l <"$folder/recorded")"
echo "writers_missing $missing"
echo "writers_twice $twice"
"$binary" verify | head -1 >&2
((missing == 0 && twice == 0))
