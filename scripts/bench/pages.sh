#!/usr/bin/env bash
# pages.sh sqlite|postgres SIZE: every reading page of a portfolio of that size, drawn anew for each request by one client.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"
kind=$1 size=$2
source scripts/bench/common.sh
trap stop EXIT

database "$size"
echo "disk_$size $(disk_bytes)"
mapfile -t settings < <(uncached)
start "${settings[@]}" ACCORD_API_PER_MINUTE=0
echo "start_$size $started"
say "$kind: pages of $size"

first() { curl --silent "$address$1" | grep --only-matching --perl-regexp --max-count 1 "$2" | head -1; }
commitment=$(first /en/commitments 'data-commitment="?\K[^" >]+')
statement=$(first /en/statements 'href="?/en/statements/\K(?!new)[^" >?]+')

while IFS='|' read -r name _ _ _ at; do
  at=${at/\{commitment\}/$commitment}
  at=${at/\{statement\}/$statement}
  read -r code bytes <<<"$(curl --silent --output /dev/null --write-out '%{http_code} %{size_download}' "$address$at")"
  if [[ "$code" != 200 ]]; then
    echo "   $at answers $code" >&2
    [[ "$code" != 404 ]] || echo "absent_$name 1"
    continue
  fi
  echo "${name}_bytes_$size $bytes"
  # The API refuses a parameter that it does not know, and keeps no pages.
  [[ "$at" == /api/* ]] && script=scripts/bench/same.lua || script=scripts/bench/vary.lua
  load "${name}_$size" 1 "$address$at" "$script"
done <scripts/bench/pages.txt
load "clients_$size" 16 "$address/en/commitments"
echo "memory_drawn_$size $(resident)"
