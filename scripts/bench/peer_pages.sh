#!/usr/bin/env bash
# peer_pages.sh ADDRESS LIST GANTT CSV SEARCH [ADDRESS-OF-GANTT]: how long these pages take and how large they are.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"
# shellcheck disable=SC2034
kind=sqlite
source scripts/bench/common.sh

measured() { # name address
  local code bytes
  read -r code bytes <<<"$(curl --silent --output /dev/null --write-out '%{http_code} %{size_download}' "$2")"
  [[ "$code" == 200 ]] || { echo "   $2 answers $code" >&2; return 0; }
  echo "$1_bytes $bytes"
  load "$1" 1 "$2"
}

measured list "$1$2"
measured gantt "${6:-$1}$3"
measured csv "$1$4"
measured search "$1$5"
