#!/usr/bin/env bash
# writers.sh sqlite|postgres SIZE WRITERS SECONDS [kill]: so many people hand in reports at once about a portfolio of that size.
# Says how many a second, how long one takes, and whether every report that was accepted is in the record exactly once; with
# `kill` the server is killed (-9) halfway and started again. On PostgreSQL it runs under with-postgres.sh.
# Fails when a report is missing or there twice.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"
kind=$1 size=$2 writers=$3 length=$4 how=${5:-}
source scripts/bench/common.sh
folder=$(mktemp -d "$kept/writers.XXXXXX")
trap 'stop; rm -rf "$folder"' EXIT

database "$size" >/dev/null
case $kind in
  sqlite)
    cp "${ACCORD_DATABASE#sqlite://}" "$folder/accord.db"
    export ACCORD_DATABASE=sqlite://$folder/accord.db
    ;;
  postgres)
    copy=writers_${size}_$writers${how:+_$how}
    psql --quiet --no-psqlrc "$ACCORD_TEST_POSTGRES_URL" --command "CREATE DATABASE $copy TEMPLATE bench_$size"
    export ACCORD_DATABASE=${ACCORD_TEST_POSTGRES_URL/\/accord\?//$copy?}
    ;;
esac
ACCORD_TEST_PORT=$(free_port)
export ACCORD_TEST_PORT ACCORD_LISTEN=127.0.0.1:$ACCORD_TEST_PORT

organisations=$("$binary" user add nobody@example.org --organisation NONE --role official 2>&1 |
  grep -o '[A-Z]\{2,\}-[A-Z0-9-]*' || true)
[[ -n "$organisations" ]] || fail "The synthetic portfolio names no organisations."
mapfile -t codes <<<"$organisations"
# More than will write: some organisations own nothing.
for number in $(seq $((writers * 3 / 2 + 8))); do
  email=writer$number@example.org
  code=${codes[$((number % ${#codes[@]}))]}
  echo "$email $("$binary" user add "$email" --organisation "$code" --role official | tail -1) $code"
done >"$folder/links"

written() { awk '/^write_bytes/ { print $2 }' "/proc/$server/io"; }

start
say "$kind: $writers people write about $size for $length seconds${how:+, and the server is killed halfway}"
before=$(written)
node scripts/bench/writers.mjs "$address" "$length" "$writers" "$folder/links" >"$folder/numbers" &
client=$!
if [[ "$how" == kill ]]; then
  sleep $((length / 2 + 6))
  kill -9 "$server"
  wait "$server" 2>/dev/null || true
  start
fi
wait "$client"
after=$(written)
cat "$folder/numbers"
done=$(sed -n 's/^writers_done //p' "$folder/numbers")
# PostgreSQL writes in processes of its own.
if [[ "$kind" == sqlite && -z "$how" ]] && ((done > 0)); then echo "writers_written $(((after - before) / done))"; fi
stop

sort "$folder/links.accepted" | sed '/^$/d' >"$folder/accepted"
"$(dirname "$0")/recorded.sh" "$folder" | sort >"$folder/recorded"
missing=$(comm -23 "$folder/accepted" <(uniq "$folder/recorded") | wc -l)
twice=$(uniq -d "$folder/recorded" | wc -l)
echo "writers_missing $missing"
echo "writers_twice $twice"
((missing == 0 && twice == 0))
